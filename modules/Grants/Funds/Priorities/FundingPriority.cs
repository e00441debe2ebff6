namespace CouncilPlatform.Grants.Funds;

/// <summary>A priority or outcome of the partnership that its money is to serve.</summary>
internal sealed class FundingPriority : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    public required PriorityKind Kind { get; set; }

    /// <summary>The document that says so.</summary>
    public required string Source { get; set; }

    public int Version { get; set; }

    /// <summary>What serves it, in the order it was allocated.</summary>
    public IDataLoaderResult<Connection<AllocationPriority>> ServedBy(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(
            "grants.priority.served-by",
            Id,
            db.AllocationPriorities,
            l => l.PriorityId,
            paging,
            l => l.AllocationId,
            descending: false
        );
}

/// <summary>What sort of aim it is.</summary>
internal enum PriorityKind
{
    /// <summary>A priority of a council's corporate plan.</summary>
    CorporatePriority,

    /// <summary>An outcome that partners agreed on.</summary>
    Outcome,
}
