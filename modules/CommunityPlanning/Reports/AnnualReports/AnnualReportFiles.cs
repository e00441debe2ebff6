namespace CouncilPlatform.CommunityPlanning.Reports;

internal static class AnnualReportFiles
{
    private const int MaxListed = 100;

    public static void AddTo(ModuleDatasets datasets)
    {
        datasets
            .AddEach(
                "annual-report",
                "html",
                "text/html; charset=utf-8",
                "The annual report of a financial year, as a page to read and print.",
                KeysAsync,
                WritePageAsync
            )
            .AddEach(
                "annual-report",
                "xlsx",
                TableWriter.WorkbookType,
                "The annual report of a financial year, as a workbook.",
                KeysAsync,
                async (services, partnership, key, file, ct) =>
                {
                    var report = await ReadAsync(services, partnership, key, ct);
                    await TableWriter.WriteWorkbookAsync(file, [report.Outcomes, report.Partners, report.Participation], ct);
                }
            );
        AddTable("outcomes", "Every outcome of an annual report, with its indicators.", r => r.Outcomes);
        AddTable("partners", "What each partner did in the year of an annual report.", r => r.Partners);
        AddTable("participation", "How communities took part in the year of an annual report.", r => r.Participation);

        void AddTable(string name, string description, Func<ReportTables, TableSheet> choose) =>
            datasets.AddEach(
                $"annual-report-{name}",
                "csv",
                CsvFile.ContentType,
                description,
                KeysAsync,
                async (services, partnership, key, file, ct) =>
                {
                    var table = choose(await ReadAsync(services, partnership, key, ct));
                    await TableWriter.WriteCsvAsync(file, table.Titles, table.Rows, ct);
                }
            );
    }

    // A year in the form for addresses: 2011-12.
    private static async Task<IReadOnlyList<string>> KeysAsync(
        IServiceProvider services,
        Partnership partnership,
        CancellationToken cancellationToken
    )
    {
        var years = await services
            .GetRequiredService<CommunityPlanningDb>()
            .Of<AnnualReport>(partnership)
            .OrderByDescending(r => r.FirstDay)
            .Select(r => r.FinancialYear)
            .Take(MaxListed)
            .ToListAsync(cancellationToken);
        return years.ConvertAll(y => y.ToString().Replace('/', '-'));
    }

    private static async Task WritePageAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var (report, lines, _, partners, participation) = await ReadAsync(services, partnership, key, cancellationToken);
        var page = new PrintedPage($"Annual report {report.FinancialYear}", partnership.Name)
            .Fact("Year", $"{Day(report.FirstDay)} to {Day(report.LastDay)}")
            .Fact("Published", $"{Day(UkTime.Day(report.PublishedUtc))}. A published report never changes.")
            .Heading("Outcomes");
        foreach (var outcome in lines.GroupBy(o => (o.NationalOutcome, o.Outcome)))
        {
            page.Table(
                $"{outcome.Key.Outcome} (national outcome: {outcome.Key.NationalOutcome})",
                ["Indicator", "Figure", "Target", "State and reason", "Commentary"],
                outcome.Select(IReadOnlyList<string?> (o) => [o.Indicator ?? "No indicator", o.Value, o.Target, o.Reason, o.Commentary])
            );
        }

        await page.Heading("Partners")
            .Table("What each partner did, by the same columns", partners.Titles, await TextAsync(partners, cancellationToken))
            .Heading("Participation")
            .Table("How communities took part, by area", participation.Titles, await TextAsync(participation, cancellationToken))
            .WriteAsync(file, cancellationToken);
    }

    private static async Task<ReportTables> ReadAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<CommunityPlanningDb>();
        var known = FinancialYear.TryParse(key.Replace('-', '/'), out var year);
        var report =
            await db.Of<AnnualReport>(partnership)
                .AsNoTracking()
                .SingleOrDefaultAsync(r => known && r.FinancialYear == year, cancellationToken)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no annual report of {key}. Choose a year from /data/v1/{partnership.Slug}."
            );
        var outcomes = await LinesAsync(db.Set<AnnualReportOutcome>());
        return new(
            report,
            outcomes,
            Sheet(
                "Outcomes",
                ["National outcome", "Outcome", "Indicator", "Figure", "Status", "Target", "State", "Reason", "Commentary"],
                outcomes,
                o => [o.NationalOutcome, o.Outcome, o.Indicator, o.Value, o.Status, o.Target, o.State, o.Reason, o.Commentary]
            ),
            Sheet(
                "Partners",
                [
                    "Partner",
                    "Core indicators due",
                    "Core indicators returned",
                    "Actions led",
                    "Actions joined",
                    "Budget of the year",
                    "Of it for outcomes",
                ],
                await LinesAsync(db.Set<AnnualReportPartner>()),
                p => [p.Partner, p.IndicatorsDue, p.IndicatorsReturned, p.ActionsLed, p.ActionsJoined, p.Budget(), p.Aligned()]
            ),
            Sheet(
                "Participation",
                ["Area", "Engagements", "People", "Not counted"],
                await LinesAsync(db.Set<AnnualReportParticipation>()),
                a => [a.Area, a.Engagements, a.Participants, a.Uncounted]
            )
        );

        Task<List<T>> LinesAsync<T>(IQueryable<T> lines)
            where T : AnnualReportLine =>
            lines.AsNoTracking().Where(l => l.AnnualReportId == report.Id).OrderBy(l => l.Number).ToListAsync(cancellationToken);

        static TableSheet Sheet<T>(string name, IReadOnlyList<string> titles, List<T> lines, Func<T, IReadOnlyList<object?>> cells) =>
            new(name, titles, lines.Select(cells).ToAsyncEnumerable());
    }

    private static async Task<List<IReadOnlyList<string?>>> TextAsync(TableSheet sheet, CancellationToken cancellationToken) =>
        await sheet
            .Rows.Select(IReadOnlyList<string?> (r) => [.. r.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture))])
            .ToListAsync(cancellationToken);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private sealed record ReportTables(
        AnnualReport Report,
        IReadOnlyList<AnnualReportOutcome> Lines,
        TableSheet Outcomes,
        TableSheet Partners,
        TableSheet Participation
    );
}
