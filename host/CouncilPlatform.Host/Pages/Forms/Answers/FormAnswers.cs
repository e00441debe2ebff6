using System.Globalization;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;

namespace CouncilPlatform.Host.Pages.Forms.Answers;

/// <summary>What is filled in, as people read it.</summary>
internal sealed class FormAnswers(ThingChoices choices)
{
    private static readonly CultureInfo _english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The answers to all fields of a form.</summary>
    public async Task<IReadOnlyList<FormAnswer>> AllAsync(HttpContext http, OpenForm open)
    {
        var all = new List<FormAnswer>();
        foreach (var (step, field) in open.Steps.All.Index().SelectMany(s => s.Item.Fields.Select(f => (s.Index, f))))
        {
            var text = await OfAsync(http, open.Partnership, field, open.Values, open.Steps.PathOf(field));
            all.Add(new(field.Label, text, step));
        }

        return all;
    }

    /// <summary>The answer to a field. Null if it is empty.</summary>
    public async Task<string?> OfAsync(HttpContext http, Partnership partnership, FormField field, FormValues values, string path)
    {
        switch (field.Control)
        {
            case var _ when values.IsEmpty(path):
                return null;
            case Control.Group or Control.Given:
                var parts = new List<string>();
                foreach (var part in field.Fields)
                {
                    if (await OfAsync(http, partnership, part, values, FormField.Path(path, part.Name)) is { } text)
                    {
                        parts.Add($"{part.Label}: {text}");
                    }
                }

                return string.Join('\n', parts);
            case Control.Rows:
                var rows = new List<string>();
                for (var i = 0; i < values.Rows(path); i++)
                {
                    var at = FormField.Path(path, i.ToString(CultureInfo.InvariantCulture));
                    if (await OfAsync(http, partnership, field.Row!, values, at) is { } text)
                    {
                        rows.Add(text.Replace("\n", ", ", StringComparison.Ordinal));
                    }
                }

                return string.Join('\n', rows);
            case Control.Thing:
                var list = await choices.OfAsync(http, partnership, field, words: null, values[path]);
                return list.Shown.FirstOrDefault(c => c.Value == values[path]).Text ?? values[path];
            case Control.Choices:
                return string.Join('\n', values.Ticked(path).Select(v => WordsOf(field, v)));
            case Control.Choice or Control.YesNo:
                return WordsOf(field, values[path]!);
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

    private static string WordsOf(FormField field, string value) => field.Choices.FirstOrDefault(c => c.Value == value).Text ?? value;

    private static string DateOf(FormValues values, string path)
    {
        string?[] parts = [values.Part(path, FormValues.Day), values.Part(path, FormValues.Month), values.Part(path, FormValues.Year)];
        var month =
            int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12
                ? _english.DateTimeFormat.GetMonthName(number)
                : parts[1];
        return string.Join(' ', new[] { parts[0], month, parts[2] }.OfType<string>());
    }
}

/// <param name="Label">The field's label.</param>
/// <param name="Text">What was answered. Null if nothing was.</param>
/// <param name="Step">The page on which it is.</param>
internal sealed record FormAnswer(string Label, string? Text, int Step);
