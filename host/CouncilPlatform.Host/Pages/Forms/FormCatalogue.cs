using System.Collections.Concurrent;
using System.Reflection;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Descriptions;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL;
using GraphQL.Types;
using Humanizer;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>The forms of a partnership: one for each mutation of the core and of the modules that are on.</summary>
internal sealed class FormCatalogue(Schemas schemas, FormDescriptions descriptions)
{
    private static readonly FormField _reason = new(
        MutationForm.ReasonField,
        "Reason",
        "Why you do it. The audit trail keeps it for good, so do not name people.",
        IsRequired: true,
        Control.LongText
    );

    private readonly ConcurrentDictionary<ISchema, IReadOnlyList<MutationForm>> _read = new(ReferenceEqualityComparer.Instance);

    /// <summary>The forms that the caller's role opens.</summary>
    public IEnumerable<MutationForm> Of(Partnership partnership, Caller caller) =>
        caller.IsKnown ? All(partnership).Where(f => f.IsFor(caller, partnership)) : [];

    /// <summary>The forms about things of a type that the caller's role opens.</summary>
    public IEnumerable<MutationForm> About(string type, Partnership partnership, Caller caller) =>
        Of(partnership, caller).Where(f => f.FieldFor(type) is not null);

    /// <summary>The form of a mutation. Null if the partnership has no such mutation.</summary>
    public MutationForm? Find(Partnership partnership, string mutation) => All(partnership).FirstOrDefault(f => f.Name == mutation);

    /// <summary>The form of a mutation of any module, also of one that a partnership does not have on.</summary>
    public MutationForm? OfAnyModule(string mutation) => OfAllModules.FirstOrDefault(f => f.Name == mutation);

    /// <summary>The forms of all modules.</summary>
    public IReadOnlyList<MutationForm> OfAllModules => _read.GetOrAdd(schemas.All, Read);

    /// <summary>What is wrong with what modules say about their forms, a sentence each.</summary>
    public IReadOnlyList<string> Faults() => descriptions.FaultsOf(Made(schemas.All), schemas.All);

    /// <summary>Whether a form has a field that takes the id of an object.</summary>
    public bool Takes(string mutation, string field) =>
        Made(schemas.All).Any(f => f.Name == mutation && f.Fields.Any(i => i.Name == field && i.IsId));

    private IReadOnlyList<MutationForm> All(Partnership partnership) => _read.GetOrAdd(schemas.Of(partnership), Read);

    private IReadOnlyList<MutationForm> Read(ISchema schema) =>
        [.. Made(schema).Select(f => descriptions.Describe(f, schema)).OrderBy(f => f.Title, StringComparer.Ordinal)];

    private static IReadOnlyList<MutationForm> Made(ISchema schema)
    {
        var things = new ThingTypes(schema);
        return
        [
            .. (schema.Mutation?.Fields ?? []).Where(f => f.DeprecationReason is null).Select(f => Of(f, things)).OfType<MutationForm>(),
        ];
    }

    private static MutationForm? Of(FieldType field, ThingTypes things)
    {
        var argument = field.Arguments?.FirstOrDefault();
        if (argument is null || PlaceType.Of(argument.ResolvedType!).Type is not IInputObjectGraphType input)
        {
            return null;
        }

        var module = field.GetMetadata<string>("module") ?? Gate.CoreModule;
        var warning = field.GetMetadata<string>(IrreversibleAttribute.Key);
        var asksReason = warning is not null && !input.Fields.Any(f => SaysWhy(f.Name));
        var payload = ((IComplexGraphType)PlaceType.Of(field.ResolvedType!).Type).Fields.First(f => f.Name != "errors");
        return new(
            field.Name,
            module,
            Labels.OfMutation(field.Name),
            // What cannot be undone is said as a warning.
            warning is not null
                ? field.Description?.Replace(warning, "", StringComparison.Ordinal).TrimEnd()
                : field.Description,
            field.Metadata.TryGetValue(LeastRoles.Key, out var role) ? (Role)role! : null,
            argument.Name,
            input,
            payload,
            [
                .. new FieldReader(things, module, PlaceType.Of(payload.ResolvedType!).Type).Of(input),
                .. asksReason ? [_reason] : Array.Empty<FormField>(),
            ]
        )
        {
            Feature = FeatureOf(field),
            Warning = warning,
            AsksReason = asksReason,
        };
    }

    // A field in which people say why, or can.
    private static bool SaysWhy(string field) => field is "because" or "note" or MutationForm.ReasonField;

    // A feature is a folder of the module, and so the end of a namespace.
    private static string? FeatureOf(FieldType field)
    {
        if (
            field.GetMetadata<MethodInfo>(nameof(MethodInfo))?.DeclaringType is not { Namespace: { } space, Assembly: var assembly }
            || space == assembly.GetName().Name
        )
        {
            return null;
        }

        var folder = space.Split('.')[^1];
        return assembly.GetCustomAttributes<FeatureNameAttribute>().FirstOrDefault(n => n.Folder == folder)?.Name ?? folder.Humanize();
    }
}
