using System.Text.Json;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Descriptions;

/// <summary>What the core and the modules say about their forms: <c>Pages/mutation/form.json</c>, embedded in the assembly.</summary>
internal sealed class FormDescriptions
{
    private const string Folder = "Pages/";
    private const string File = "/form.json";

    private readonly Dictionary<string, (string Module, FormDescription Description)> _byMutation = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    public FormDescriptions(ModuleCatalogue modules)
    {
        foreach (var module in modules.Running)
        {
            var assembly = module.Assembly ?? typeof(FormDescriptions).Assembly;
            foreach (var name in assembly.GetManifestResourceNames())
            {
                var path = name.Replace('\\', '/');
                if (!path.StartsWith(Folder, StringComparison.Ordinal) || !path.EndsWith(File, StringComparison.Ordinal))
                {
                    continue;
                }

                var mutation = path[Folder.Length..^File.Length];
                try
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    _byMutation.Add(mutation, (module.Id, JsonSerializer.Deserialize<FormDescription>(stream, PageCatalogue.Format)!));
                }
                catch (Exception e) when (e is JsonException or ArgumentException)
                {
                    _faults.Add($"{module.Id}/{mutation}: {e.Message}");
                }
            }
        }
    }

    /// <summary>What is wrong with the descriptions, a sentence each.</summary>
    /// <param name="forms">The forms of all modules.</param>
    /// <param name="schema">The schema of all modules.</param>
    public IReadOnlyList<string> FaultsOf(IReadOnlyList<MutationForm> forms, ISchema schema) =>
        [
            .. _faults,
            .. _byMutation.SelectMany(d =>
                (
                    forms.FirstOrDefault(f => f.Name == d.Key) is { } form && form.Module == d.Value.Module
                        ? d
                            .Value.Description.Fields.Select(f => FaultOf(f, form))
                            .OfType<string>()
                            .Concat(new DescriptionPaths(d.Value.Description, form, schema).Faults())
                        : ["The module has no mutation of this name."]
                ).Select(fault => $"{d.Value.Module}/{d.Key}: {fault}")
            ),
        ];

    /// <summary>The form as its module describes it.</summary>
    /// <param name="form">The form.</param>
    /// <param name="schema">The schema of its partnership.</param>
    public MutationForm Describe(MutationForm form, ISchema schema)
    {
        if (!_byMutation.TryGetValue(form.Name, out var found) || found.Module != form.Module)
        {
            return form;
        }

        var fields = found.Description.Fields;
        return form with
        {
            Title = found.Description.Title ?? form.Title,
            Description = found.Description.Lead ?? form.Description,
            When = found.Description.When,
            Waits = found.Description.Waits,
            Page = found.Description.Page,
            Fields = Describe(form.Fields, fields, "", schema),
            IsInPages = found.Description.Pages,
            Checks = found.Description.Check,
        };
    }

    private static IReadOnlyList<FormField> Describe(
        IReadOnlyList<FormField> fields,
        IReadOnlyList<FieldDescription> described,
        string within,
        ISchema schema
    )
    {
        var order = described.Index().ToDictionary(d => d.Item.Field, d => d.Index, StringComparer.Ordinal);
        return
        [
            .. fields
                .Select(f => (Field: f, Path: within + f.Name))
                .Select(f =>
                    (f.Path, Field: Describe(f.Field, described.FirstOrDefault(d => d.Field == f.Path), described, f.Path, schema))
                )
                .Where(f => f.Field is not null)
                .OrderBy(f => order.GetValueOrDefault(f.Path, int.MaxValue))
                .Select(f => f.Field!),
        ];
    }

    private static FormField? Describe(
        FormField field,
        FieldDescription? words,
        IReadOnlyList<FieldDescription> described,
        string path,
        ISchema schema
    )
    {
        if (words is { Hidden: true })
        {
            return null;
        }

        var row = field.Row is { } of ? of with { Fields = Describe(of.Fields, described, path + ".", schema) } : null;
        if (words?.Thing is { } name && schema.AllTypes[name] is IObjectGraphType thing)
        {
            // A list names a thing in each of its rows.
            (field, row) = field.Control == Control.Rows ? (field, Naming(field.Row!, thing)) : (Naming(field, thing), row);
        }

        return field with
        {
            Label = words?.Label ?? field.Label,
            // A hint about a number would mislead where people choose by words.
            Hint = words?.Hint ?? (words?.Choices is null ? field.Hint : null),
            Section = words?.Section,
            Recorded = words?.Recorded,
            MadeFrom = words?.MadeFrom ?? field.MadeFrom,
            Given = words?.Rows,
            GivenChoices = words?.Choices,
            Control = words is { Long: true } ? Control.LongText : field.Control,
            Fields = Describe(field.Fields, described, path + ".", schema),
            Row = row,
        };
    }

    private static FormField Naming(FormField field, IObjectGraphType thing) =>
        field with
        {
            Control = Control.Thing,
            Of = thing.Name,
            Keys = field.IsId ? ThingKeys.Id : ThingKeys.CodeOf(thing) ?? ThingKeys.Id,
            Hint = field.IsId ? field.Hint : Labels.WithoutCode(field.Hint),
        };

    private static string? FaultOf(FieldDescription described, MutationForm form)
    {
        var fields = form.Fields;
        FormField? field = null;
        foreach (var name in described.Field.Split('.'))
        {
            field = fields.FirstOrDefault(f => f.Name == name);
            fields = field is null ? [] : field.Row?.Fields ?? field.Fields;
        }

        return field is null ? $"The input has no field \"{described.Field}\" that people fill in."
            : described.Hidden && field.IsRequired ? $"The field \"{described.Field}\" is required, so the form cannot leave it out."
            : described.Long && field.Control is not (Control.Text or Control.LongText) ? $"The field \"{described.Field}\" is not text."
            : null;
    }
}
