namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Reads the figures of rows, or notes what is wrong with them.</summary>
/// <param name="today">A period that is not over by this day has no actual figure.</param>
internal sealed partial class ObservationReading(DateOnly today, TableFaults faults)
{
    private static readonly HashSet<string> Missing = new(
        ["", "-", "–", "—", "..", "...", ":", "x", "n/a", "na", "null"],
        StringComparer.OrdinalIgnoreCase
    );

    // A file has few periods, each many times.
    private readonly Dictionary<string, Period?> _periods = new(StringComparer.Ordinal);

    public static bool IsMissing(string value) => Missing.Contains(value);

    public (Period Period, string Value, ObservationStatus Status)? Read(ObservationRow row, Indicator indicator)
    {
        var before = faults.Total;
        if (PeriodOf(row.Period) is not { } period)
        {
            period = default;
            faults.Add(row.Number, row.Titles.PeriodColumn ?? row.Column, PeriodText.Fault(row.Period));
        }

        var status = row.Status.ToUpperInvariant() switch
        {
            "" or "RAW" or "ACTUAL" => ObservationStatus.Actual,
            "PROVISIONAL" => ObservationStatus.Provisional,
            "IMPUTED" => ObservationStatus.Imputed,
            "PROJECTED" => ObservationStatus.Projected,
            _ => (ObservationStatus?)null,
        };
        if (status is null)
        {
            faults.Add(
                row.Number,
                row.Titles.StatusColumn!,
                $"\"{row.Status}\" is not raw, provisional, imputed or projected. Enter one of them."
            );
        }

        var value = Plain(row.Value, indicator.Unit);
        if (Figures.Fault(value, indicator.Unit) is { } fault)
        {
            faults.Add(row.Number, row.Column, fault);
        }

        if (faults.Total == before && status == ObservationStatus.Actual && period.Last >= today)
        {
            faults.Add(
                row.Number,
                row.Column,
                $"{period} ends on {period.Last:yyyy-MM-dd}. Until it is over, enter its figure as provisional or projected."
            );
        }

        return faults.Total > before ? null : (period, value, status!.Value);
    }

    private Period? PeriodOf(string text)
    {
        if (!_periods.TryGetValue(text, out var period))
        {
            _periods.Add(text, period = PeriodText.TryRead(text, out var read) ? read : null);
        }

        return period;
    }

    private static string Plain(string value, IndicatorUnit unit)
    {
        value =
            unit == IndicatorUnit.Pounds ? value.TrimStart('£').TrimStart()
            : unit is IndicatorUnit.Percent or IndicatorUnit.PercentChange ? value.TrimEnd('%').TrimEnd()
            : value;
        return Thousands().IsMatch(value) ? value.Replace(",", "", StringComparison.Ordinal) : value;
    }

    // Only where commas can only be thousands separators.
    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?\z", Patterns.Options, matchTimeoutMilliseconds: Patterns.Timeout)]
    private static partial Regex Thousands();
}
