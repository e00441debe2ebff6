using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// For each type the lowest role with which some field leads to it from the root. What all its lists require, <c>node(id)</c> and
/// subscriptions require too, so that an id opens nothing that is closed otherwise.
/// </summary>
internal static class LeastRoles
{
    /// <summary>The key of a field's role in its metadata.</summary>
    public const string Key = "role";

    /// <summary>
    /// The roles by type. Without a role, anybody who may read the partnership reaches the type, or no field leads to it.
    /// </summary>
    public static IReadOnlyDictionary<string, Role> Of(ISchema schema)
    {
        // Below every role: no role is needed.
        const int none = -1;
        var least = new Dictionary<string, int>(StringComparer.Ordinal) { [schema.Query.Name] = none };
        var open = new Queue<IObjectGraphType>([schema.Query]);
        while (open.TryDequeue(out var type))
        {
            foreach (var field in type.Fields)
            {
                if (field.ResolvedType?.GetNamedType() is not IObjectGraphType target)
                {
                    continue;
                }

                var role = Math.Max(least[type.Name], field.Metadata.TryGetValue(Key, out var own) ? (int)(Role)own! : none);
                if (!least.TryGetValue(target.Name, out var known) || role < known)
                {
                    least[target.Name] = role;
                    open.Enqueue(target);
                }
            }
        }

        return least.Where(t => t.Value != none).ToDictionary(t => t.Key, t => (Role)t.Value, StringComparer.Ordinal);
    }
}
