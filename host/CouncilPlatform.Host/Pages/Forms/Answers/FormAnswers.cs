using System.Globalization;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Pages.Forms.Answers;

/// <summary>What is filled in, as people read it.</summary>
internal sealed class FormAnswers(ThingChoices choices, ModuleTexts modules)
{
    /// <summary>The answers to all fields of a form.</summary>
    public async Task<IReadOnlyList<FormAnswer>> AllAsync(HttpContext http, OpenForm open)
    {
        var all = new List<FormAnswer>();
        foreach (var (step, field) in open.Steps.All.Index().SelectMany(s => s.Item.Fields.Select(f => (s.Index, f))))
        {
            var text = await OfAsync(http, open, field, open.Values, open.Steps.PathOf(field));
            all.Add(new(modules.Of(open.Form).Of(field.Label), text, step));
        }

        return all;
    }

    /// <summary>The answer to a field. Null if it is empty.</summary>
    public async Task<string?> OfAsync(HttpContext http, OpenForm open, FormField field, FormValues values, string path)
    {
        var texts = modules.Of(open.Form);
        switch (field.Control)
        {
            case var _ when values.IsEmpty(path):
                return null;
            case Control.Group or Control.Given:
                var parts = new List<string>();
                foreach (var part in field.Fields)
                {
                    if (await OfAsync(http, open, part, values, FormField.Path(path, part.Name)) is { } text)
                    {
                        parts.Add($"{(part.IsData ? part.Label : texts.Of(part.Label))}: {text}");
                    }
                }

                return string.Join('\n', parts);
            case Control.Rows:
                var rows = new List<string>();
                for (var i = 0; i < values.Rows(path); i++)
                {
                    var at = FormField.Path(path, i.ToString(CultureInfo.InvariantCulture));
                    if (await OfAsync(http, open, field.Row!, values, at) is { } text)
                    {
                        rows.Add(text.Replace("\n", ", ", StringComparison.Ordinal));
                    }
                }

                return string.Join('\n', rows);
            case Control.Thing:
                var list = await choices.OfAsync(http, open.Partnership, field, words: null, values[path]);
                return list.Shown.FirstOrDefault(c => c.Value == values[path]).Text ?? values[path];
            case Control.Choices:
                return string.Join('\n', values.Ticked(path).Select(v => WordsOf(field, v, texts)));
            case Control.Choice or Control.YesNo:
                return WordsOf(field, values[path]!, texts);
            case Control.Date or Control.PartialDate:
                return DateOf(values, path);
            case Control.Amount:
                return Money.TryParse(FormInput.Plain(values[path]!).TrimStart('£'), out var amount)
                    ? amount.Display(MoneyRounding.Exact, null)
                    : values[path];
            default:
                return values[path];
        }
    }

    private static string WordsOf(FormField field, string value, PageTexts texts) =>
        field.Choices.FirstOrDefault(c => c.Value == value).Text is not { } text ? value
        : field.IsData || field.GivenChoices is not null ? text
        : texts.Of(text).Text;

    private static string DateOf(FormValues values, string path)
    {
        string?[] parts = [values.Part(path, FormValues.Day), values.Part(path, FormValues.Month), values.Part(path, FormValues.Year)];
        var month =
            int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12
                ? CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(number)
                : parts[1];
        return string.Join(' ', new[] { parts[0], month, parts[2] }.OfType<string>());
    }
}

/// <param name="Label">The field's label.</param>
/// <param name="Text">What was answered. Null if nothing was.</param>
/// <param name="Step">The page on which it is.</param>
internal sealed record FormAnswer(Phrase Label, string? Text, int Step);
