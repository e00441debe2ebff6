using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Descriptions;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;

namespace CouncilPlatform.Host.Pages.Forms.Given;

/// <summary>
/// Gives a form the rows that follow from the thing that it is about, such as a field for each question of an application. People fill
/// them in; they neither add one nor name it.
/// </summary>
internal sealed class GivenRows(Schemas schemas, FormGraph graph)
{
    // An answer of this kind is text in GraphQL.
    private static readonly IReadOnlyList<(string, string)> _yesOrNo = [("yes", "Yes"), ("no", "No")];

    /// <summary>The form with its rows.</summary>
    /// <param name="http">The visitor's request.</param>
    /// <param name="partnership">The partnership.</param>
    /// <param name="form">The form.</param>
    /// <param name="things">The things that the form is about.</param>
    /// <param name="values">Takes what is recorded of the rows.</param>
    public async Task<MutationForm> ReadAsync(
        HttpContext http,
        Partnership partnership,
        MutationForm form,
        IReadOnlyDictionary<string, FixedThing> things,
        FormValues values
    )
    {
        var fields = new List<FormField>();
        foreach (var field in form.Fields)
        {
            fields.Add(
                field switch
                {
                    { Given: { } rows } when things.TryGetValue(rows.Of, out var thing) => await ReadAsync(
                        http,
                        partnership,
                        FormField.Path(form.Argument, field.Name),
                        field,
                        thing,
                        values
                    ),
                    { GivenChoices: { } choices } when things.TryGetValue(choices.Of, out var thing) => await ChooseAsync(
                        http,
                        partnership,
                        field,
                        choices,
                        thing
                    ),
                    _ => field,
                }
            );
        }

        return form with
        {
            Fields = fields,
        };
    }

    private async Task<FormField> ReadAsync(
        HttpContext http,
        Partnership partnership,
        string path,
        FormField field,
        FixedThing thing,
        FormValues values
    )
    {
        var given = field.Given!;
        var answer = await AskAsync(http, partnership, thing, PathsOf(field, given));
        var rows = answer
            .Rows(given.Path)
            .Select((row, index) => Row(field, given, row, index.ToString(CultureInfo.InvariantCulture)))
            .ToList();
        if (given.Recorded is { } recorded)
        {
            var known = answer.Rows(recorded).ToLookup(r => r.Text(given.Key), r => r.Node, StringComparer.Ordinal);
            foreach (var row in rows)
            {
                values.Fill(row.Fields, known[row.RowKey].FirstOrDefault(), FormField.Path(path, row.Name));
            }
        }

        return field with
        {
            Control = Control.Given,
            IsNumber = field.Row!.Fields.Any(f => f.Name == given.Key && f.Control == Control.WholeNumber),
            Fields = rows,
            Row = null,
        };
    }

    private async Task<FormField> ChooseAsync(
        HttpContext http,
        Partnership partnership,
        FormField field,
        GivenChoicesDescription given,
        FixedThing thing
    )
    {
        var paths = Sentence.PathsIn(given.Text).Append(given.Value).Select(p => $"{given.Path}.{p}");
        var answer = await AskAsync(http, partnership, thing, paths);
        return field with
        {
            Control = Control.Choice,
            IsNumber = field.Control == Control.WholeNumber,
            Choices =
            [
                .. answer
                    .Rows(given.Path)
                    .Select(row => (Value: row.Text(given.Value), Text: Sentence.Fill(given.Text, row)))
                    .Where(c => c.Value is not null)
                    .Select(c => (c.Value!, c.Text ?? c.Value!)),
            ],
        };
    }

    private Task<Place> AskAsync(HttpContext http, Partnership partnership, FixedThing thing, IEnumerable<string> paths) =>
        graph.ReadThingAsync(http, schemas.Of(partnership), thing.Id, paths);

    private static FormField Row(FormField field, GivenRowsDescription given, Place row, string name)
    {
        var label = Sentence.Fill(given.Label, row) ?? field.Label;
        var hint = Sentence.Fill(given.Hint, row);
        if (given.Key is null)
        {
            return field.Row! with { Name = name, Label = label, Hint = hint, IsRequired = !given.Optional, IsData = true };
        }

        IReadOnlyList<FormField> parts = given.Answer is { } answer
            ? [Answer(field, answer, row)]
            : [.. field.Row!.Fields.Where(f => f.Name != given.Key)];
        return new(name, label, hint, !given.Optional, Control.Group)
        {
            RowKey = row.Text(given.KeyValue),
            IsData = true,
            // One field needs no heading of its own.
            Fields = parts is [var only] ? [only with { Label = label, Hint = hint ?? only.Hint, IsData = true }] : parts,
        };
    }

    private static FormField Answer(FormField field, AnswerDescription answer, Place row)
    {
        var control = answer.Controls.GetValueOrDefault(row.Text(answer.Kind) ?? "", Control.Text);
        var name = control == Control.Choices ? answer.Several : answer.Text;
        return new FormField(name, field.Label, Hint: null, IsRequired: false, control == Control.YesNo ? Control.Choice : control)
        {
            IsNeededLater = row.Text(answer.Required) == "true",
            Choices =
                control == Control.YesNo
                    ? _yesOrNo
                    : [.. row.Rows(answer.Choices).Select(c => c.Node!.ToString()).Select(text => (text, text))],
        };
    }

    private static IEnumerable<string> PathsOf(FormField field, GivenRowsDescription given)
    {
        string?[] ofRow =
        [
            given.KeyValue,
            given.Answer?.Kind,
            given.Answer?.Choices,
            given.Answer?.Required,
            .. Sentence.PathsIn(given.Label),
            .. Sentence.PathsIn(given.Hint),
        ];
        return ofRow
            .OfType<string>()
            .Select(p => $"{given.Path}.{p}")
            .Concat(given.Recorded is { } recorded ? field.Row!.Fields.Select(f => $"{recorded}.{f.Name}") : []);
    }
}
