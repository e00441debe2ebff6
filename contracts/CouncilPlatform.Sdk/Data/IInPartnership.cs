namespace CouncilPlatform.Sdk;

/// <summary>Something that belongs to one partnership and is read and written only there.</summary>
public interface IInPartnership
{
    Guid PartnershipId { get; }
}

/// <summary>Something with a client-made version 7 key.</summary>
public interface IKeyed
{
    Guid Id { get; }
}

/// <summary>An aggregate whose version goes up with every change, so that a stale write is refused and never lost.</summary>
public interface IVersioned : IKeyed
{
    int Version { get; set; }
}
