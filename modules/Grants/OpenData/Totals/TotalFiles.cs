namespace CouncilPlatform.Grants.OpenData;

/// <summary>The totals as a file, for what cannot ask GraphQL.</summary>
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
            .ReadAsync(partnership, By, filter: null, int.MaxValue, cancellationToken);
        await using var csv = CsvFile.Write(file);
        csv.WriteHeader("financial_year", "programme_code", "programme", "area_code", "area", "grants", "amount");
        foreach (var t in totals)
        {
            foreach (var cell in new[] { t.FinancialYear, t.ProgrammeCode, t.Programme, t.AreaCode, t.Area })
            {
                csv.WriteField(cell);
            }

            csv.WriteField(t.Count);
            csv.WriteAmount(t.Amount);
            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }
}
