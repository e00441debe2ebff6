namespace CouncilPlatform.CommunityPlanning;

/// <summary>Figures kept as text: exact on every database, and as precise as they were given.</summary>
internal static class Figures
{
    public const int Longest = 30;

    /// <summary>Reads digits with an optional leading minus and at most ten decimals: <c>16.36</c>, <c>-2</c>. No exponent, no thousands separator.</summary>
    public static bool TryRead(string? text, out decimal figure)
    {
        figure = 0;
        return text is { Length: > 0 and <= Longest }
            && text[0] is '-' or >= '0' and <= '9'
            && char.IsAsciiDigit(text[^1])
            && decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out figure
            )
            && figure.Scale <= 10
            && Math.Abs(figure) < 1_000_000_000_000_000m;
    }

    public static decimal Read(string text) =>
        decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static string Write(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);

    /// <summary>Notes a fault unless the text is a figure that the unit allows.</summary>
    public static Rules Figure(this Rules rules, string text, IndicatorUnit unit, params string[] path) =>
        rules.Require(Fault(text, unit) is null, RuleCodes.Invalid, Fault(text, unit) ?? "", path);

    /// <summary>What is wrong with a figure in a unit, and what to write; null where nothing is.</summary>
    public static string? Fault(string text, IndicatorUnit unit) =>
        !TryRead(text, out var figure)
            ? $"\"{text}\" is no figure. Write digits with at most ten decimals and no thousands separator, as in 16.36."
        : unit == IndicatorUnit.Percent && figure is < 0 or > 100
            ? $"{text} is no percentage: it is not between 0 and 100. If it is a change, the indicator's unit is PERCENT_CHANGE."
        : unit is IndicatorUnit.Number or IndicatorUnit.Rate or IndicatorUnit.Years && figure < 0
            ? $"{text} is less than zero, which the unit does not allow."
        : null;
}
