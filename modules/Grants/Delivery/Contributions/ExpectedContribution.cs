namespace CouncilPlatform.Grants.Delivery;

/// <summary>Money or help that others promise beside a grant, and how much of it has been received.</summary>
internal sealed class ExpectedContribution : PartnershipEntity, INumbered, IPartOf<Allocation>
{
    public Guid AllocationId { get; init; }

    /// <summary>The contribution's position among the allocation's contributions, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Whether the contribution is cash, help in kind, leverage or protected funding.</summary>
    public required ContributionKind Kind { get; init; }

    /// <summary>Who contributes: an organisation or a group of them, like local fundraising; never a person.</summary>
    [MaxLength(200)]
    public required string Contributor { get; init; }

    /// <summary>Over how many months the contribution is expected; null if not stated.</summary>
    public int? OverMonths { get; init; }

    /// <summary>When these months begin; null if not stated.</summary>
    public PartialDate? From { get; init; }

    /// <summary>A remark on the contribution.</summary>
    [MaxLength(1000)]
    public string? Note { get; init; }

    /// <summary>Why the contribution is no longer expected; null while it is.</summary>
    [MaxLength(1000)]
    public string? WithdrawnReason { get; set; }

    internal long LeastPence { get; init; }

    Guid IBelongsTo<Allocation>.WholeId => AllocationId;

    /// <summary>The allocation that the contribution is made beside.</summary>
    public IDataLoaderResult<Allocation?> Allocation(Batches batches, GrantsDb db) => batches.Row<Allocation>(db, AllocationId);

    /// <summary>The least that is expected; help in kind at its value in money.</summary>
    [Needs(nameof(LeastPence))]
    public Money Least() => Money.FromPence(LeastPence);

    /// <summary>What has been received and was not withdrawn.</summary>
    public IDataLoaderResult<Money> Recorded(Batches batches, ContributionSums sums) =>
        batches.Load(Id, sums, static (contributions, sums, cancellationToken) => sums.RecordedAsync(contributions, cancellationToken));

    /// <summary>How much less than expected has been received; zero once all of it has been.</summary>
    [Needs(nameof(LeastPence))]
    public IDataLoaderResult<Money> Shortfall(Batches batches, ContributionSums sums) =>
        Recorded(batches, sums).Then(recorded => ContributionTotals.Lack(Least(), recorded));

    /// <summary>Whether what is expected has been received.</summary>
    [Needs(nameof(LeastPence), nameof(WithdrawnReason))]
    public IDataLoaderResult<ContributionState> State(Batches batches, ContributionSums sums) =>
        Recorded(batches, sums)
            .Then(recorded =>
                WithdrawnReason is not null ? ContributionState.NotExpected
                : recorded >= Least() ? ContributionState.Met
                : ContributionState.Unmet
            );

    /// <summary>
    /// Everything that was recorded as received, in the order in which it was recorded; withdrawn and corrected records too.
    /// </summary>
    public IDataLoaderResult<Connection<RecordedContribution>> Recordings(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, Id, static (RecordedContribution r) => r.ExpectedContributionId, paging, static r => r.RecordedUtc);
}

/// <summary>What others contribute beside a grant.</summary>
internal enum ContributionKind
{
    /// <summary>Money that matches the grant.</summary>
    Cash,

    /// <summary>Work, rooms or goods that match the grant, at their value in money; never counted as cash.</summary>
    InKind,

    /// <summary>Investment that the grant draws in. It is not match funding.</summary>
    Leverage,

    /// <summary>Other money that would be lost without the grant. It is not match funding.</summary>
    Protected,
}

/// <summary>Whether what is expected has been received.</summary>
internal enum ContributionState
{
    /// <summary>Nothing is expected.</summary>
    NotExpected,

    /// <summary>Less than the least that is expected has been received.</summary>
    Unmet,

    /// <summary>All that is expected has been received, or more.</summary>
    Met,
}
