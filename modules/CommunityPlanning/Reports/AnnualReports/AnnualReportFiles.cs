namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>Annual reports as a page to read and print, as a workbook, and each of their tables as CSV.</summary>
internal static class AnnualReportFiles
{
    private const int MaxListed = 100;
    private static readonly string[] OutcomeTitles =
    [
        "National outcome",
        "Outcome",
        "Indicator",
        "Figure",
        "Status",
        "Target",
        "Standing",
        "Reason",
        "Commentary",
    ];
    private static readonly string[] PartnerTitles =
    [
        "Partner",
        "Core indicators due",
        "Core indicators returned",
        "Actions led",
        "Actions joined",
        "Budget of the year",
        "Of it for outcomes",
    ];
    private static readonly string[] ParticipationTitles = ["Area", "Engagements", "People", "Not counted"];

    public static void AddTo(ModuleDatasets datasets) =>
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
                WriteWorkbookAsync
            )
            .AddEach(
                "annual-report-outcomes",
                "csv",
                CsvFile.ContentType,
                "Every outcome of an annual report, with its indicators.",
                KeysAsync,
                async (services, partnership, key, file, ct) =>
                    await TableWriter.WriteCsvAsync(file, OutcomeTitles, (await ReadAsync(services, partnership, key, ct)).OutcomeRows, ct)
            )
            .AddEach(
                "annual-report-partners",
                "csv",
                CsvFile.ContentType,
                "What each partner did in the year of an annual report.",
                KeysAsync,
                async (services, partnership, key, file, ct) =>
                    await TableWriter.WriteCsvAsync(file, PartnerTitles, (await ReadAsync(services, partnership, key, ct)).PartnerRows, ct)
            )
            .AddEach(
                "annual-report-participation",
                "csv",
                CsvFile.ContentType,
                "How communities took part in the year of an annual report.",
                KeysAsync,
                async (services, partnership, key, file, ct) =>
                    await TableWriter.WriteCsvAsync(
                        file,
                        ParticipationTitles,
                        (await ReadAsync(services, partnership, key, ct)).ParticipationRows,
                        ct
                    )
            );

    // A year in the form for addresses: 2011-12.
    private static async Task<IReadOnlyList<string>> KeysAsync(
        IServiceProvider services,
        Partnership partnership,
        CancellationToken cancellationToken
    ) =>
        (
            await services
                .GetRequiredService<CommunityPlanningDb>()
                .Of<AnnualReport>(partnership)
                .OrderByDescending(r => r.FirstDay)
                .Select(r => r.FinancialYear)
                .Take(MaxListed)
                .ToListAsync(cancellationToken)
        ).ConvertAll(Key);

    private static async Task WritePageAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var report = await ReadAsync(services, partnership, key, cancellationToken);
        var page = new PrintedPage($"Annual report {report.Report.FinancialYear}", partnership.Name)
            .Fact("Year", $"{Day(report.Report.FirstDay)} to {Day(report.Report.LastDay)}")
            .Fact("Published", $"{Day(UkTime.Day(report.Report.PublishedUtc))}. A published report never changes.")
            .Heading("Outcomes");
        foreach (var outcome in report.Outcomes.GroupBy(o => (o.NationalOutcome, o.Outcome)))
        {
            page.Table(
                $"{outcome.Key.Outcome} (national outcome: {outcome.Key.NationalOutcome})",
                ["Indicator", "Figure", "Target", "State and reason", "Commentary"],
                outcome.Select(IReadOnlyList<string?> (o) => [o.Indicator ?? "No indicator", o.Value, o.Target, o.Reason, o.Commentary])
            );
        }

        await page.Heading("Partners")
            .Table("What each partner did, by the same columns", PartnerTitles, await TextAsync(report.PartnerRows, cancellationToken))
            .Heading("Participation")
            .Table("How communities took part, by area", ParticipationTitles, await TextAsync(report.ParticipationRows, cancellationToken))
            .WriteAsync(file, cancellationToken);
    }

    private static async Task WriteWorkbookAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var report = await ReadAsync(services, partnership, key, cancellationToken);
        await TableWriter.WriteWorkbookAsync(
            file,
            [
                new("Outcomes", OutcomeTitles, report.OutcomeRows),
                new("Partners", PartnerTitles, report.PartnerRows),
                new("Participation", ParticipationTitles, report.ParticipationRows),
            ],
            cancellationToken
        );
    }

    private static async Task<WholeReport> ReadAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<CommunityPlanningDb>();
        var report = FinancialYear.TryParse(key.Replace('-', '/'), out var year)
            ? await db.Of<AnnualReport>(partnership).AsNoTracking().SingleOrDefaultAsync(r => r.FinancialYear == year, cancellationToken)
            : null;
        if (report is null)
        {
            throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no annual report of {key}. Choose a year from /data/v1/{partnership.Slug}."
            );
        }

        return new(
            report,
            await db.Set<AnnualReportOutcome>()
                .AsNoTracking()
                .Where(l => l.AnnualReportId == report.Id)
                .OrderBy(l => l.Number)
                .ToListAsync(cancellationToken),
            await db.Set<AnnualReportPartner>()
                .AsNoTracking()
                .Where(l => l.AnnualReportId == report.Id)
                .OrderBy(l => l.Number)
                .ToListAsync(cancellationToken),
            await db.Set<AnnualReportParticipation>()
                .AsNoTracking()
                .Where(l => l.AnnualReportId == report.Id)
                .OrderBy(l => l.Number)
                .ToListAsync(cancellationToken)
        );
    }

    private static async Task<List<IReadOnlyList<string?>>> TextAsync(
        IAsyncEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken
    ) =>
        await rows.Select(IReadOnlyList<string?> (r) => [.. r.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture))])
            .ToListAsync(cancellationToken);

    private static string Key(FinancialYear year) => year.ToString().Replace('/', '-');

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private sealed record WholeReport(
        AnnualReport Report,
        IReadOnlyList<AnnualReportOutcome> Outcomes,
        IReadOnlyList<AnnualReportPartner> Partners,
        IReadOnlyList<AnnualReportParticipation> Participation
    )
    {
        public IAsyncEnumerable<IReadOnlyList<object?>> OutcomeRows =>
            Outcomes
                .Select(
                    IReadOnlyList<object?> (o) =>
                        [o.NationalOutcome, o.Outcome, o.Indicator, o.Value, o.Status, o.Target, o.State, o.Reason, o.Commentary]
                )
                .ToAsyncEnumerable();

        public IAsyncEnumerable<IReadOnlyList<object?>> PartnerRows =>
            Partners
                .Select(
                    IReadOnlyList<object?> (p) =>
                        [p.Partner, p.IndicatorsDue, p.IndicatorsReturned, p.ActionsLed, p.ActionsJoined, p.Budget(), p.Aligned()]
                )
                .ToAsyncEnumerable();

        public IAsyncEnumerable<IReadOnlyList<object?>> ParticipationRows =>
            Participation.Select(IReadOnlyList<object?> (a) => [a.Area, a.Engagements, a.Participants, a.Uncounted]).ToAsyncEnumerable();
    }
}
