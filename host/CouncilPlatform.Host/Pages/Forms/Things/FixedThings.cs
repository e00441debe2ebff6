using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>The things that the address of a form names, such as the allocation on whose page it was opened.</summary>
internal sealed class FixedThings(Schemas schemas, FormGraph graph)
{
    /// <summary>The things by the names of their fields. Null if one of them does not exist, or the visitor may not see it.</summary>
    public async Task<IReadOnlyDictionary<string, FixedThing>?> ReadAsync(HttpContext http, Partnership partnership, MutationForm form)
    {
        var (schema, things) = (schemas.Of(partnership), new Dictionary<string, FixedThing>(StringComparer.Ordinal));
        foreach (var field in form.Fields.Where(f => (f.Control == Control.Thing || f.IsId) && http.Request.Query.ContainsKey(f.Name)))
        {
            if (
                !GlobalId.TryParse(http.Request.Query[field.Name], out var id)
                || field.Of is { } of && id.Type != of
                || schema.AllTypes[id.Type] is not IObjectGraphType type
                || await graph.ReadAsync(
                    http,
                    schema,
                    Document(form, field.Keys, type),
                    new(StringComparer.Ordinal) { ["id"] = id.ToString() }
                )
                    is not { } data
                || ThingKeys.Of(data["node"], field) is not { } value
            )
            {
                return null;
            }

            var thing = data["node"]!;
            RecordedSelection.Move(form.Prefilled(type.Name), thing);
            things.Add(field.Name, new(id, value, TitleSelection.Read(thing) ?? field.Label, (int?)thing["version"], thing));
        }

        if (form.ChangesPartnership && schema.AllTypes[nameof(Partnership)] is IObjectGraphType own)
        {
            var id = new GlobalId(nameof(Partnership), partnership.Id);
            var variables = new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = id.ToString() };
            if ((await graph.ReadAsync(http, schema, Document(form, ThingKeys.Id, own), variables))?["node"] is { } recorded)
            {
                RecordedSelection.Move(form.Prefilled(own.Name), recorded);
                things.Add(MutationForm.PartnershipField, new(id, partnership.Slug, partnership.Name, (int?)recorded["version"], recorded));
            }
        }

        return things;
    }

    private static string Document(MutationForm form, IReadOnlyList<string> keys, IObjectGraphType type)
    {
        var version = type.Fields.Find("version") is null ? "" : "version";
        var key = string.Join(' ', keys.Prepend("id").Distinct());
        var recorded = RecordedSelection.Of(form.Prefilled(type.Name), type);
        var fields = $"{key} {version} {TitleSelection.Of(type)} {recorded}";
        return $"query Thing($id: ID!) {{ node(id: $id) {{ ... on {type.Name} {{ {fields} }} }} }}";
    }
}

/// <param name="Id">The thing's id.</param>
/// <param name="Value">What goes into the input: its id, or its short name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Version">Its version. Null if it has none.</param>
/// <param name="Recorded">What the form shows of it.</param>
internal sealed record FixedThing(GlobalId Id, string Value, string Title, int? Version, JsonNode Recorded);
