using System.Text.RegularExpressions;

namespace CouncilPlatform.Sdk;

/// <summary>Collects every broken rule of one request, so that the caller hears of all of them at once.</summary>
public sealed partial class Rules
{
    private readonly List<UserError> _errors = [];

    /// <summary>Notes an error unless <paramref name="holds"/>.</summary>
    public Rules Require(bool holds, string code, string message, params string[] path)
    {
        if (!holds)
        {
            _errors.Add(new(code, message, path));
        }

        return this;
    }

    /// <summary>Text that must be there: not blank, at most <paramref name="longest"/> characters.</summary>
    public Rules Text(string? value, int longest, params string[] path)
    {
        Require(!string.IsNullOrWhiteSpace(value), RuleCodes.Invalid, $"{path[^1]} is empty. Write something.", path);
        return OptionalText(value, longest, path);
    }

    /// <summary>Text that may be left out: at most <paramref name="longest"/> characters.</summary>
    public Rules OptionalText(string? value, int longest, params string[] path) =>
        Require(
            value is null || value.Length <= longest,
            RuleCodes.Invalid,
            $"{path[^1]} has {value?.Length} characters. Write at most {longest}.",
            path
        );

    /// <summary>A slug: lower-case letters, digits and single hyphens, 2 to 60 characters.</summary>
    public Rules Slug(string value, params string[] path) =>
        Require(
            value.Length is >= 2 and <= 60 && SlugPattern().IsMatch(value),
            RuleCodes.Invalid,
            $"\"{value}\" is no slug. Use 2 to 60 lower-case letters, digits and single hyphens, as in \"performance-reward-grant\".",
            path
        );

    /// <summary>An amount of money of zero or more.</summary>
    public Rules NotNegative(Money value, params string[] path) =>
        Require(value.MinorUnits >= 0, RuleCodes.Invalid, $"{path[^1]} is {value}. Write zero or more.", path);

    /// <exception cref="RuleException">A rule was broken.</exception>
    public void Check()
    {
        if (_errors.Count > 0)
        {
            throw new RuleException(_errors);
        }
    }

    [GeneratedRegex(
        "^[a-z0-9]+(-[a-z0-9]+)*\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SlugPattern();
}
