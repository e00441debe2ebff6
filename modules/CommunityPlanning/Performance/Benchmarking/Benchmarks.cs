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
        var of = db.Of<Observation>(partnership).AsNoTracking().Where(o => o.IndicatorId == indicator.Id && o.Period == period);
        var all = await of.Headline().ToListAsync(cancellationToken);
        await CheckHeadlineAsync(indicator, period, of, all, cancellationToken);
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
        var inGroup = rows.FindAll(r => r.InGroup);
        var figuresInGroup = inGroup.ConvertAll(r => r.Figure.Figure);
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
                    own is { InGroup: true } ? Ranking.Of(own.Figure.Figure, figuresInGroup, fromLowest) : null,
                    Text(Ranking.Median(figuresInGroup)),
                    [.. bodies.Where(b => members.Contains(b.Id) && rows.TrueForAll(r => r.Body.Id != b.Id))],
                    inGroup
                ),
            [.. all.Where(o => nations.Contains(o.ReportingBodyId) && o.IsComparable)],
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

    private static List<(ReportingBody Body, Observation Figure)> Ranked(List<ReportingBody> bodies, List<Observation> all)
    {
        var figures = all.Where(o => o.IsComparable).ToDictionary(o => o.ReportingBodyId);
        return [.. bodies.Where(b => b.Kind == ReportingBodyKind.Partnership && figures.ContainsKey(b.Id)).Select(b => (b, figures[b.Id]))];
    }

    // Breakdowns and other measures are not ranked in place of a headline.
    private static async Task CheckHeadlineAsync(
        Indicator indicator,
        string period,
        IQueryable<Observation> of,
        List<Observation> headline,
        CancellationToken cancellationToken
    )
    {
        if (headline.Count == 0 && await of.FirstOrDefaultAsync(cancellationToken) is { Dimension: var dimension })
        {
            throw new RuleException(
                "NO_HEADLINE",
                $"{indicator.Title} has no headline figure of {period} to rank by: its figures are "
                    + $"{(dimension.Length == 0 ? "of other measures" : $"split by {dimension}")}. Enter a figure that is not.",
                InputPath.Argument("indicator")
            );
        }
    }

    private static void CheckLikeForLike(Indicator indicator, List<ReportingBody> bodies, List<Observation> all)
    {
        var compared = bodies
            .Where(b => b.Kind is ReportingBodyKind.Partnership or ReportingBodyKind.Nation)
            .ToDictionary(b => b.Id, b => b.Name);
        var byDefinition = all.Where(o => o.IsComparable && compared.ContainsKey(o.ReportingBodyId))
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
        var said = all.ToDictionary(o => o.ReportingBodyId);
        var unranked = bodies
            .Where(b => b.Kind == ReportingBodyKind.Partnership && rows.TrueForAll(r => r.Body.Id != b.Id))
            .ToLookup(b => said.GetValueOrDefault(b.Id)?.Missing?.ToString() ?? (said.ContainsKey(b.Id) ? "Projected" : "Missing"));
        foreach (var reason in (string[])["Missing", .. Enum.GetNames<MissingReason>(), "Projected"])
        {
            var words = Wording.Of(reason);
            Add($"{char.ToUpperInvariant(words[0])}{words[1..]}, and not ranked", unranked[reason]);
        }

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
