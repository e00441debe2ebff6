using CouncilPlatform.Sdk;

namespace CouncilPlatform.Grants.Funds;

/// <summary>One movement of money in a fund. Entries are only ever added.</summary>
internal sealed class LedgerEntry : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid FundId { get; init; }

    /// <summary>Its place in the fund's ledger, from 1.</summary>
    public int Number { get; init; }

    public required Stream Stream { get; init; }

    public required LedgerEntryKind Kind { get; init; }

    public Guid? AllocationId { get; init; }

    /// <summary>More than zero; the kind says which way it went.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>When it was recorded, in UTC.</summary>
    public DateTime AtUtc { get; init; }

    public string? Note { get; init; }

    internal long Pence { get; init; }
}

internal enum LedgerEntryKind
{
    /// <summary>Came in from the source.</summary>
    Received,

    /// <summary>Set aside for a project.</summary>
    Allocated,

    /// <summary>Given back to the line by a project.</summary>
    Released,
}
