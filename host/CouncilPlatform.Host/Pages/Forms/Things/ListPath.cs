using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>The shortest way from a partnership to a list of all things of a type.</summary>
/// <param name="Steps">The fields on the way, with whether each is read a page at a time.</param>
internal sealed record ListPath(IReadOnlyList<(string Field, bool IsConnection)> Steps)
{
    /// <summary>What is deeper costs too much to read for a list of choices.</summary>
    private const int MaxSteps = 3;

    private const int First = 100;
    private const int FirstWithin = 20;

    /// <summary>Null if no list leads to the type.</summary>
    public static ListPath? To(string type, ISchema schema)
    {
        if (schema.AllTypes[nameof(Partnership)] is not IObjectGraphType partnership)
        {
            return null;
        }

        // Many lists lead to organisations. Those that people mean are the members.
        if (type == nameof(Organisation))
        {
            return new([("members", Target(partnership.Fields.Find("members")!)!.Value.IsConnection), ("organisation", false)]);
        }

        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { partnership.Name }, new Queue<(IObjectGraphType, ListPath)>());
        open.Enqueue((partnership, new([])));
        while (open.TryDequeue(out var from))
        {
            var (at, path) = from;
            foreach (var field in at.Fields.Where(TitleSelection.IsPlain))
            {
                if (Target(field) is not { } target)
                {
                    continue;
                }

                var longer = new ListPath([.. path.Steps, (field.Name, target.IsConnection)]);
                if (target.Type.Name == type && target.IsList)
                {
                    return longer;
                }

                if (longer.Steps.Count < MaxSteps && seen.Add(target.Type.Name))
                {
                    open.Enqueue((target.Type, longer));
                }
            }
        }

        return null;
    }

    /// <summary>The list of the whole platform in which things of a type are found by name. Null if there is none.</summary>
    public static ListPath? ByName(string type, ISchema schema) =>
        schema.Query.Fields.FirstOrDefault(f =>
            f.Arguments?.Find("nameContains") is not null && Target(f) is { IsConnection: true } target && target.Type.Name == type
        )
            is { } field
            ? new([(field.Name, true)])
            : null;

    /// <summary>
    /// The selections within the partnership. A list that is read a page at a time takes the variable $after, if the way begins with it.
    /// </summary>
    public string Select(string within)
    {
        var text = within;
        foreach (var (index, (field, isConnection)) in Steps.Index().Reverse())
        {
            text = isConnection
                ? $"{field}({(index == 0 ? $"first: {First}, after: $after" : $"first: {FirstWithin}")}) "
                    + $"{{ pageInfo {{ hasNextPage endCursor }} nodes {{ {text} }} }}"
                : $"{field} {{ {text} }}";
        }

        return text;
    }

    private static (IObjectGraphType Type, bool IsConnection, bool IsList)? Target(FieldType field) =>
        TitleSelection.Named(field) is not IObjectGraphType type ? null
        : type.Name.EndsWith("Connection", StringComparison.Ordinal) && type.Fields.Find("nodes") is { } nodes
            ? TitleSelection.Named(nodes) is IObjectGraphType node ? (node, true, true)
                : null
        : (type, false, Described.Answers.PlaceType.Of(field.ResolvedType!).IsList);
}
