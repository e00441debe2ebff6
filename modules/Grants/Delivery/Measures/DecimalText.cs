namespace CouncilPlatform.Grants.Delivery;

/// <summary>Figures of zero or more as text: exact on every database, and as precise as they were given.</summary>
internal static class DecimalText
{
    public const int MaxLength = 20;

    /// <summary>Reads digits with at most six decimals: <c>2000</c>, <c>0.5</c>; of pounds at most two, written with two.</summary>
    public static bool TryRead(string text, bool inPounds, out string exact)
    {
        exact = "";
        if (
            text.Length > MaxLength
            || text is not [>= '0' and <= '9', ..]
            || !char.IsAsciiDigit(text[^1])
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure)
            || figure.Scale > (inPounds ? 2 : 6)
            || figure > FundLine.Max.MinorUnits / 100m
        )
        {
            return false;
        }

        exact = Write(figure, inPounds);
        return true;
    }

    public static decimal Read(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static string Write(decimal figure, bool inPounds) =>
        figure.ToString(inPounds ? "0.00" : "0.######", CultureInfo.InvariantCulture);

    public static Rules Figure(this Rules rules, string text, bool inPounds, InputPath path) =>
        rules.Valid(
            TryRead(text, inPounds, out _),
            inPounds
                ? "Enter an amount in pounds with at most two decimals, like 2000000 or 27535.40."
                : "Enter a figure with at most six decimals, like 2000 or 0.5.",
            path
        );

    public static Rules Months(this Rules rules, int? overMonths) =>
        rules.Valid(overMonths is null or (>= 1 and <= 1200), "Enter 1 to 1200 months.", overMonths);

    public static Rules Positive(this Rules rules, Money amount, InputPath path) =>
        rules.Valid(
            amount.MinorUnits > 0 && amount <= FundLine.Max,
            $"Enter an amount of more than zero and at most {FundLine.Max}.",
            path
        );
}
