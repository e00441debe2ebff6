using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using CouncilPlatform.Host.Pages.Languages;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Described.Views;

/// <summary>A field to filter by.</summary>
/// <param name="Variable">Its name in the address.</param>
/// <param name="Label">Its label.</param>
/// <param name="Value">What is chosen.</param>
/// <param name="Without">What the page shows without a choice.</param>
/// <param name="Choices">The choices. Empty if people write what they look for.</param>
/// <param name="IsDate">Whether it is a day.</param>
/// <param name="IsRefused">Whether the address has a value that it cannot have.</param>
internal sealed record FilterView(
    string Variable,
    Phrase Label,
    string? Value,
    Phrase? Without,
    IReadOnlyList<(string Value, Phrase Text)> Choices,
    bool IsDate,
    bool IsRefused
)
{
    /// <summary>The field. Null while there is nothing to choose from.</summary>
    public static FilterView? Of(FilterDescription filter, PageDocument document, PageQuery query, PageAnswer answer, PageTexts texts)
    {
        var (type, value) = (document.Variables[filter.Variable], query.Values.GetValueOrDefault(filter.Variable));
        var choices = filter.Options is { } options ? Read(options, answer) : Of(type, texts);
        if (filter.Options is not null && choices.Count == 0 && value is null)
        {
            return null;
        }

        return new(
            filter.Variable,
            texts.Of(filter.Label),
            value,
            texts.OrNull(filter.Without),
            choices,
            type.Name == "Date",
            query.Refused.Contains(filter.Variable, StringComparer.Ordinal)
        );
    }

    private static IReadOnlyList<(string Value, Phrase Text)> Read(OptionsDescription options, PageAnswer answer) =>
        [
            .. answer
                .Root.Rows(options.Rows)
                .Select(row => (Value: row.Text(options.Value), row.Cell(options.Text).Text))
                .Where(choice => choice.Value is not null && choice.Text is not null)
                .Select(choice => (choice.Value!, new Phrase(choice.Text!)))
                .Distinct(),
        ];

    private static IReadOnlyList<(string Value, Phrase Text)> Of(IGraphType type, PageTexts texts) =>
        type switch
        {
            EnumerationGraphType choices => [.. choices.Values.Select(v => (v.Name, texts.Of(Words.Of(choices, v.Name))))],
            { Name: "Boolean" } => [("true", texts.Of("Yes")), ("false", texts.Of("No"))],
            _ => [],
        };
}
