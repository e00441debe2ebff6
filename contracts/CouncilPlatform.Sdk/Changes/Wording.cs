using Humanizer;

namespace CouncilPlatform.Sdk;

/// <summary>Writes names in code as words for people.</summary>
public static class Wording
{
    /// <summary>A name in words, lower-case: "legalPower" and "LegalPower" become "legal power".</summary>
    public static string Of(string name) => name.Humanize(LetterCasing.LowerCase);

    /// <summary>A type in words, as GraphQL names it: "payment milestone".</summary>
    public static string Of<T>() => Of(typeof(T));

    /// <inheritdoc cref="Of{T}()"/>
    internal static string Of(Type type) => Of(GraphNameAttribute.Of(type));

    /// <summary>A type in words with its article: "an agreement".</summary>
    internal static string WithArticle<T>() =>
        Of<T>() is var words && "aeiou".Contains(words[0], StringComparison.Ordinal) ? $"an {words}" : $"a {words}";

    /// <summary>What an import did to its rows: "3 budget lines: 1 new, 0 changed, 2 unchanged".</summary>
    public static string Changes(string noun, int added, int changed, int unchanged) =>
        Count(added + changed + unchanged, noun)
        + FormattableString.Invariant($": {added:N0} new, {changed:N0} changed, {unchanged:N0} unchanged");

    /// <summary>A count with its noun: "1 row", "8,811 rows".</summary>
    public static string Count(int count, string noun) => noun.ToQuantity(count, "N0", System.Globalization.CultureInfo.InvariantCulture);
}
