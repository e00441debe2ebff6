using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;
using CouncilPlatform.Host.Pages.Languages;
using GraphQLParser;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>Sends the mutation of a form, and reads what came of it.</summary>
internal sealed class FormSending(
    FormGraph graph,
    FixedThings things,
    FormCatalogue catalogue,
    Schemas schemas,
    Caller caller,
    ModuleTexts texts
)
{
    /// <param name="http">The visitor's request.</param>
    /// <param name="open">The form.</param>
    /// <param name="filled">How it was read.</param>
    /// <param name="input">What was read.</param>
    /// <param name="key">The key that makes a form that is sent twice take effect once.</param>
    public async Task<FormOutcome> SendAsync(
        HttpContext http,
        OpenForm open,
        FormInput filled,
        Dictionary<string, object?> input,
        string key
    )
    {
        open.Complete(input);
        var (form, schema, document) = (open.Form, schemas.Of(open.Partnership), MutationDocument.Of(open.Form));
        // The reason goes beside the input, which has no field for it.
        var reason = form.AsksReason && input.Remove(MutationForm.ReasonField, out var given) ? (string?)given : null;
        var answer = await graph.ChangeAsync(http, schema, form, document, input, key, reason);
        var errors = ErrorsIn(answer, http, open, filled).ToList();
        if (errors.Count > 0)
        {
            return new(errors);
        }

        var changed = new Place("", answer["data"], new DocumentShape(schema, Parser.Parse(document)));
        var host = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
        return new([], FormResult.Of(open, changed, host, await AgainAsync(http, open), texts.Of(form)));
    }

    /// <summary>The address of the form about the same things, if they are still there and what was done can be done again.</summary>
    private async Task<string> AgainAsync(HttpContext http, OpenForm open) =>
        open.Form.Warning is null && await things.ReadAsync(http, open.Partnership, open.Form) is not null
            ? open.AddressAboutThings
            : open.Form.AddressIn(open.Partnership);

    private IEnumerable<FormError> ErrorsIn(JsonNode answer, HttpContext http, OpenForm open, FormInput filled)
    {
        var broken = (answer["data"]?[open.Form.Name]?["errors"] as JsonArray ?? []).Select(e => new FormError(
            PlaceOf(string.Join('.', e!["path"]!.AsArray().Select(p => (string)p!)), open, filled),
            Phrase.InEnglish(Moments.InWords((string)e["message"]!))
        )
        {
            Code = (string?)e["code"],
            Fix = FixOf((string?)e["fix"]?["mutation"], http, open),
        });
        var failed = (answer["errors"] as JsonArray ?? []).Select(e => new FormError(
            open.Form.Argument,
            Phrase.InEnglish((string)e!["message"]!)
        ));
        return broken.Concat(failed);
    }

    private static string PlaceOf(string path, OpenForm open, FormInput filled) =>
        path == ChangeReason.Path.ToString() ? FormField.Path(open.Form.Argument, MutationForm.ReasonField) : filled.Shown(path);

    /// <summary>The form that puts an error right, about the same thing. Null if the visitor has none.</summary>
    private (Phrase Title, string Address)? FixOf(string? mutation, HttpContext http, OpenForm open)
    {
        if (mutation is null || catalogue.Find(open.Partnership, mutation) is not { } form || !form.IsFor(caller, open.Partnership))
        {
            return null;
        }

        var about = open.Things.Values.Select(t => (Field: form.FieldFor(t.Id.Type), t.Id)).FirstOrDefault(t => t.Field is not null);
        var query = about.Field is { } field ? $"?{field.Name}={about.Id}" : "";
        return (texts.Of(form).Of(form.Title), $"{http.Request.PathBase}/{form.AddressIn(open.Partnership)}{query}");
    }
}

/// <param name="Errors">What is wrong with what was sent.</param>
/// <param name="Result">What was changed. Null if something is wrong.</param>
internal sealed record FormOutcome(IReadOnlyList<FormError> Errors, FormResult? Result = null)
{
    /// <summary>Whether somebody else has changed the thing since the form was opened.</summary>
    public bool IsStale => Errors.Any(e => e.Code == RuleCodes.Conflict);
}
