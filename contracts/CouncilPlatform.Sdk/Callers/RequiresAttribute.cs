namespace CouncilPlatform.Sdk;

/// <summary>
/// The least role that may call a mutation, in the partnership that its input names. Every mutation carries this or
/// <see cref="RequiresOperatorAttribute"/>: a schema with one that does not is refused at start. On a field of a partnership, or of what
/// belongs to one: the least role that may read it; to others it is null, with FORBIDDEN or UNAUTHENTICATED. A field without it is read by
/// anyone where the partnership is published, else by its viewers.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(Role role) : Attribute
{
    public Role Role => role;
}

/// <summary>Only the platform's operator may call the mutation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresOperatorAttribute : Attribute;
