using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CouncilPlatform.Host.Resources;
using GraphQL.Types;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Pages;

internal static class Words
{
    /// <summary>The key of a value's words in its metadata in GraphQL, if they do not follow from its name.</summary>
    public const string Key = "words";

    /// <summary>The words of the host itself in the language of the page.</summary>
    public static readonly IStringLocalizer Said = new ResourceManagerStringLocalizerFactory(
        Options.Create(new LocalizationOptions()),
        NullLoggerFactory.Instance
    ).Create(typeof(WordTexts));

    /// <summary>
    /// A value in code as people write it: <c>LocalStrategicPartnership</c> is "Local strategic partnership", unless it has a
    /// <see cref="DisplayAttribute"/>.
    /// </summary>
    public static string Of(Enum value) => Said[English(value)];

    /// <summary>A count with its noun in the singular or the plural.</summary>
    /// <param name="localizer">Says both, with {0} for the count.</param>
    public static string Count(IStringLocalizer localizer, int count, string one, string many) =>
        localizer[count == 1 ? one : many, count.ToString("N0", CultureInfo.CurrentCulture)];

    /// <summary>A value in code in English: the key of its words.</summary>
    public static string English(Enum value) => Shown.Words(value);

    /// <summary>A value of an enum in GraphQL as people write it: <c>NOT_STARTED</c> is "Not started".</summary>
    public static string Of(EnumerationGraphType choices, string code) =>
        choices.Values.FirstOrDefault(v => v.Name == code)?.GetMetadata<string?>(Key) ?? OfCode(code);

    /// <summary>A code or a name in capitals as people write it: <c>NOT_STARTED</c> is "Not started".</summary>
    public static string OfCode(string code) =>
        code.Length < 2 ? code : string.Concat(code.AsSpan(0, 1), code.AsSpan(1).ToString().Replace('_', ' ').ToLowerInvariant());
}
