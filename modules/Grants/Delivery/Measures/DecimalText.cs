namespace CouncilPlatform.Grants.Delivery;

/// <summary>Figures of zero or more, kept as text: exact on every database, and as precise as they were given.</summary>
internal static class DecimalText
{
    public const int Longest = 20;

    /// <summary>Reads digits with at most six decimals: <c>2000</c>, <c>0.5</c>; of pounds at most two, written with two.</summary>
    public static bool TryRead(string text, bool inPounds, out string exact)
    {
        exact = "";
        if (
            text.Length > Longest
            || text is not [>= '0' and <= '9', ..]
            || !char.IsAsciiDigit(text[^1])
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure)
            || figure.Scale > (inPounds ? 2 : 6)
            || figure > FundsMost
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

    private static decimal FundsMost => Funds.FundLine.Most.MinorUnits / 100m;

    /// <summary>Notes a fault unless the text is such a figure.</summary>
    public static Rules Figure(this Rules rules, string text, bool inPounds, params string[] path) =>
        rules.Require(
            TryRead(text, inPounds, out _),
            RuleCodes.Invalid,
            inPounds
                ? "This is no amount. Write pounds with at most two decimals, as in 2000000 or 27535.40."
                : "This is no figure. Write digits with at most six decimals, as in 2000 or 0.5.",
            path
        );
}
