using System.CommandLine;
using System.Globalization;
using Humanizer;

namespace CouncilPlatform.Host.Core;

/// <summary>Words for the values of an enum, as people type them in a command: AccountableBody is "accountable-body".</summary>
internal static class Choices
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<string> Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(WordOf)];

    public static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().Kebaberize();

    /// <summary>The value of a word. Capital letters and hyphens make no difference; a number is not accepted.</summary>
    public static T? Find<T>(string word)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Cast<T?>()
            .FirstOrDefault(v => string.Equals(Plain(WordOf(v!.Value)), Plain(word), StringComparison.OrdinalIgnoreCase));

    /// <exception cref="RuleException">INVALID: the word is not one of them.</exception>
    public static T Require<T>(string word, InputPath at)
        where T : struct, Enum =>
        Find<T>(word) ?? throw new RuleException(RuleCodes.Invalid, $"\"{word}\" is not one of {List<T>()}. Enter one of these.", at);

    /// <summary>A list for people: "lead, accountable-body, member or observer".</summary>
    public static string List<T>()
        where T : struct, Enum => Of<T>().Humanize(w => w, "or");

    /// <summary>An option of a command that takes one of the words.</summary>
    public static Option<T?> Option<T>(string name, string description, bool required = false)
        where T : struct, Enum =>
        new(name)
        {
            Description = $"{description}: {List<T>()}.",
            Required = required,
            // The values' names in code are not what people type.
            HelpName = name.TrimStart('-'),
            CustomParser = result =>
            {
                var word = result.Tokens.Single().Value;
                if (Find<T>(word) is { } value)
                {
                    return value;
                }

                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} \"{word}\" is not one of {List<T>()}."));
                return null;
            },
        };

    private static string Plain(string word) => word.Replace("-", "", StringComparison.Ordinal);
}
