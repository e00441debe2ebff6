namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>What a record belongs to, as an allocation belongs to its fund.</summary>
internal static class Wholes
{
    /// <summary>The type of what records of a type belong to. Null if they stand by themselves.</summary>
    public static Type? Of(Type part) => LinkOf(part)?.GetGenericArguments()[0];

    /// <summary>The id of what a record belongs to. Null if it is part of nothing.</summary>
    public static GlobalId? IdOf(object part) =>
        LinkOf(part.GetType()) is { } link
            ? new(
                GraphNameAttribute.Of(link.GetGenericArguments()[0]),
                (Guid)link.GetProperty(nameof(IBelongsTo<Webhook>.WholeId))!.GetValue(part)!
            )
            : null;

    private static Type? LinkOf(Type part) =>
        Array.Find(part.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IBelongsTo<>));
}
