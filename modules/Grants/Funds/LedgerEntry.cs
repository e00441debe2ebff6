namespace CouncilPlatform.Grants.Funds;

/// <summary>One movement of money in a fund. Entries are only ever added.</summary>
internal sealed class LedgerEntry : Entity, IBelongsTo<Fund>, IAppendOnly
{
    public Guid FundId { get; init; }

    /// <summary>The entry's position in the fund's ledger, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Revenue or capital.</summary>
    public required FundingStream Stream { get; init; }

    /// <summary>What the entry did with the money.</summary>
    public required LedgerEntryKind Kind { get; init; }

    public Guid? AllocationId { get; init; }

    public Guid? ElementId { get; init; }

    /// <summary>How much moved: more than zero. The kind shows which way it went.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>The allocation whose money moved; null where the money came from outside the fund.</summary>
    public IDataLoaderResult<Allocation?>? Allocation(Batches batches, GrantsDb db) =>
        AllocationId is { } id ? batches.Row<Allocation>(db, id) : null;

    /// <summary>When the entry was recorded, in UTC.</summary>
    public DateTime AtUtc { get; init; }

    /// <summary>Why the money moved.</summary>
    [MaxLength(1000)]
    public string? Note { get; init; }

    internal long Pence { get; init; }

    Guid IBelongsTo<Fund>.WholeId => FundId;
}

/// <summary>What an entry does with the money.</summary>
internal enum LedgerEntryKind
{
    /// <summary>The source paid it in.</summary>
    Received,

    /// <summary>It was set aside for a project that the partnership proposes.</summary>
    Proposed,

    /// <summary>Those who answer for the fund promised it to the project.</summary>
    Committed,

    /// <summary>It was paid out to the project.</summary>
    Paid,

    /// <summary>It was given up before it was committed.</summary>
    Withdrawn,

    /// <summary>It was given up after it was committed and before it was paid.</summary>
    Released,

    /// <summary>The project paid it back because it was not needed.</summary>
    Returned,

    /// <summary>It was reclaimed from the project.</summary>
    ClawedBack,
}
