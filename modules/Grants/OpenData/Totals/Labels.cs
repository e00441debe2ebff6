namespace CouncilPlatform.Grants.OpenData;

/// <summary>How totals name what they are grouped by.</summary>
internal static class Labels
{
    public const string NotGiven = "Not given";

    public const string SeveralAreas = "Several areas";

    public const string SeveralWards = "Several wards";

    /// <summary>As councils write it: <c>2013-14</c> for the year that begins on 1 April 2013.</summary>
    public static string FinancialYear(int beginning) =>
        string.Create(CultureInfo.InvariantCulture, $"{beginning:0000}-{(beginning + 1) % 100:00}");

    /// <param name="month">Counted from January of the year 0.</param>
    public static string Month(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{month % 12 + 1:00}");
}
