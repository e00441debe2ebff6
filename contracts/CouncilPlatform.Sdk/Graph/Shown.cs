using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Writes values as pages show them, in the titles of a search (<see cref="SearchRow"/>). The database writes them, so that people find
/// what they read.
/// </summary>
public static partial class Shown
{
    /// <summary>One of several choices in words: <c>AtLeast</c> is "At least", unless it has a <see cref="DisplayAttribute"/>.</summary>
    public static string Of<T>(T choice)
        where T : struct, Enum => Words(choice);

    /// <summary>A day: 8 November 2011.</summary>
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The name of an organisation that is or was a member of the partnership.</summary>
    /// <exception cref="NotSupportedException">It is called outside the title of a search.</exception>
    public static string NameOf(Guid organisation) =>
        throw new NotSupportedException($"Only the titles of a search name organisations by their keys, such as {organisation}.");

    internal static string Words(Enum choice) =>
        choice.GetType().GetField(choice.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name
        ?? WordStart().Replace(choice.ToString(), m => " " + m.Value.ToLowerInvariant());

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
