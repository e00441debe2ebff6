using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CouncilPlatform.LocalityPlans;

/// <summary>The rules that several features check in the same way.</summary>
internal static partial class RoleText
{
    public const int MaxLength = 120;

    /// <summary>
    /// A role that must be given, like "Portfolio Holder for Health and Wellbeing", never a person's name, telephone number or address. An
    /// obvious way to reach a person is refused; a name cannot be told from a role.
    /// </summary>
    public static Rules Role(
        this Rules rules,
        string? value,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(value))] string path = ""
    ) =>
        rules
            .Text(value, MaxLength, at, path)
            .Require(
                value is null || !Contact().IsMatch(value),
                RuleCodes.Invalid,
                "Enter the role alone, like Area Manager, without an email address or a telephone number.",
                at,
                path
            );

    /// <summary>A role that may be left out.</summary>
    public static Rules OptionalRole(this Rules rules, string? value, [CallerArgumentExpression(nameof(value))] string path = "") =>
        value is null ? rules : rules.Role(value, at: null, path);

    /// <summary>A day of something that has happened.</summary>
    public static Rules NotInFuture(
        this Rules rules,
        DateOnly day,
        DateOnly today,
        [CallerArgumentExpression(nameof(day))] string path = ""
    ) =>
        rules.Require(
            day <= today,
            RuleCodes.Invalid,
            $"{day:d MMMM yyyy} is in the future. Enter today's date or an earlier one.",
            about: null,
            path
        );

    // An email address, or as many digits as a telephone number has, however they are grouped.
    [GeneratedRegex(
        @"\S@\S|(?:\d[\s().-]*){9,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Contact();
}
