namespace CouncilPlatform.BackOffice;

internal static class InputRules
{
    public const string AmountFault = "Enter an amount from £0 to a million million pounds.";

    public const string ChangeFault = "Enter an amount of at most a million million pounds.";

    /// <summary>A number in a range, or how many entries a list has.</summary>
    public static Rules Range(
        this Rules rules,
        int? number,
        int min,
        int max,
        string what = "",
        InputPath? at = null,
        [CallerArgumentExpression(nameof(number))] string path = ""
    ) =>
        rules.Valid(
            number is null || (number >= min && number <= max),
            Invariant($"Enter {min:N0} to {max:N0} {what}").TrimEnd() + ".",
            at ?? InputPath.OfExpression(path)
        );

    /// <summary>
    /// A date from 1900 to 2999, so that months before and after it are dates too. Some write 9999-12-31 for "without end".
    /// </summary>
    public static Rules Day(this Rules rules, DateOnly? day, [CallerArgumentExpression(nameof(day))] string path = "") =>
        rules.Valid(
            day is null or { Year: >= 1900 and <= 2999 },
            $"{day:yyyy-MM-dd} is out of range. Enter a date from 1900 to 2999, or leave out an end that is not known.",
            InputPath.OfExpression(path)
        );

    public static Rules Past(
        this Rules rules,
        DateOnly day,
        DateOnly today,
        string what = "date",
        [CallerArgumentExpression(nameof(day))] string path = ""
    ) => rules.Valid(day <= today, $"The {what} must be today or in the past.", InputPath.OfExpression(path));

    public static Rules Order(
        this Rules rules,
        DateOnly? start,
        DateOnly? end,
        string what = "end",
        [CallerArgumentExpression(nameof(end))] string path = ""
    ) =>
        rules.Valid(
            !(end < start),
            $"The {what}, {end:d MMMM yyyy}, is before the start, {start:d MMMM yyyy}. Enter a later {what}.",
            InputPath.OfExpression(path)
        );

    public static Rules Amount(
        this Rules rules,
        Money? amount,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(amount))] string path = ""
    ) => rules.Valid(amount.IsAmount(), AmountFault, at ?? InputPath.OfExpression(path));

    public static Rules Change(
        this Rules rules,
        Money? amount,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(amount))] string path = ""
    ) => rules.Valid(amount.IsChange(), ChangeFault, at ?? InputPath.OfExpression(path));

    public static bool IsAmount(this Money? amount) => amount.IsChange() && amount is not { MinorUnits: < 0 };

    /// <summary>Whether an amount that may be negative is small enough to be added up.</summary>
    public static bool IsChange(this Money? amount) => amount is null or { MinorUnits: >= -100_000_000_000_000 and <= 100_000_000_000_000 };
}
