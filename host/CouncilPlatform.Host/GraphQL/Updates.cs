using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>Which inputs keep what a request leaves out, and clear what it gives as null: such as <see cref="UpdateInput"/>.</summary>
internal static class Updates
{
    /// <summary>The key of the fact in the metadata of an input type.</summary>
    public const string Key = "keepsWhatIsLeftOut";

    /// <summary>What the description of such an input ends with.</summary>
    public const string Description = "Null clears a value that may be empty.";

    public static bool Keeps(IGraphType input) => input.Metadata.ContainsKey(Key);
}
