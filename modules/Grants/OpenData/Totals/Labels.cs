namespace CouncilPlatform.Grants.OpenData;

internal static class Labels
{
    public const string NotGiven = "Not given";

    public const string SeveralAreas = "Several areas";

    public const string SeveralWards = "Several wards";

    /// <summary>Nobody awards grants outside these years, but a file may.</summary>
    public static string FinancialYear(int start) => Sdk.FinancialYear.StartingIn(Math.Clamp(start, 1, 9998)).ToString();

    /// <param name="month">Counted from January of the year 0.</param>
    public static string Month(int month) => Invariant($"{month / 12:0000}-{month % 12 + 1:00}");
}
