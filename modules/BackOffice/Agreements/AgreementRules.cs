namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Rules for the dates and periods of agreements, and of what was done about them.</summary>
internal static class AgreementRules
{
    private const int MaxMonths = 120;

    /// <summary>Calendar months, from 1 to 120.</summary>
    public static Rules Months(this Rules rules, int? months, [CallerArgumentExpression(nameof(months))] string path = "") =>
        rules.Require(
            months is null or >= 1 and <= MaxMonths,
            RuleCodes.Invalid,
            $"Enter 1 to {MaxMonths} calendar months.",
            InputPath.OfExpression(path)
        );

    /// <summary>
    /// A date from 1900 to 2999, so that months before and after it are dates too. Some write 9999-12-31 for "without end".
    /// </summary>
    public static Rules Day(this Rules rules, DateOnly? day, [CallerArgumentExpression(nameof(day))] string path = "") =>
        rules.Require(
            day is null or { Year: >= 1900 and <= 2999 },
            RuleCodes.Invalid,
            $"{day:yyyy-MM-dd} is out of range. Enter a date from 1900 to 2999, or leave out an end that is not known.",
            InputPath.OfExpression(path)
        );

    /// <summary>A date on which something happened: today or in the past.</summary>
    public static Rules Past(
        this Rules rules,
        DateOnly day,
        DateOnly today,
        string what = "date",
        [CallerArgumentExpression(nameof(day))] string path = ""
    ) => rules.Require(day <= today, RuleCodes.Invalid, $"The {what} must be today or in the past.", InputPath.OfExpression(path));
}
