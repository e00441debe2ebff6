namespace CouncilPlatform.Host.Data.RowSecurity;

/// <summary>
/// A table whose rows belong to partnerships, and that row-level security leaves open: the host reads it before it knows the caller, or for
/// a question about all partnerships.
/// </summary>
/// <param name="reason">Why, for readers of the code.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AcrossPartnershipsAttribute(string reason) : Attribute
{
    public string Reason => reason;
}
