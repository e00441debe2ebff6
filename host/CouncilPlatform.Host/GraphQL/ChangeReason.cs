using GraphQL;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// Why a mutation is sent, as its request says beside the document: <c>"extensions": { "reason": "…" }</c>. Every mutation takes one, so
/// that inputs need no field for it. It goes into the audit trail.
/// </summary>
internal static class ChangeReason
{
    public const string Name = "reason";

    private const int MaxLength = 1000;

    /// <summary>Where an error says that the reason is.</summary>
    public static InputPath Path { get; } = InputPath.Argument("extensions").Within(Name);

    /// <returns>Null if the request gives no reason.</returns>
    /// <exception cref="RuleException">INVALID: it is not text, or too long.</exception>
    public static string? Of(IResolveFieldContext context)
    {
        if (context.InputExtensions.GetValueOrDefault(Name) is not { } given)
        {
            return null;
        }

        var reason = given as string;
        new Rules().Text(reason, MaxLength, Path).Check();
        return reason!.Trim();
    }
}
