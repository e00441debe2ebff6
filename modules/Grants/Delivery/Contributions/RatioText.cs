namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// How one amount compares with another, as text, from whole pence. Further decimals are cut off, never rounded up: a penny short of as much
/// again is 0.99 and not 1.00. Null where there is nothing to compare with.
/// </summary>
internal static class RatioText
{
    /// <summary>Two decimals: <c>1.00</c>.</summary>
    public static string? Ratio(Money part, Money whole) => Cut(part, whole, 1)?.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Up to two decimals: <c>12.5</c>.</summary>
    public static string? Percent(Money part, Money whole) => Cut(part, whole, 100)?.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Up to two decimals: <c>10:1</c>.</summary>
    public static string? ToOne(Money part, Money whole) =>
        Cut(part, whole, 1) is { } ratio ? ratio.ToString("0.##", CultureInfo.InvariantCulture) + ":1" : null;

    private static decimal? Cut(Money part, Money whole, int times) =>
        whole.MinorUnits == 0 ? null : decimal.Floor(part.MinorUnits * 100m * times / whole.MinorUnits) / 100m;
}
