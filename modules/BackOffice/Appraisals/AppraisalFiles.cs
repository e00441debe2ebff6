namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Published appraisals as a page to read and print, and their totals as CSV, for charts.</summary>
internal static class AppraisalFiles
{
    private const int MaxListed = 100;

    public static void Add(ModuleDatasets datasets) =>
        datasets
            .AddEach(
                "appraisal",
                "html",
                "text/html; charset=utf-8",
                "A published options appraisal as a page to read and print.",
                KeysAsync,
                WritePageAsync
            )
            .AddEach(
                "appraisal-totals",
                "csv",
                CsvFile.ContentType,
                "The totals of a published options appraisal, a row for each option and set of weights.",
                KeysAsync,
                WriteTotalsAsync
            );

    private static async Task<IReadOnlyList<string>> KeysAsync(
        IServiceProvider services,
        Partnership partnership,
        CancellationToken cancellationToken
    ) =>
        await services
            .GetRequiredService<BackOfficeDb>()
            .Of<Appraisal>(partnership)
            .Where(a => a.PublishedOn != null)
            .OrderByDescending(a => a.PublishedOn)
            .ThenBy(a => a.Slug)
            .Select(a => a.Slug)
            .Take(MaxListed)
            .ToListAsync(cancellationToken);

    private static async Task WritePageAsync(
        IServiceProvider services,
        Partnership partnership,
        string slug,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var (appraisal, result, councils) = await ReadAsync(services, partnership, slug, cancellationToken);
        var db = services.GetRequiredService<BackOfficeDb>();
        var options = result.Options.Select(o => o.Option.Id).ToList();
        var points = (
            await db.Set<OptionPoint>()
                .AsNoTracking()
                .Where(p => options.Contains(p.AppraisalOptionId))
                .OrderBy(p => p.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(p => p.AppraisalOptionId);
        var comparison =
            (await services.GetRequiredService<AppraisalResults>().ComparisonsAsync([appraisal.Id], cancellationToken)).GetValueOrDefault(
                appraisal.Id
            ) ?? [];
        var recommended = result.Options.First(o => o.Option.Id == appraisal.RecommendedId).Option;
        string[] sets = [.. result.Options[0].WeightedTotals.Select(t => "Weighted, " + Whose(t, councils))];
        var page = new PrintedPage(appraisal.Title, partnership.Name)
            .Fact("Published", appraisal.PublishedOn!.Value.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")))
            .Fact(
                "Recommended",
                appraisal.RecommendationReason is null ? recommended.Title : $"{recommended.Title}. {appraisal.RecommendationReason}"
            )
            .Fact("How totals are made", result.Formula)
            .Fact(
                "Status",
                appraisal.BusinessCase is null
                    ? "To be explored: there is no business case yet."
                    : $"Business case: {appraisal.BusinessCase}"
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
                comparison.Select(
                    IReadOnlyList<string?> (c) =>
                        [
                            c.Option.Title,
                            c.Criterion.Title,
                            c.Agreed is null ? null : Rated(c.Agreed.Rating),
                            c.Agreed?.Rationale,
                            c.Assessors.Count == 0 ? null : string.Join("; ", c.Assessors.Select(a => $"{a.Assessor}: {Rated(a.Rating)}")),
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

    private static async Task WriteTotalsAsync(
        IServiceProvider services,
        Partnership partnership,
        string slug,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var (_, result, councils) = await ReadAsync(services, partnership, slug, cancellationToken);
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

    private static async Task<(Appraisal Appraisal, AppraisalResult Result, IReadOnlyDictionary<Guid, Organisation> Councils)> ReadAsync(
        IServiceProvider services,
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken
    )
    {
        var appraisal =
            await services
                .GetRequiredService<BackOfficeDb>()
                .Of<Appraisal>(partnership)
                .AsNoTracking()
                .SingleOrDefaultAsync(a => a.Slug == slug && a.PublishedOn != null, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no published appraisal \"{slug}\".");
        var result = await services.GetRequiredService<AppraisalResults>().OfAsync(appraisal, cancellationToken);
        var councils = await services
            .GetRequiredService<IMediator>()
            .Send(
                new GetOrganisations([
                    .. result.Options.SelectMany(o => o.WeightedTotals).Select(t => t.CouncilId).OfType<Guid>().Distinct(),
                ]),
                cancellationToken
            );
        return (appraisal, result, councils);
    }

    private static string Whose(WeightedTotal total, IReadOnlyDictionary<Guid, Organisation> councils) =>
        total.CouncilId is { } id ? councils[id].Name : "consensus";

    private static string Rated(Rating rating) =>
        string.Create(CultureInfo.InvariantCulture, $"{rating} ({AppraisalArithmetic.Points(rating)})");

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
