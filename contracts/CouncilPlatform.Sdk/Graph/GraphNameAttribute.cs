using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Sdk;

/// <summary>The GraphQL name of a type whose C# name differs, because C# already uses the word: <c>Stream</c> for <c>FundingStream</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum)]
public sealed class GraphNameAttribute(string name) : GraphQLAttribute
{
    public string Name => name;

    /// <inheritdoc/>
    public override void Modify(IGraphType graphType) => graphType.Name = name;

    /// <summary>The GraphQL name of a type: its <see cref="GraphNameAttribute"/>, or else its C# name.</summary>
    internal static string Of(MemberInfo type) => type.GetCustomAttribute<GraphNameAttribute>()?.Name ?? type.Name;
}
