using System.Text;

namespace CouncilPlatform.LocalityPlans.Monitoring;

internal static class MonitoringFiles
{
    private const int MaxListed = 100;

    private static readonly IReadOnlyList<string> Titles =
    [
        "report",
        "as_at",
        "row",
        "theme",
        "opportunity",
        "action",
        "owners",
        "key_date",
        "due_by",
        "status",
        "reached",
        "expected",
    ];

    public static void AddTo(ModuleDatasets datasets) =>
        datasets
            .AddEach(
                "monitoring-report",
                "csv",
                CsvFile.ContentType,
                "The status of each key date of an action plan on the day of the report.",
                KeysAsync,
                WriteTableAsync
            )
            .AddEach(
                "monitoring-report",
                "html",
                "text/html; charset=utf-8",
                "The monitoring report as a page to read and print.",
                KeysAsync,
                WritePageAsync
            );

    private static async Task<IReadOnlyList<string>> KeysAsync(
        IServiceProvider services,
        Partnership partnership,
        CancellationToken cancellationToken
    ) =>
        (
            await services
                .GetRequiredService<LocalityPlansDb>()
                .Of<MonitoringReport>(partnership)
                .OrderByDescending(r => r.Number)
                .Select(r => r.Number)
                .Take(MaxListed)
                .ToListAsync(cancellationToken)
        ).ConvertAll(n => n.ToString(CultureInfo.InvariantCulture));

    private static async Task WriteTableAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var (report, rows) = await ReadAsync(services, partnership, key, cancellationToken);
        await TableWriter.WriteCsvAsync(file, Titles, Cells(report, rows).ToAsyncEnumerable(), cancellationToken);
    }

    private static IEnumerable<IReadOnlyList<object?>> Cells(MonitoringReport report, IEnumerable<MonitoringRow> rows) =>
        rows.Select(
            IReadOnlyList<object?> (r) =>
                [
                    report.Number,
                    report.AsAt,
                    r.Number,
                    r.Theme,
                    r.Opportunity,
                    r.Action,
                    r.Owners,
                    r.KeyDate,
                    r.DueBy,
                    r.Status.Code(),
                    r.Reached,
                    r.Expected,
                ]
        );

    private static async Task WritePageAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var (report, rows) = await ReadAsync(services, partnership, key, cancellationToken);
        await file.WriteAsync(Encoding.UTF8.GetBytes(MonitoringPage.Of(partnership, report, rows)), cancellationToken);
    }

    private static async Task<(MonitoringReport Report, IReadOnlyList<MonitoringRow> Rows)> ReadAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<LocalityPlansDb>();
        var report = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await db.Of<MonitoringReport>(partnership).AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancellationToken)
            : null;
        return report is null
            ? throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no monitoring report {key}. Choose one of the list at /data/v1/{partnership.Slug}."
            )
            : (
                report,
                await db.Set<MonitoringRow>()
                    .AsNoTracking()
                    .Where(r => r.ReportId == report.Id)
                    .OrderBy(r => r.Number)
                    .ToListAsync(cancellationToken)
            );
    }
}
