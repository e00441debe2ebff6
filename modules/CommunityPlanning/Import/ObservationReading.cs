using System.Text.RegularExpressions;
using CouncilPlatform.CommunityPlanning.Framework;
using CouncilPlatform.CommunityPlanning.Observations;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.CommunityPlanning.Import;

/// <summary>Makes figures of rows, or says what is wrong with them.</summary>
internal static partial class ObservationReading
{
    /// <summary>How files say that there is no figure.</summary>
    private static readonly HashSet<string> Missing = new(["", "-", "–", "—", "..", "...", ":", "x", "n/a", "na", "null"], StringComparer.OrdinalIgnoreCase);

    public static bool IsMissing(string value) => Missing.Contains(value);

    /// <summary>The figure; null where there are faults.</summary>
    public static (Period Period, string Value, ObservationStatus Status)? Read(ObservationRow row, Indicator indicator, DateOnly today, TableFaults faults)
    {
        var before = faults.Total;
        if (!Period.TryRead(row.Year, out var period))
        {
            faults.Add(row.Number, row.Column == "value" ? "Year" : row.Column, $"\"{row.Year}\" is no period. Write {Period.Forms}.");
        }

        var status = row.Type.ToUpperInvariant() switch
        {
            "" or "RAW" or "ACTUAL" => ObservationStatus.Actual,
            "PROVISIONAL" => ObservationStatus.Provisional,
            "IMPUTED" => ObservationStatus.Imputed,
            "PROJECTED" => ObservationStatus.Projected,
            _ => (ObservationStatus?)null,
        };
        if (status is null)
        {
            faults.Add(row.Number, "Type", $"\"{row.Type}\" is none of raw, provisional, imputed and projected.");
        }

        var value = Thousands().IsMatch(row.Value) ? row.Value.Replace(",", "", StringComparison.Ordinal) : row.Value;
        if (Figures.Fault(value, indicator.Unit) is { } fault)
        {
            faults.Add(row.Number, row.Column, fault);
        }

        if (faults.Total == before && status == ObservationStatus.Actual && period.Last >= today)
        {
            faults.Add(row.Number, row.Column, $"{period} is not over: it ends on {period.Last:yyyy-MM-dd}. Until then a figure of it is provisional or projected.");
        }

        return faults.Total > before ? null : (period, value, status!.Value);
    }

    // Only where commas can mean nothing else.
    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();
}
