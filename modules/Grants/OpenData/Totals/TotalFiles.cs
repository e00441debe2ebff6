namespace CouncilPlatform.Grants.OpenData;

internal static class TotalFiles
{
    private static readonly GrantDimension[] By = [GrantDimension.FinancialYear, GrantDimension.Programme, GrantDimension.Area];

    public static void AddTo(ModuleDatasets datasets) =>
        datasets.Add(
            "grant-totals",
            "csv",
            CsvFile.ContentType,
            "Grants awarded, counted and added up by financial year, programme and area.",
            WriteAsync
        );

    private static async Task WriteAsync(
        IServiceProvider services,
        Partnership partnership,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var totals = await services
            .GetRequiredService<GrantTotals>()
            .ReadAsync(partnership, By, filter: null, int.MaxValue, greatestFirst: false, cancellationToken);
        await TableWriter.WriteCsvAsync(
            file,
            ["financial_year", "programme_code", "programme", "area_code", "area", "grants", "amount"],
            totals
                .Select(
                    IReadOnlyList<object?> (t) => [t.FinancialYear, t.ProgrammeCode, t.Programme, t.AreaCode, t.Area, t.Count, t.Amount]
                )
                .ToAsyncEnumerable(),
            cancellationToken
        );
    }
}
