namespace CouncilPlatform.Host.GraphQL;

/// <summary>The types of one schema that can be read by their ids.</summary>
internal sealed class NodeSet(IReadOnlyDictionary<string, NodeLoader> loaders, IReadOnlyDictionary<string, string> modules)
{
    /// <summary>The key of the set in the metadata of its schema.</summary>
    public const string Key = "nodes";

    /// <summary>The modules by the types that they contribute.</summary>
    public IReadOnlyDictionary<string, string> Modules => modules;

    /// <summary>See <see cref="LeastRoles"/>. It is known once the schema is complete.</summary>
    public IReadOnlyDictionary<string, Role> Least { get; set; } = new Dictionary<string, Role>();

    /// <summary>The types that a module contributes, by name.</summary>
    public IEnumerable<(string Name, NodeLoader Loader)> Of(string module) =>
        loaders.Where(l => modules[l.Key] == module).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => (l.Key, l.Value));

    /// <summary>The class of a type. Null if objects of the type cannot be read by their ids.</summary>
    public Type? TypeOf(string name) => loaders.GetValueOrDefault(name)?.Type;

    /// <summary>The object with an id. Null if there is none, or the caller may not see it.</summary>
    public async Task<object?> FindAsync(GlobalId id, IServiceProvider services, CancellationToken cancellationToken) =>
        loaders.TryGetValue(id.Type, out var loader)
        && await loader.Load(services, id.Value, cancellationToken) is { } found
        && await Gate.IsOpenAsync(services, found, modules[id.Type], LeastFor(id.Type), cancellationToken)
            ? found
            : null;

    /// <summary>The role that somebody needs to read objects of a type. Null if none.</summary>
    public Role? LeastFor(string type) => Least.TryGetValue(type, out var role) ? role : null;
}
