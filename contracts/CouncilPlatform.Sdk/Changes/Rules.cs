using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Collects every broken rule of one request, so that the caller sees all of them at once. Where in the input a rule was broken follows
/// from the expression that it checks (<see cref="InputPath"/>).
/// </summary>
public sealed partial class Rules
{
    private readonly List<UserError> _errors = [];
    private bool _isBroken;

    /// <summary>The rules that were broken so far.</summary>
    internal IReadOnlyList<UserError> Errors => _errors;

    /// <summary>Adds an error unless <paramref name="holds"/>.</summary>
    /// <param name="holds">The rule.</param>
    /// <param name="code">See <see cref="RuleCodes"/>; a module adds its own.</param>
    /// <param name="message">For people: what is wrong, then what to do.</param>
    /// <param name="about">The value of the input that breaks the rule, written as an expression, or an <see cref="InputPath"/>.</param>
    /// <param name="path">The compiler fills it in.</param>
    public Rules Require(
        bool holds,
        string code,
        string message,
        object? about = null,
        [CallerArgumentExpression(nameof(about))] string path = ""
    )
    {
        _isBroken = !holds;
        return holds ? this : Add(code, message, InputPath.From(about, path));
    }

    /// <summary>Says what puts the error of the rule before it right.</summary>
    /// <param name="mutation">The mutation, such as recordSignOff.</param>
    public Rules Fix(string mutation)
    {
        if (_isBroken)
        {
            _errors[^1] = _errors[^1] with { Fix = new(mutation) };
        }

        return this;
    }

    /// <summary>Adds the error INVALID unless <paramref name="holds"/>: a value is out of range or has the wrong form.</summary>
    /// <inheritdoc cref="Require(bool, string, string, object, string)"/>
    public Rules Valid(bool holds, string message, object? about = null, [CallerArgumentExpression(nameof(about))] string path = "") =>
        Require(holds, RuleCodes.Invalid, message, about, path);

    /// <summary>
    /// Requires that somebody else did the work that the caller now checks. If it is not known who did it, the rule holds.
    /// </summary>
    /// <param name="caller">Who checks it.</param>
    /// <param name="person">Who did it: their <see cref="Caller.Person"/>.</param>
    /// <param name="what">What they did, in words that follow "You", such as: proposed this last day.</param>
    /// <param name="at">Where in the input the work is.</param>
    public Rules OtherPerson(Caller caller, Guid? person, string what, InputPath at) =>
        Require(!caller.Is(person), RuleCodes.FourEyes, $"You {what}, or you made the key that did. Somebody else must do this.", at);

    /// <summary>
    /// Text that must be given: not blank, at most <paramref name="max"/> characters. With at most 300 it is a name or a title, of one
    /// line.
    /// </summary>
    /// <param name="value">The text.</param>
    /// <param name="max">In characters.</param>
    /// <param name="at">Where it is, if that does not follow from the expression.</param>
    /// <param name="path">The compiler fills it in.</param>
    public Rules Text(string? value, int max, InputPath? at = null, [CallerArgumentExpression(nameof(value))] string path = "")
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            var where = at ?? InputPath.From(null, path);
            return Add(RuleCodes.Invalid, $"Enter the {where.Label}.", where);
        }

        return OptionalText(value, max, at, path);
    }

    /// <summary>
    /// Text that may be left out: at most <paramref name="max"/> characters. With at most 300 it is a name or a title, of one line.
    /// </summary>
    /// <inheritdoc cref="Text(string, int, InputPath, string)"/>
    public Rules OptionalText(string? value, int max, InputPath? at = null, [CallerArgumentExpression(nameof(value))] string path = "")
    {
        if (value is null)
        {
            return this;
        }

        var where = at ?? InputPath.From(null, path);
        return value.Length > max
            ? Add(
                RuleCodes.Invalid,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"The {where.Label} has {value.Length:N0} characters. Use {max:N0} or fewer."
                ),
                where
            )
            : Visible(value, where)
                .Valid(
                    max > PlainText.LongestLine || !PlainText.HasLines(value),
                    $"The {where.Label} has a line break or a tab. Write it on one line.",
                    where
                );
    }

    /// <summary>Text without characters that a reader cannot see.</summary>
    internal Rules Visible(string value, InputPath at) =>
        PlainText.FirstForbidden(value) is { } forbidden
            ? Add(RuleCodes.Invalid, $"The {at.Label} has a character that cannot be seen: {forbidden}. Remove it.", at)
            : this;

    /// <summary>
    /// Text that stays unchanged if it is left out. If it is given, it is not blank and has at most <paramref name="max"/> characters.
    /// </summary>
    /// <inheritdoc cref="Text(string, int, InputPath, string)"/>
    public Rules TextIfGiven(string? value, int max, InputPath? at = null, [CallerArgumentExpression(nameof(value))] string path = "") =>
        value is null ? this : Text(value, max, at, path);

    /// <summary>A short name for addresses: lower-case letters, numbers and single hyphens, 2 to 60 characters.</summary>
    /// <param name="value">The short name.</param>
    /// <param name="at">Where it is, if that does not follow from the expression.</param>
    /// <param name="path">The compiler fills it in.</param>
    public Rules Slug(string value, InputPath? at = null, [CallerArgumentExpression(nameof(value))] string path = "") =>
        value.Length is >= 2 and <= 60 && SlugPattern().IsMatch(value)
            ? this
            : Add(
                RuleCodes.Invalid,
                "Enter a short name of 2 to 60 lower-case letters, numbers and hyphens, like performance-reward-grant.",
                at ?? InputPath.From(null, path)
            );

    /// <summary>An amount of money of zero or more. It may be left out.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="at">Where it is, if that does not follow from the expression.</param>
    /// <param name="path">The compiler fills it in.</param>
    public Rules NotNegative(Money? value, InputPath? at = null, [CallerArgumentExpression(nameof(value))] string path = "")
    {
        if (value is not { MinorUnits: < 0 })
        {
            return this;
        }

        var where = at ?? InputPath.From(null, path);
        return Add(RuleCodes.Invalid, $"The {where.Label} is {value}. Enter zero or more.", where);
    }

    /// <exception cref="RuleException">A rule was broken.</exception>
    public void Check()
    {
        if (_errors.Count > 0)
        {
            throw new RuleException(_errors);
        }
    }

    private Rules Add(string code, string message, InputPath where)
    {
        _errors.Add(new(code, message, where.Segments));
        return this;
    }

    [GeneratedRegex(
        "^[a-z0-9]+(-[a-z0-9]+)*\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SlugPattern();
}
