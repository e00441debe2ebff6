namespace CouncilPlatform.Grants.Funds;

/// <summary>One movement of money in a fund. Entries are only ever added.</summary>
internal sealed class LedgerEntry : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid FundId { get; init; }

    /// <summary>Its place in the fund's ledger, from 1.</summary>
    public int Number { get; init; }

    public required FundingStream Stream { get; init; }

    public required LedgerEntryKind Kind { get; init; }

    public Guid? AllocationId { get; init; }

    public Guid? ElementId { get; init; }

    /// <summary>More than zero; the kind says which way it went.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>The allocation whose it is; null where the money came from outside.</summary>
    public IDataLoaderResult<Allocation?>? Allocation(Batches batches, GrantsDb db) =>
        AllocationId is not { } id ? null : FundQueries.LoadAllocation(id, batches, db);

    /// <summary>When it was recorded, in UTC.</summary>
    public DateTime AtUtc { get; init; }

    public string? Note { get; init; }

    internal long Pence { get; init; }
}

/// <summary>What an entry does with the money: <see cref="LedgerMoves"/> says from where to where.</summary>
internal enum LedgerEntryKind
{
    /// <summary>Came in from the source.</summary>
    Received,

    /// <summary>Set aside for a project, which the partnership proposes.</summary>
    Proposed,

    /// <summary>Promised to the project by those who answer for the fund.</summary>
    Committed,

    /// <summary>Paid out to the project.</summary>
    Paid,

    /// <summary>Given up before it was promised.</summary>
    Withdrawn,

    /// <summary>Given up after it was promised and before it was paid.</summary>
    Released,

    /// <summary>Paid back by the project: it did not need it.</summary>
    Returned,

    /// <summary>Taken back from the project.</summary>
    ClawedBack,
}
