using System.Globalization;
using System.Text;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Totals;

/// <summary>The totals as a file, for what cannot ask GraphQL.</summary>
internal static class TotalFiles
{
    private static readonly GrantDimension[] By = [GrantDimension.FinancialYear, GrantDimension.Programme, GrantDimension.Area];

    public static void AddTo(ModuleDatasets datasets) => datasets.Add(
        "grant-totals", "csv", "text/csv; charset=utf-8", "Grants awarded, counted and added up by financial year, programme and area.", WriteAsync);

    private static async Task WriteAsync(IServiceProvider services, Partnership partnership, Stream file, CancellationToken cancellationToken)
    {
        var totals = await services.GetRequiredService<GrantTotals>().ReadAsync(partnership, By, filter: null, int.MaxValue, cancellationToken);
        await using var csv = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await csv.WriteLineAsync("financial_year,programme_code,programme,area_code,area,grants,amount".AsMemory(), cancellationToken);
        foreach (var t in totals)
        {
            var cells = new[]
            {
                t.FinancialYear, CsvCell.Text(t.ProgrammeCode), CsvCell.Text(t.Programme), CsvCell.Text(t.AreaCode), CsvCell.Text(t.Area),
                t.Count.ToString(CultureInfo.InvariantCulture), t.Amount.Amount,
            };
            await csv.WriteLineAsync(string.Join(',', cells).AsMemory(), cancellationToken);
        }
    }
}
