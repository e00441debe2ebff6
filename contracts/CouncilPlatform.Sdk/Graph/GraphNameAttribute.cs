using System.Reflection;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The GraphQL name of a type whose C# name differs, because C# already uses the word: <c>Stream</c> for <c>FundingStream</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum)]
public sealed class GraphNameAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>The GraphQL name of a type: its <see cref="GraphNameAttribute"/>, or else its C# name.</summary>
    internal static string Of(MemberInfo type) => type.GetCustomAttribute<GraphNameAttribute>()?.Name ?? type.Name;
}
