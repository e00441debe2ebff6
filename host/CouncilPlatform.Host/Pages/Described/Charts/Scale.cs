namespace CouncilPlatform.Host.Pages.Described.Charts;

/// <summary>An axis that covers values with round steps.</summary>
internal sealed class Scale
{
    private const int Steps = 5;

    private readonly decimal _from;
    private readonly decimal _to;

    private Scale(decimal low, decimal high, decimal from, decimal to)
    {
        (_from, _to) = (from, to);
        var step = RoundStep((high - low) / Steps);
        Low = decimal.Floor(low / step) * step;
        High = decimal.Ceiling(high / step) * step;
        Ticks = [.. Enumerable.Range(0, (int)((High - Low) / step) + 1).Select(i => Low + (i * step))];
    }

    public decimal Low { get; }

    public decimal High { get; }

    public IReadOnlyList<decimal> Ticks { get; }

    /// <summary>A scale that covers the values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="withZero">Whether it must include zero.</param>
    /// <param name="from">Where the lowest value is drawn.</param>
    /// <param name="to">Where the highest value is drawn.</param>
    public static Scale Of(IEnumerable<decimal> values, bool withZero, decimal from, decimal to)
    {
        List<decimal> all = [.. values, .. withZero ? [0m] : Array.Empty<decimal>()];
        var (low, high) = all.Count == 0 ? (0m, 1m) : (all.Min(), all.Max());
        return low == high ? new(withZero ? Math.Min(low, 0) : low - 1, high + 1, from, to) : new(low, high, from, to);
    }

    /// <summary>Where a value is drawn.</summary>
    public decimal At(decimal value) => decimal.Round(_from + ((value - Low) / (High - Low) * (_to - _from)), 1);

    // 1, 2 or 5 times a power of ten, at least the rough step.
    private static decimal RoundStep(decimal rough)
    {
        var power = 1m;
        while (power < rough)
        {
            power *= 10;
        }

        while (power / 10 >= rough)
        {
            power /= 10;
        }

        return power / 5 >= rough ? power / 5
            : power / 2 >= rough ? power / 2
            : power;
    }
}
