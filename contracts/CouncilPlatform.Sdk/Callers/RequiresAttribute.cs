namespace CouncilPlatform.Sdk;

/// <summary>
/// The lowest role that may call a mutation, in the partnership that its input names. Every mutation has this attribute or
/// <see cref="RequiresOperatorAttribute"/>: the host refuses a schema with a mutation that has neither. On a field of a partnership, or of
/// something that belongs to one, it is the lowest role that may read the field; for other callers the field is null, with FORBIDDEN or
/// UNAUTHENTICATED. Without the attribute, anyone may read the field if the partnership is published; otherwise its viewers may.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(Role role) : Attribute
{
    public Role Role => role;

    /// <summary>
    /// Whether a field requires the role only while the partnership is not published: then applicants can read what everybody reads once
    /// it is. A mutation always requires its role.
    /// </summary>
    public bool UnlessPublished { get; init; }
}

/// <summary>Only the platform's operator may call the mutation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresOperatorAttribute : Attribute;
