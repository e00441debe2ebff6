namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Published appraisals as a page to read and print, and their totals as CSV, for charts.</summary>
internal sealed class AppraisalFiles(BackOfficeDb db, IMediator mediator, AppraisalResults results)
{
    private const int MaxListed = 100;

    public static void Add(ModuleDatasets datasets) =>
        datasets
            .AddEach(
                "appraisal",
                "html",
                "text/html; charset=utf-8",
                "A published options appraisal as a page to read and print.",
                (services, partnership, ct) => Of(services).KeysAsync(partnership, ct),
                (services, partnership, slug, file, ct) => Of(services).WritePageAsync(partnership, slug, file, ct)
            )
            .AddEach(
                "appraisal-totals",
                "csv",
                CsvFile.ContentType,
                "The totals of a published options appraisal, a row for each option and set of weights.",
                (services, partnership, ct) => Of(services).KeysAsync(partnership, ct),
                (services, partnership, slug, file, ct) => Of(services).WriteTotalsAsync(partnership, slug, file, ct)
            );

    private static AppraisalFiles Of(IServiceProvider services) => services.GetRequiredService<AppraisalFiles>();

    private async Task<IReadOnlyList<string>> KeysAsync(Partnership partnership, CancellationToken cancellationToken) =>
        await db.Of<Appraisal>(partnership)
            .Where(a => a.PublishedOn != null)
            .OrderByDescending(a => a.PublishedOn)
            .ThenBy(a => a.Slug)
            .Select(a => a.Slug)
            .Take(MaxListed)
            .ToListAsync(cancellationToken);

    private async Task WritePageAsync(Partnership partnership, string slug, Stream file, CancellationToken cancellationToken)
    {
        var (appraisal, result, councils) = await ReadAsync(partnership, slug, cancellationToken);
        var options = result.Options.Select(o => o.Option.Id).ToList();
        var points = (
            await db.Set<OptionPoint>()
                .AsNoTracking()
                .Where(p => options.Contains(p.AppraisalOptionId))
                .OrderBy(p => p.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(p => p.AppraisalOptionId);
        var comparisons = (await results.ComparisonsAsync([appraisal.Id], cancellationToken)).GetValueOrDefault(appraisal.Id) ?? [];
        var recommended = result.Options.First(o => o.Option.Id == appraisal.RecommendedId).Option.Title;
        string[] sets = [.. result.Options[0].WeightedTotals.Select(t => "Weighted, " + Whose(t, councils))];
        var page = new PrintedPage(appraisal.Title, partnership.Name)
            .Fact("Published", appraisal.PublishedOn!.Value.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")))
            .Fact("Recommended", appraisal.RecommendationReason is { } reason ? $"{recommended}. {reason}" : recommended)
            .Fact("How totals are made", result.Formula)
            .Fact(
                "Status",
                appraisal.BusinessCase is { } businessCase
                    ? $"Business case: {businessCase}"
                    : "To be explored: there is no business case yet."
            )
            .Heading("Totals and ranks")
            .Table(
                "Options by rank; objective and weighted totals side by side",
                ["Option", "Rank", "Objective total", .. sets, "How firm it is"],
                result
                    .Options.OrderBy(o => o.Rank)
                    .ThenBy(o => o.Option.Number)
                    .Select(
                        IReadOnlyList<string?> (o) =>
                            [
                                o.Option.AsIs ? $"{o.Option.Title} (as things are)" : o.Option.Title,
                                Text(o.Rank),
                                Text(o.ObjectiveTotal),
                                .. o.WeightedTotals.Select(t => t.Total),
                                o.Tied ? "Tied with another option"
                                : o.ThinMargin ? "A thin margin to another option"
                                : "Clear",
                            ]
                    )
            )
            .Heading("Scores and where they come from")
            .Table(
                "Agreed scores",
                ["Option", "Criterion", "Score", "Rationale", "Assessors"],
                comparisons.Select(
                    IReadOnlyList<string?> (c) =>
                        [
                            c.Option.Title,
                            c.Criterion.Title,
                            c.Agreed is null ? null : Rated(c.Agreed),
                            c.Agreed?.Rationale,
                            c.Assessors.Count == 0 ? null : string.Join("; ", c.Assessors.Select(a => $"{a.Assessor}: {Rated(a)}")),
                        ]
                )
            )
            .Heading("How much depends on each weight")
            .Table(
                "Sensitivity",
                ["Criterion", "Weight", "What would change"],
                result.Sensitivity.Select(IReadOnlyList<string?> (s) => [s.Criterion.Title, Text(s.Weight), s.Words])
            )
            .Heading("For and against");
        foreach (var option in result.Options.Select(o => o.Option).Where(o => points[o.Id].Any()))
        {
            page.Table(
                option.Title,
                ["Kind", "What speaks for or against it"],
                points[option.Id].Select(IReadOnlyList<string?> (p) => [p.Kind.ToString(), p.Text])
            );
        }

        await page.WriteAsync(file, cancellationToken);
    }

    private async Task WriteTotalsAsync(Partnership partnership, string slug, Stream file, CancellationToken cancellationToken)
    {
        var (_, result, councils) = await ReadAsync(partnership, slug, cancellationToken);
        await TableWriter.WriteCsvAsync(
            file,
            ["Option", "Weights", "Total", "Rank"],
            result
                .Options.SelectMany(o =>
                    o.WeightedTotals.Select(
                            IReadOnlyList<object?> (t) =>
                                [
                                    o.Option.Title,
                                    Whose(t, councils),
                                    t.Total is null ? null : decimal.Parse(t.Total, CultureInfo.InvariantCulture),
                                    o.Rank,
                                ]
                        )
                        .Prepend([o.Option.Title, "None (objective)", o.ObjectiveTotal, o.Rank])
                )
                .ToAsyncEnumerable(),
            cancellationToken
        );
    }

    private async Task<(Appraisal Appraisal, AppraisalResult Result, IReadOnlyDictionary<Guid, Organisation> Councils)> ReadAsync(
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken
    )
    {
        var appraisal =
            await db.Of<Appraisal>(partnership)
                .AsNoTracking()
                .SingleOrDefaultAsync(a => a.Slug == slug && a.PublishedOn != null, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no published appraisal \"{slug}\".");
        var result = await results.OfAsync(appraisal, cancellationToken);
        var councils = result.Options.SelectMany(o => o.WeightedTotals).Select(t => t.CouncilId).OfType<Guid>();
        return (appraisal, result, await mediator.OrganisationsAsync(councils, cancellationToken));
    }

    private static string Whose(WeightedTotal total, IReadOnlyDictionary<Guid, Organisation> councils) =>
        total.CouncilId is { } id ? councils[id].Name : "consensus";

    private static string Rated(OptionScore score) => $"{score.Rating} ({Text(AppraisalArithmetic.Points(score.Rating))})";

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
