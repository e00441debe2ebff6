namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What the days of an agreement must be like.</summary>
internal static class AgreementRules
{
    private const int MostMonths = 120;

    public static Rules Months(this Rules rules, int? months, params string[] path) =>
        rules.Require(months is null or >= 1 and <= MostMonths, RuleCodes.Invalid, $"Write 1 to {MostMonths} calendar months.", path);

    /// <summary>A day that calendars have, and months before and after it too: 9999-12-31, which some write for "without end", has none.</summary>
    public static Rules Day(this Rules rules, DateOnly? day, params string[] path) =>
        rules.Require(
            day is null || day.Value.Year is >= 1900 and <= 2999,
            RuleCodes.Invalid,
            $"{day:yyyy-MM-dd} is no day of an agreement. Write one from 1900 to 2999, or leave out an end that it has not.",
            path
        );
}
