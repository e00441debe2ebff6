namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Compares the figures of one indicator and period, by a fixed number of statements and one range of an index.</summary>
internal sealed class Benchmarks(CommunityPlanningDb db, TimeProvider time)
{
    public async Task<Benchmark> CompareAsync(
        Partnership partnership,
        string indicatorSlug,
        string period,
        string? bodySlug,
        string? groupSlug,
        int? edition,
        RankFrom from,
        CancellationToken cancellationToken
    )
    {
        PeriodRules.RequirePeriod(period);
        var indicator = await db.RequireBySlugAsync<Indicator>(partnership, indicatorSlug, cancellationToken, "indicator");
        var bodies = await db.Of<ReportingBody>(partnership).AsNoTracking().OrderBy(b => b.Name).ToListAsync(cancellationToken);
        var slug = bodySlug ?? partnership.Slug;
        var body =
            bodies.Find(b => b.Slug == slug && b.Kind == ReportingBodyKind.Partnership)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no reporting body \"{slug}\" that is a partnership. Choose one that is.",
                InputPath.Argument("body")
            );
        var (group, members) = await GroupAsync(partnership, groupSlug, edition, cancellationToken);
        var all = await db.Of<Observation>(partnership)
            .AsNoTracking()
            .Where(o => o.IndicatorId == indicator.Id && o.Period == period)
            .ToListAsync(cancellationToken);
        var ranked = Ranked(bodies, all);
        CheckLikeForLike(indicator, bodies, all);

        var fromLowest = Ranking.FromLowest(from, indicator.Polarity);
        var figures = ranked.ConvertAll(c => c.Figure.Figure);
        var rows = ranked
            .Select(c => new BenchmarkRow(c.Body, c.Figure, Ranking.Of(c.Figure.Figure, figures, fromLowest), members.Contains(c.Body.Id)))
            .OrderBy(r => r.Rank.Place)
            .ThenBy(r => r.Body.Name, StringComparer.Ordinal)
            .ToList();
        var own = rows.Find(r => r.Body.Id == body.Id);
        var inGroup = rows.FindAll(r => r.InGroup).ConvertAll(r => r.Figure.Figure);
        var nations = bodies.Where(b => b.Kind == ReportingBodyKind.Nation).Select(b => b.Id).ToHashSet();
        return new(
            indicator,
            period,
            body,
            own?.Figure,
            own?.Rank,
            Text(Ranking.Median(figures)),
            group is null
                ? null
                : new(
                    group,
                    own is { InGroup: true } ? Ranking.Of(own.Figure.Figure, inGroup, fromLowest) : null,
                    Text(Ranking.Median(inGroup)),
                    [.. bodies.Where(b => members.Contains(b.Id) && rows.TrueForAll(r => r.Body.Id != b.Id))]
                ),
            [.. all.Where(o => nations.Contains(o.ReportingBodyId) && o.Status != ObservationStatus.Projected)],
            rows,
            Notes(bodies, all, rows, period)
        )
        {
            Words = own is null
                ? $"{body.Name} has no figure of {period} that can be ranked"
                : $"{own.Rank.Text} (1 = {(fromLowest ? "lowest" : "highest")})",
        };
    }

    private async Task<(FamilyGroup? Group, HashSet<Guid> Members)> GroupAsync(
        Partnership partnership,
        string? slug,
        int? edition,
        CancellationToken cancellationToken
    )
    {
        if (slug is null)
        {
            return (null, []);
        }

        var group =
            await db.Of<FamilyGroup>(partnership)
                .AsNoTracking()
                .Where(g => g.Slug == slug && (edition == null || g.Edition == edition))
                .OrderByDescending(g => g.Edition)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no family group \"{slug}\"{(edition is null ? "" : $" of edition {edition}")}. "
                    + "Check it, then try again.",
                InputPath.Argument("familyGroup")
            );
        var members = db.Set<FamilyGroupMember>().Where(m => m.FamilyGroupId == group.Id).Select(m => m.ReportingBodyId);
        return (group, await members.ToHashSetAsync(cancellationToken));
    }

    // A projected figure is not ranked.
    private static List<(ReportingBody Body, Observation Figure)> Ranked(List<ReportingBody> bodies, List<Observation> all)
    {
        var figures = all.Where(o => o.Status != ObservationStatus.Projected).ToDictionary(o => o.ReportingBodyId);
        return [.. bodies.Where(b => b.Kind == ReportingBodyKind.Partnership && figures.ContainsKey(b.Id)).Select(b => (b, figures[b.Id]))];
    }

    private static void CheckLikeForLike(Indicator indicator, List<ReportingBody> bodies, List<Observation> all)
    {
        var compared = bodies
            .Where(b => b.Kind is ReportingBodyKind.Partnership or ReportingBodyKind.Nation)
            .ToDictionary(b => b.Id, b => b.Name);
        var byDefinition = all.Where(o => o.Status != ObservationStatus.Projected && compared.ContainsKey(o.ReportingBodyId))
            .GroupBy(o => o.DefinitionNumber)
            .OrderBy(g => g.Key)
            .ToList();
        if (byDefinition.Count > 1)
        {
            var who = byDefinition.Select(g => $"definition {g.Key}: {Named([.. g.Select(o => compared[o.ReportingBodyId])])}");
            throw new RuleException(
                "NOT_LIKE_FOR_LIKE",
                $"Not like for like: the figures of {indicator.Title} have different definitions ({string.Join("; ", who)}). "
                    + "Choose a period in which all figures have the same definition.",
                InputPath.Argument("indicator")
            );
        }
    }

    private List<string> Notes(List<ReportingBody> bodies, List<Observation> all, List<BenchmarkRow> rows, string period)
    {
        var notes = new List<string>();
        var projected = all.Where(o => o.Status == ObservationStatus.Projected).Select(o => o.ReportingBodyId).ToHashSet();
        var unranked = bodies
            .Where(b => b.Kind == ReportingBodyKind.Partnership && rows.TrueForAll(r => r.Body.Id != b.Id))
            .ToLookup(b => projected.Contains(b.Id));
        Add("Missing, and not ranked", unranked[false]);
        Add("Projected, and not ranked", unranked[true]);
        Add("Imputed", rows.Where(r => r.Figure.Status == ObservationStatus.Imputed).Select(r => r.Body));
        Add("Provisional", rows.Where(r => r.Figure.Status == ObservationStatus.Provisional).Select(r => r.Body));
        Add("Tied with another", rows.Where(r => r.Rank.Tied).Select(r => r.Body));
        if (Period.Read(period).Last >= UkTime.Today(time))
        {
            notes.Add($"{period} is not over: its figures cover only a part of it.");
        }

        return notes;

        void Add(string what, IEnumerable<ReportingBody> who)
        {
            var names = who.Select(b => b.Name).ToList();
            if (names.Count > 0)
            {
                notes.Add($"{what} ({names.Count}): {Named(names)}.");
            }
        }
    }

    // A long list is shortened.
    private static string Named(List<string> names) =>
        names.Count <= 10 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(10))} and {names.Count - 10} more";

    private static string? Text(decimal? figure) => figure is { } value ? Figures.Write(value) : null;
}
