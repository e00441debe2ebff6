using System.Text.RegularExpressions;

namespace CouncilPlatform.LocalityPlans;

/// <summary>People stand by their role, as in "Portfolio Holder for Health and Wellbeing" or "Member for Ulverston East": never by name, telephone number or address.</summary>
internal static partial class RoleText
{
    public const int Longest = 120;

    /// <summary>A role that must be there. What is plainly the way to reach a person is refused; a name cannot be told from a role.</summary>
    public static Rules Role(this Rules rules, string? value, params string[] path) =>
        rules.Text(value, Longest, path).NoContact(value, path);

    /// <summary>A role that may be left out.</summary>
    public static Rules OptionalRole(this Rules rules, string? value, params string[] path) =>
        value is null ? rules : rules.Role(value, path);

    private static Rules NoContact(this Rules rules, string? value, string[] path) =>
        rules.Require(
            value is null || !Contact().IsMatch(value),
            RuleCodes.Invalid,
            $"{path[^1]} holds an e-mail address or a telephone number. Write the role alone, as in \"Area Manager\".",
            path
        );

    // An e-mail address, or as many digits as a telephone number has, however they are grouped.
    [GeneratedRegex(
        @"\S@\S|(?:\d[\s().-]*){9,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Contact();
}
