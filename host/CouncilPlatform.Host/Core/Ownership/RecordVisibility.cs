namespace CouncilPlatform.Host.Core.Ownership;

/// <summary>Who sees a record.</summary>
internal sealed class RecordVisibility(IRestrictable record)
{
    /// <summary>The record.</summary>
    public GlobalId Record => new(GraphNameAttribute.Of(record.GetType()), record.Id);

    /// <summary>Whether only the record's owner sees it, and those with whom the owner shares it.</summary>
    public bool OwnerOnly => record.OwnerOnly;

    /// <summary>The record's version after the change.</summary>
    public int Version => record.Version;
}
