using System.Globalization;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>Turns what was filled in into the input of a mutation, and notes what cannot be one.</summary>
/// <param name="values">What was filled in.</param>
/// <param name="words">What the form says.</param>
/// <param name="before">What was recorded when the form was opened. Null if the form changes nothing that is recorded.</param>
internal sealed class FormInput(FormValues values, FormWords words, FormValues? before = null)
{
    private readonly List<FormError> _errors = [];

    // Rows that are left out make the places of those after them differ from the form's.
    private readonly Dictionary<string, string> _sent = new(StringComparer.Ordinal);

    public IReadOnlyList<FormError> Errors => _errors;

    /// <summary>Where the form shows what was sent at a path.</summary>
    public string Shown(string path) =>
        _sent.FirstOrDefault(s => path == s.Key || path.StartsWith(s.Key + ".", StringComparison.Ordinal))
            is { Key: { } sent, Value: var shown }
            ? shown + path[sent.Length..]
            : path;

    /// <summary>The fields that are filled in.</summary>
    public Dictionary<string, object?> Read(IReadOnlyList<FormField> fields, string path)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var at = FormField.Path(path, field.Name);
            if (field.IsRecorded && before?.Same(values, at) == true)
            {
                // Nobody changed it, and somebody else may have.
                continue;
            }

            if (Read(field, at) is { } value)
            {
                input[field.Name] = value;
            }
            else if (field is { IsRecorded: true, IsRequired: false } && before?.IsEmpty(at) == false && IsEmpty(field, at))
            {
                input[field.Name] = field.HasOneValue || field.Control == Control.Group ? null : Array.Empty<object>();
            }
            else if (field.MadeFrom is { } from && fields.FirstOrDefault(f => f.Name == from) is { } source)
            {
                // Without its source, there is only one thing to say.
                if (Read(source, FormField.Path(path, from)) is string text)
                {
                    input[field.Name] = ShortName.Of(text);
                }
            }
            else if (field.IsRequired && !_errors.Exists(e => e.Path == at || e.Path.StartsWith(at + ".", StringComparison.Ordinal)))
            {
                _errors.Add(new(at, Missing(field)));
            }
        }

        return input;
    }

    private object? Read(FormField field, string path) =>
        field.Control switch
        {
            Control.Group => IsEmpty(field, path) && !field.IsRequired ? null : Read(field.Fields, path),
            Control.Rows => ReadRows(field, path),
            Control.Given => ReadGiven(field, path),
            Control.Choices => values.Ticked(path).Where(v => field.Choices.Any(c => c.Value == v)).ToList() is { Count: > 0 } ticked
                ? ticked
                : null,
            Control.Choice => field.Choices.Any(c => c.Value == values[path]) ? Chosen(field, values[path]!) : null,
            Control.YesNo => bool.TryParse(values[path], out var yes) ? yes : null,
            Control.Date => ReadDate(field, path, isPartial: false),
            Control.PartialDate => ReadDate(field, path, isPartial: true),
            _ => values[path] is { } text ? Parse(field, path, text) : null,
        };

    // Rows in which nothing is filled in were opened by mistake. The others keep their places, so that errors find them.
    private List<object?>? ReadRows(FormField field, string path)
    {
        for (var i = values.Rows(path) - 1; i >= 0; i--)
        {
            if (IsEmpty(field.Row!, Row(path, i)))
            {
                values.RemoveRow(path, i);
            }
        }

        var rows = new List<object?>();
        for (var i = 0; i < values.Rows(path); i++)
        {
            rows.Add(Read(field.Row!, Row(path, i)));
        }

        return rows.Count > 0 ? rows : null;
    }

    private static object Chosen(FormField field, string value) => field.IsNumber ? int.Parse(value, CultureInfo.InvariantCulture) : value;

    private List<object?>? ReadGiven(FormField field, string path)
    {
        var rows = new List<object?>();
        foreach (var row in field.Fields)
        {
            var at = FormField.Path(path, row.Name);
            if (!row.IsRequired && IsEmpty(row, at))
            {
                continue;
            }

            _sent.Add($"{path}.{rows.Count}", at);
            if (field.Given!.Key is not { } key)
            {
                rows.Add(Read(row, at));
                if (row.IsRequired && rows[^1] is null && !_errors.Exists(e => e.Path == at))
                {
                    _errors.Add(new(at, Missing(row)));
                }

                continue;
            }

            var read = Read(row.Fields, at);
            if (field.Given.Answer is { Text: var text } && read.TryGetValue(text, out var value))
            {
                // Whatever its kind, the answer is text.
                read[text] = Convert.ToString(value, CultureInfo.InvariantCulture);
            }

            read[key] = field.IsNumber ? int.Parse(row.RowKey!, CultureInfo.InvariantCulture) : row.RowKey;
            rows.Add(read);
        }

        return rows.Count > 0 ? rows : null;
    }

    private bool IsEmpty(FormField field, string path) =>
        field.Control switch
        {
            Control.Group or Control.Given => field.Fields.All(f => IsEmpty(f, FormField.Path(path, f.Name))),
            Control.Rows => Enumerable.Range(0, values.Rows(path)).All(i => IsEmpty(field.Row!, Row(path, i))),
            Control.Choices => values.Ticked(path).Count == 0,
            Control.Date or Control.PartialDate => PartsOf(path).All(p => p is null),
            _ => values[path] is null,
        };

    private object? Parse(FormField field, string path, string text)
    {
        switch (field.Control)
        {
            case Control.WholeNumber:
                return int.TryParse(Plain(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                    ? whole
                    : Refuse(path, words.About(field, "{0} must be a whole number, such as 12."));
            case Control.LargeNumber:
                return long.TryParse(Plain(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)
                    ? large
                    : Refuse(path, words.About(field, "{0} must be a whole number, such as 12."));
            case Control.Number:
                return decimal.TryParse(Plain(text), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : Refuse(path, words.About(field, "{0} must be a number, such as 12.5."));
            case Control.Amount:
                return Money.TryParse(Plain(text).TrimStart('£'), out _)
                    ? Plain(text).TrimStart('£')
                    : Refuse(path, words.About(field, "{0} must be an amount in pounds, such as 27,535.40."));
            case Control.FinancialYear:
                return FinancialYear.TryParse(text, out _)
                    ? text
                    : Refuse(path, words.About(field, "{0} must be a financial year, such as 2026/27."));
            case Control.Moment:
                return UkMoment.TryParse(text, out _, out _)
                    ? text
                    : Refuse(path, words.About(field, "{0} must be a date and time, such as 2026-10-30T12:00."));
            case Control.Thing when field.Keys == ThingKeys.Id:
                return GlobalId.TryParse(text, out _) ? text : Refuse(path, words.InSentence(field, "Choose the {0}."));
            default:
                return text;
        }
    }

    private string? ReadDate(FormField field, string path, bool isPartial)
    {
        var parts = PartsOf(path);
        if (parts.All(p => p is null))
        {
            return null;
        }

        var numbers = parts
            .Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null)
            .ToArray();
        var text = (parts, numbers) switch
        {
            (_, [{ } day, { } month, { } year]) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}"),
            ([null, _, _], [_, { } month, { } year]) when isPartial => string.Create(
                CultureInfo.InvariantCulture,
                $"{year:0000}-{month:00}"
            ),
            ([null, null, _], [_, _, { } year]) when isPartial => string.Create(CultureInfo.InvariantCulture, $"{year:0000}"),
            _ => "",
        };
        var isDate = isPartial ? PartialDate.TryParse(text, out _) : DateOnly.TryParseExact(text, "yyyy-MM-dd", out _);
        return isDate ? text
            : isPartial
                ? Refuse(path, words.About(field, "{0} must be a real date, such as 8 11 2026, a month, such as 11 2026, or a year."))
            : Refuse(path, words.About(field, "{0} must be a real date, such as 8 11 2026."));
    }

    private string?[] PartsOf(string path) =>
        [values.Part(path, FormValues.Day), values.Part(path, FormValues.Month), values.Part(path, FormValues.Year)];

    private string? Refuse(string path, Phrase message)
    {
        _errors.Add(new(path, message));
        return null;
    }

    private Phrase Missing(FormField field) =>
        field.Control switch
        {
            Control.Choice or Control.Thing => words.InSentence(field, "Choose the {0}."),
            Control.YesNo => words.InSentence(field, "Choose yes or no: {0}."),
            Control.Choices => words.InSentence(field, "Choose at least one: {0}."),
            Control.Rows => words.InSentence(field, "Add at least one: {0}."),
            _ => words.InSentence(field, "Enter the {0}."),
        };

    // People write £27,535.40.
    internal static string Plain(string text) => text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static string Row(string path, int index) => FormField.Path(path, index.ToString(CultureInfo.InvariantCulture));
}
