namespace CouncilPlatform.Grants.Funds;

/// <summary>An amount as documents write it: <c>£357,535.40</c>, <c>330,001</c>, <c>£647.5K</c>, <c>£1.2 million</c>.</summary>
/// <param name="Amount">To the penny: £647.5K is £647,500.00.</param>
/// <param name="Precision">The smallest difference that the text can show: £100 in £647.5K.</param>
internal sealed partial record WrittenAmount(Money Amount, Money Precision)
{
    /// <summary>Reads an amount; null if the text is not one, or is finer than a penny.</summary>
    public static WrittenAmount? Read(string text)
    {
        var match = Form().Match(text);
        if (
            !match.Success
            || !long.TryParse(
                match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture,
                out var whole
            )
        )
        {
            return null;
        }

        var unit = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "" => 100L,
            "K" or "THOUSAND" => 100_000L,
            "M" or "MILLION" => 100_000_000L,
            _ => 100_000_000_000L,
        };
        var decimals = match.Groups["decimals"].Value;
        var precision = unit;
        foreach (var _ in decimals)
        {
            if (precision % 10 != 0)
            {
                return null;
            }

            precision /= 10;
        }

        var max = FundLine.Max.MinorUnits;
        var fraction = decimals.Length == 0 ? 0 : long.Parse(decimals, CultureInfo.InvariantCulture) * precision;
        return whole > max / unit || whole * unit + fraction > max
            ? null
            : new(Money.FromPence(whole * unit + fraction), Money.FromPence(precision));
    }

    [GeneratedRegex(
        @"^£? ?(?<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,15})(\.(?<decimals>[0-9]{1,12}))? ?(?<unit>k|m|bn|thousand|million|billion)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
