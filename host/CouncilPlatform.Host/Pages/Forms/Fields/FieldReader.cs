using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Forms.Things;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Fields;

/// <summary>Makes the fields of a form from the type of a mutation's input.</summary>
/// <param name="things">The types of things that a field may name.</param>
/// <param name="module">The module whose mutation it is.</param>
/// <param name="changed">The type that the mutation changes.</param>
internal sealed class FieldReader(ThingTypes things, string module, IGraphType? changed)
{
    /// <summary>The page fills these in.</summary>
    public static readonly IReadOnlySet<string> Hidden = new HashSet<string>(StringComparer.Ordinal) { "partnership", "version" };

    // Text that people write as sentences. Everything else has one line.
    private static readonly HashSet<string> _long = new(StringComparer.Ordinal)
    {
        "advice",
        "body",
        "comment",
        "conditions",
        "content",
        "description",
        "details",
        "evidence",
        "explanation",
        "findings",
        "implications",
        "justification",
        "note",
        "notes",
        "outcome",
        "progress",
        "purpose",
        "reason",
        "reasons",
        "recommendation",
        "response",
        "statement",
        "summary",
        "terms",
        "text",
        "wording",
    };

    // What a short name is made from.
    private static readonly string[] _named = ["title", "name"];

    public IReadOnlyList<FormField> Of(IInputObjectGraphType input) =>
        [
            .. input
                .Fields.Where(f => !Hidden.Contains(f.Name))
                .Select(f => Of(f, input))
                .Select(f => f.Name == "slug" ? f with { MadeFrom = _named.FirstOrDefault(n => input.Fields.Find(n) is not null) } : f)
                // What the change is about comes first.
                .OrderBy(f => f is not { IsSubject: true, IsRequired: true }),
        ];

    private FormField Of(FieldType field, IInputObjectGraphType input)
    {
        var codeOf = field.GetMetadata<string>(CodeOfAttribute.Key) is { } named ? things.Named(named) : null;
        var isRequired = field.ResolvedType is NonNullGraphType && field.DefaultValue is null;
        var read = Of(field.Name, field.Description, field.ResolvedType!, isRequired, codeOf);
        // Only an input of an update has the fields of what it changes, which the form begins with.
        return
            !isRequired
            && Updates.Keeps(input)
            && (changed as IObjectGraphType)?.Fields.Find(read.Name) is { } recorded
            && RecordedSelection.Of(read, recorded) is not null
            ? read with
            {
                IsRecorded = true,
                IsRequired = recorded.ResolvedType is NonNullGraphType && read.HasOneValue,
            }
            : read;
    }

    private FormField Of(string name, string? description, IGraphType type, bool isRequired, IObjectGraphType? codeOf = null)
    {
        var inner = type is NonNullGraphType { ResolvedType: { } required } ? required : type;
        if (inner is ListGraphType { ResolvedType: { } item })
        {
            return List(name, description, item, isRequired, codeOf);
        }

        var thing =
            name.Length > 0 && inner is GlobalIdType ? things.Of(name, module, changed)
            : inner is StringGraphType ? codeOf ?? NamedByCode(name)
            : null;
        var field = new FormField(name, Labels.Of(name, thing?.Name), Labels.Hint(description, inner), isRequired, ControlOf(name, inner))
        {
            IsId = inner is GlobalIdType,
        };
        return inner switch
        {
            _ when thing is not null => field with
            {
                Control = Control.Thing,
                Of = thing.Name,
                Keys = inner is GlobalIdType ? ThingKeys.Id : ThingKeys.CodeOf(thing) ?? ThingKeys.Id,
                // People choose it by its title, so a hint about its code would mislead.
                Hint = inner is GlobalIdType ? field.Hint : Labels.WithoutCode(field.Hint),
            },
            EnumerationGraphType choices => field with { Choices = WordsOf(choices) },
            BooleanGraphType => field with { Choices = [("true", "Yes"), ("false", "No")] },
            IInputObjectGraphType group => field with { Fields = Of(group) },
            _ => field,
        };
    }

    private FormField List(string name, string? description, IGraphType item, bool isRequired, IObjectGraphType? codeOf)
    {
        var (inner, label) = (item is NonNullGraphType { ResolvedType: { } named } ? named : item, Labels.Of(name, thing: null));
        if (inner is EnumerationGraphType choices)
        {
            return new(name, label, Labels.Hint(description, inner), isRequired, Control.Choices) { Choices = WordsOf(choices) };
        }

        var row =
            inner is GlobalIdType && things.Of(Singular(name), module, changed) is { } thing
                ? new FormField("", label, Hint: null, IsRequired: true, Control.Thing) { Of = thing.Name }
                : Of("", description: null, item, isRequired: true, codeOf) with
                {
                    Label = label,
                };
        var hint = Labels.Hint(description, inner);
        return new(name, label, codeOf is null ? hint : Labels.WithoutCode(hint), isRequired, Control.Rows) { Row = row };
    }

    // A fund's short name is the value of a field "fund", but a field "slug" is the new name of what the mutation makes.
    private IObjectGraphType? NamedByCode(string name) =>
        name.Length > 0
        && things.Of(name, module, changed) is { } thing
        && string.Equals(thing.Name, name, StringComparison.OrdinalIgnoreCase)
        && ThingKeys.CodeOf(thing) is not null
        && thing.Name != nameof(Organisation)
            ? thing
            : null;

    private static Control ControlOf(string name, IGraphType type) =>
        type switch
        {
            EnumerationGraphType => Control.Choice,
            IInputObjectGraphType => Control.Group,
            BooleanGraphType => Control.YesNo,
            AmountType => Control.Amount,
            DateType => Control.Date,
            PartialDateType => Control.PartialDate,
            DateTimeType => Control.Moment,
            FinancialYearType => Control.FinancialYear,
            IntGraphType => Control.WholeNumber,
            LongGraphType => Control.LargeNumber,
            DecimalGraphType or FloatGraphType => Control.Number,
            _ => _long.Contains(name) ? Control.LongText : Control.Text,
        };

    private static string Singular(string name) => Humanizer.InflectorExtensions.Singularize(name, inputIsKnownToBePlural: false);

    private static IReadOnlyList<(string Value, string Text)> WordsOf(EnumerationGraphType choices) =>
        [.. choices.Values.Where(v => v.DeprecationReason is null).Select(v => (v.Name, Words.Of(choices, v.Name)))];
}
