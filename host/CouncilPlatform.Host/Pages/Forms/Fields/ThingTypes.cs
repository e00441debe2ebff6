using CouncilPlatform.Host.GraphQL;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Fields;

/// <summary>
/// Finds which type of thing a field of an input names. The schema says only that it is an id, so the field's name decides: a mutation
/// that changes a grant agreement and has a field <c>agreement</c> means the grant agreement, and not another kind of agreement.
/// </summary>
internal sealed class ThingTypes(ISchema schema)
{
    private readonly IReadOnlyDictionary<string, string> _modules = schema.GetMetadata<NodeSet>(NodeSet.Key)!.Modules;

    private readonly Dictionary<string, IObjectGraphType> _types = schema
        .AllTypes.OfType<IObjectGraphType>()
        .Where(t => t.Fields.Find("id") is not null)
        .ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The type with a name. Null if the schema has none.</summary>
    public IObjectGraphType? Named(string type) => schema.AllTypes[type] as IObjectGraphType;

    /// <param name="field">The name of the field.</param>
    /// <param name="module">The module whose mutation it is.</param>
    /// <param name="changed">The type that the mutation changes.</param>
    /// <returns>Null if the name fits no type, or several.</returns>
    public IObjectGraphType? Of(string field, string module, IGraphType? changed)
    {
        var name = char.ToUpperInvariant(field[0]) + field[1..];
        if (
            changed is IObjectGraphType of
            && _types.ContainsKey(of.Name)
            && (field == "id" || of.Name.EndsWith(name, StringComparison.Ordinal))
        )
        {
            return of;
        }

        if (_types.TryGetValue(name, out var exact))
        {
            return exact;
        }

        var similar = _types
            .Values.Where(t => t.Name.EndsWith(name, StringComparison.Ordinal))
            .Where(t => _modules.GetValueOrDefault(t.Name, module) is var owner && (owner == module || owner == Gate.CoreModule))
            .Take(2)
            .ToList();
        return similar.Count == 1 ? similar[0] : null;
    }
}
