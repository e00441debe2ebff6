namespace CouncilPlatform.LocalityPlans;

internal static partial class RoleText
{
    public const int MaxLength = 120;

    /// <summary>
    /// A role that must be given, like "Portfolio Holder for Health and Wellbeing", without the contact details of a person.
    /// </summary>
    public static Rules Role(
        this Rules rules,
        string? value,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(value))] string path = ""
    ) =>
        rules
            .Text(value, MaxLength, at, path)
            .Valid(
                value is null || !Contact().IsMatch(value),
                "Enter the role alone, like Area Manager, without an email address or a telephone number.",
                at,
                path
            );

    /// <summary>A role that may be left out.</summary>
    public static Rules OptionalRole(this Rules rules, string? value, [CallerArgumentExpression(nameof(value))] string path = "") =>
        value is null ? rules : rules.Role(value, at: null, path);

    // An email address, or as many digits as a telephone number has, however they are grouped.
    [GeneratedRegex(
        @"\S@\S|(?:\d[\s().-]*){9,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Contact();
}
