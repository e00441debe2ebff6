namespace CouncilPlatform.CommunityPlanning;

/// <summary>Figures stored as text: exact on every database, and as precise as they were entered.</summary>
internal static class Figures
{
    public const int MaxLength = 30;

    private const NumberStyles Signed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Reads digits with an optional minus and at most ten decimals: <c>16.36</c>, <c>-2</c>.</summary>
    public static bool TryRead(string? text, out decimal figure)
    {
        figure = 0;
        return text is { Length: > 0 and <= MaxLength }
            && text[0] is '-' or >= '0' and <= '9'
            && char.IsAsciiDigit(text[^1])
            && decimal.TryParse(text, Signed, CultureInfo.InvariantCulture, out figure)
            && figure.Scale <= 10
            && Math.Abs(figure) < 1_000_000_000_000_000m;
    }

    public static decimal Read(string text) => decimal.Parse(text, Signed, CultureInfo.InvariantCulture);

    public static string NoFigure(string text) =>
        $"\"{text}\" is not a figure. Enter digits with at most ten decimals and no thousands separator, like 16.36.";

    public static string Write(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);

    public static string WriteSigned(decimal figure) => $"{(figure > 0 ? "+" : "")}{Write(figure)}";

    public static Rules Figure(
        this Rules rules,
        string text,
        IndicatorUnit unit,
        [CallerArgumentExpression(nameof(text))] string path = ""
    ) => rules.Valid(Fault(text, unit) is null, Fault(text, unit) ?? "", text, path);

    /// <summary>Requires a list of 1 to <paramref name="max"/>, whose keys differ.</summary>
    public static Rules List<T>(
        this Rules rules,
        IReadOnlyList<T> list,
        int max,
        string what,
        Func<T, object>? key = null,
        [CallerArgumentExpression(nameof(list))] string path = ""
    ) =>
        rules.Valid(
            list.Count >= 1 && list.Count <= max && (key is null || list.DistinctBy(key).Count() == list.Count),
            $"Enter 1 to {max} {what}.",
            list,
            path
        );

    /// <summary>Requires a day that is not in the future.</summary>
    /// <param name="what">The day's name in words, as in "date of the decision".</param>
    public static Rules NotInFuture(
        this Rules rules,
        DateOnly day,
        DateOnly today,
        string what,
        [CallerArgumentExpression(nameof(day))] string path = ""
    ) => rules.Valid(day <= today, $"The {what} must be today or in the past.", day, path);

    /// <summary>What is wrong with a figure in a unit, and what to enter; null where nothing is.</summary>
    public static string? Fault(string text, IndicatorUnit unit) =>
        !TryRead(text, out var figure) ? NoFigure(text)
        : unit == IndicatorUnit.Percent && figure is < 0 or > 100
            ? $"{text} is not between 0 and 100. Enter a percentage. "
                + "If the figure is a change, use an indicator with the unit PERCENT_CHANGE."
        : unit is IndicatorUnit.Number or IndicatorUnit.Rate or IndicatorUnit.Years && figure < 0
            ? $"{text} is less than zero. Enter zero or more."
        : null;
}
