namespace CouncilPlatform.Host.GraphQL;

/// <summary>What a class is called in GraphQL: its own name; <c>FundConnection</c> and <c>FundEdge</c> for pages of it.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
    {
        if (!type.IsGenericType)
        {
            return GraphNameAttribute.Of(type);
        }

        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return string.Concat(type.GetGenericArguments().Select(Of)) + name;
    }
}
