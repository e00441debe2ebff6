namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Reads the figures of rows, or notes what is wrong with them.</summary>
/// <param name="today">A period that is not over by this day has no actual figure.</param>
/// <param name="style">What the file's periods like 2011-12 are.</param>
internal sealed class ObservationReading(DateOnly today, PeriodStyle? style, TableFaults faults)
{
    private const int MaxDecimals = 10;

    // A file has few periods and words, each many times.
    private readonly Dictionary<string, Period?> _periods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ObservationStatus?> _statuses = new(StringComparer.Ordinal);

    /// <param name="unit">The unit of the figure. Null where it is of another measure than the indicator's own.</param>
    public (Period Period, FigureValue Value)? Read(ObservationRow row, IndicatorUnit? unit)
    {
        var before = faults.Total;
        if (row.Dimension.Length > 0 && row.Category.Length == 0)
        {
            faults.Add(row.Number, row.Titles.SplitColumn!, $"The figure is split by {row.Dimension}. Enter its category.");
        }

        var period = PeriodOf(row);
        var status = StatusOf(row);
        var value = Value(row, unit, status ?? ObservationStatus.Actual);
        if (
            faults.Total == before
            && value is { Missing: null, Status: ObservationStatus.Actual or ObservationStatus.Revised }
            && period.Last >= today
        )
        {
            faults.Add(
                row.Number,
                row.Column,
                $"{period} ends on {period.Last:yyyy-MM-dd}. Until it is over, enter its figure as provisional or projected."
            );
        }

        return faults.Total > before ? null : (period, value);
    }

    private FigureValue Value(ObservationRow row, IndicatorUnit? unit, ObservationStatus status)
    {
        if (TableNumber.ReasonMissing(row.Value) is { } reason)
        {
            return new("", reason, status);
        }

        if (TableNumber.Read(row.Value, row.Decimals) is not { } number)
        {
            faults.Add(row.Number, row.Column, TableNumber.FailedFormula(row.Value) ?? Figures.NoFigure(row.Value));
            return default;
        }

        if (
            number.Unit == NumberUnit.Pounds && unit is not (null or IndicatorUnit.Pounds)
            || number.Unit == NumberUnit.Percent && unit is not (null or IndicatorUnit.Percent or IndicatorUnit.PercentChange)
        )
        {
            faults.Add(
                row.Number,
                row.Column,
                $"\"{row.Value}\" has a sign that is not the indicator's unit, {Wording.Of($"{unit}")}. Enter the figure in that unit."
            );
            return default;
        }

        var text = Figures.Write(number.Value);
        if (number.Value.Scale > MaxDecimals)
        {
            text = Math.Round(number.Value, MaxDecimals, MidpointRounding.ToEven).ToString("0.##########", CultureInfo.InvariantCulture);
            faults.Note("Figures with more than ten decimals were rounded to ten, half to even.");
        }

        if (Figures.Fault(text, unit ?? IndicatorUnit.Index) is { } fault)
        {
            faults.Add(row.Number, row.Column, fault);
        }

        if (number.Marker is FigureMarker.Break or FigureMarker.LowReliability)
        {
            faults.Note("Figures with [b] (a break in the series) or [u] (low reliability) were read; what the marker says is not stored.");
            return new(text, Missing: null, status);
        }

        return new(text, Missing: null, number.Marker is { } marker ? StatusWords.Of(marker) : status);
    }

    private Period PeriodOf(ObservationRow row)
    {
        if (!_periods.TryGetValue(row.Period, out var period))
        {
            _periods.Add(row.Period, period = PeriodText.Read(row.Period, style));
        }

        if (period is null)
        {
            faults.Add(row.Number, row.Titles.PeriodColumn ?? row.Column, PeriodText.Fault(row.Period));
        }

        return period ?? default;
    }

    private ObservationStatus? StatusOf(ObservationRow row)
    {
        if (!_statuses.TryGetValue(row.Status, out var status))
        {
            _statuses.Add(row.Status, status = StatusWords.Read(row.Status));
        }

        if (status is null)
        {
            faults.Add(
                row.Number,
                row.Titles.StatusColumn!,
                $"\"{row.Status}\" is not raw, provisional, revised, imputed or projected. Enter one of them."
            );
        }

        return status;
    }
}
