namespace CouncilPlatform.Grants.Funds;

/// <summary>A priority or outcome of the partnership that its money serves.</summary>
[Shared("The partners have one list of priorities, from plans of councils and from what they agreed.")]
internal sealed class FundingPriority : Aggregate
{
    /// <summary>The priority's short name in the partnership: "climate-change". It never changes.</summary>
    [MaxLength(60)]
    public required string Code { get; init; }

    /// <summary>What the priority is called.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>A priority of a council, or an outcome of partners.</summary>
    public required PriorityKind Kind { get; set; }

    /// <summary>The document that sets the priority, by title and date.</summary>
    [MaxLength(300)]
    public required string Source { get; set; }

    /// <summary>The allocations that serve the priority, in the order they were made.</summary>
    public IDataLoaderResult<Connection<AllocationPriority>> ServedBy(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, Id, static (AllocationPriority l) => l.PriorityId, paging, static l => l.AllocationId);
}

/// <summary>What kind of aim a priority is.</summary>
internal enum PriorityKind
{
    /// <summary>A priority of a council's corporate plan.</summary>
    CorporatePriority,

    /// <summary>An outcome that partners agreed.</summary>
    Outcome,
}
