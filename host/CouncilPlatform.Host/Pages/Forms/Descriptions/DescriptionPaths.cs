using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Descriptions;

/// <summary>Compares the paths in what a module says about a form with the schema.</summary>
internal sealed class DescriptionPaths(FormDescription description, MutationForm form, ISchema schema)
{
    public IEnumerable<string> Faults() =>
        description
            .When.SelectMany(w => When(w.Key, w.Value))
            .Concat(description.Waits is { } waits ? Waits(waits) : [])
            .Concat(
                description
                    .Fields.Where(f => f.Recorded is not null && !f.Field.Contains('.', StringComparison.Ordinal))
                    .SelectMany(f => At(form.Changed, f.Recorded!))
            )
            .Concat(description.Fields.Where(f => f.Thing is not null).SelectMany(Thing))
            .Concat(description.Fields.Where(f => f.Choices is not null).SelectMany(f => Choices(f.Choices!)))
            .Concat(description.Fields.Where(f => f.Rows is not null).SelectMany(f => Rows(f.Field, f.Rows!)));

    private IEnumerable<string> When(string key, IReadOnlyList<string?> values)
    {
        var (name, path) = key.Split('.', 2) is [var first, var rest] ? (first, rest) : (key, "");
        return TypeOf(name) is not { } type ? [NotAThing(name)]
            : Find(type, path) is not { } place ? [NoPath(type, path)]
            : place.Type is EnumerationGraphType choices
                ? values
                    .OfType<string>()
                    .Where(v => choices.Values.All(c => c.Name != v))
                    .Select(v => $"\"{v}\" is not a value of \"{key}\".")
            : [];
    }

    private IEnumerable<string> Waits(WaitsDescription waits) =>
        TypeOf(waits.Of) is not { } type ? [NotAThing(waits.Of)]
        : Find(type, waits.Path) is not { } missing ? [NoPath(type, waits.Path)]
        : Sentence.PathsIn(waits.Text).SelectMany(path => At(missing.Type, path));

    private IEnumerable<string> Thing(FieldDescription field) =>
        schema.AllTypes[field.Thing!] is not IObjectGraphType type ? [$"There is no type {field.Thing}."] : [];

    private IEnumerable<string> Rows(string field, GivenRowsDescription rows)
    {
        if (TypeOf(rows.Of) is not { } type)
        {
            return [NotAThing(rows.Of)];
        }

        var inputs = form.Fields.FirstOrDefault(f => f.Name == field)?.Row?.Fields ?? [];
        string?[] ofInput = [rows.Key, rows.Answer?.Text, rows.Answer?.Several];
        string?[] ofRow =
        [
            rows.KeyValue,
            rows.Answer?.Kind,
            rows.Answer?.Choices,
            rows.Answer?.Required,
            .. Sentence.PathsIn(rows.Label),
            .. Sentence.PathsIn(rows.Hint),
        ];
        return
        [
            .. ofInput
                .OfType<string>()
                .Where(name => inputs.All(i => i.Name != name))
                .Select(name => $"A row of \"{field}\" has no field \"{name}\"."),
            .. At(type, rows.Path),
            .. Find(type, rows.Path) is { } row ? ofRow.OfType<string>().SelectMany(path => At(row.Type, path)) : [],
            .. rows.Recorded is { } recorded ? At(type, recorded) : [],
        ];
    }

    private IEnumerable<string> Choices(GivenChoicesDescription choices) =>
        TypeOf(choices.Of) is not { } type ? [NotAThing(choices.Of)]
        : Find(type, choices.Path) is not { } choice ? [NoPath(type, choices.Path)]
        : Sentence.PathsIn(choices.Text).Append(choices.Value).SelectMany(path => At(choice.Type, path));

    private static IEnumerable<string> At(IGraphType type, string path) => Find(type, path) is null ? [NoPath(type, path)] : [];

    private IGraphType? TypeOf(string field) =>
        form.Fields.FirstOrDefault(f => f.Name == field && f.Control == Control.Thing) is { Of: { } name } ? schema.AllTypes[name] : null;

    private static PlaceType? Find(IGraphType type, string path)
    {
        PlaceType? place = null;
        foreach (var name in path.Split('.'))
        {
            if ((type as IComplexGraphType)?.Fields.Find(name) is not { } field)
            {
                return null;
            }

            place = PlaceType.Of(field.ResolvedType!);
            type = place.Type;
        }

        return place;
    }

    private static string NotAThing(string name) => $"The form has no field \"{name}\" for a thing.";

    private static string NoPath(IGraphType type, string path) => $"{type.Name} has nothing at \"{path}\".";
}
