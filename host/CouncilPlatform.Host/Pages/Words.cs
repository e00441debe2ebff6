using System.ComponentModel.DataAnnotations;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages;

internal static class Words
{
    /// <summary>The key of a value's words in its metadata in GraphQL, if they do not follow from its name.</summary>
    public const string Key = "words";

    /// <summary>
    /// A value in code as people write it: <c>LocalStrategicPartnership</c> is "Local strategic partnership", unless it has a
    /// <see cref="DisplayAttribute"/>.
    /// </summary>
    public static string Of(Enum value) => Shown.Words(value);

    /// <summary>A value of an enum in GraphQL as people write it: <c>NOT_STARTED</c> is "Not started".</summary>
    public static string Of(EnumerationGraphType choices, string code) =>
        choices.Values.FirstOrDefault(v => v.Name == code)?.GetMetadata<string?>(Key) ?? OfCode(code);

    /// <summary>A code or a name in capitals as people write it: <c>NOT_STARTED</c> is "Not started".</summary>
    public static string OfCode(string code) =>
        code.Length < 2 ? code : string.Concat(code.AsSpan(0, 1), code.AsSpan(1).ToString().Replace('_', ' ').ToLowerInvariant());
}
