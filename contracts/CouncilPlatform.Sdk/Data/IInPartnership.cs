namespace CouncilPlatform.Sdk;

/// <summary>Something that belongs to one partnership and is read and written only there.</summary>
public interface IInPartnership
{
    Guid PartnershipId { get; }
}

/// <summary>
/// Something that only some readers of its partnership may read. <c>node(id)</c> and fields that modules add to it are closed to the
/// others.
/// </summary>
public interface IRestricted : IInPartnership
{
    bool MayBeReadBy(Caller caller, Partnership partnership);

    /// <summary>
    /// Whether a caller with the role that the mutation requires may change it. If not, the error is NOT_FOUND. By default the same as for
    /// reading.
    /// </summary>
    bool MayBeChangedBy(Caller caller, Partnership partnership) => MayBeReadBy(caller, partnership);
}

/// <summary>Something with a client-made version 7 key.</summary>
public interface IKeyed
{
    /// <summary>The id, unique across all types. Pass it to node to read the object again.</summary>
    Guid Id { get; }
}

/// <summary>An aggregate whose version goes up with every change, so that a stale write is refused and never lost.</summary>
public interface IVersioned : IKeyed
{
    /// <summary>The version, which goes up with every change. Send it back with a change, so that nobody's change is lost.</summary>
    int Version { get; set; }
}

/// <summary>Something with a short name in addresses, unique in its partnership: lower-case letters, numbers and hyphens.</summary>
public interface ISlugged
{
    /// <summary>The short name for addresses, unique in the partnership, in lower-case letters, numbers and hyphens.</summary>
    string Slug { get; }
}

/// <summary>Something that people know by its number, from 1.</summary>
public interface INumbered
{
    /// <summary>The number by which people know it, from 1.</summary>
    int Number { get; }
}
