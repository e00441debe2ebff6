namespace CouncilPlatform.Grants.Delivery;

/// <summary>Money or help that others promise beside a grant, and what of it has come.</summary>
internal sealed class ExpectedContribution : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AllocationId { get; init; }

    /// <summary>Its place among the allocation's contributions, from 1.</summary>
    public int Number { get; init; }

    public required ContributionKind Kind { get; init; }

    /// <summary>From whom: an organisation or a sort of them, never a person.</summary>
    public required string Contributor { get; init; }

    /// <summary>Over how many months it is to come; null where nothing is said.</summary>
    public int? OverMonths { get; init; }

    /// <summary>When that time begins; null where nothing is said.</summary>
    public PartialDate? From { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it is no longer expected; null while it is.</summary>
    public string? WithdrawnReason { get; set; }

    internal long LeastPence { get; init; }

    /// <summary>At least this much; help is given its value in money.</summary>
    [Needs(nameof(LeastPence))]
    public Money Least() => Money.FromPence(LeastPence);

    /// <summary>What has come and was not withdrawn.</summary>
    public IDataLoaderResult<Money> Recorded(Batches batches, ContributionSums sums) => Load(batches, sums);

    /// <summary>How much less has come than was expected; nothing once it is there, whatever more comes.</summary>
    [Needs(nameof(LeastPence))]
    public IDataLoaderResult<Money> Shortfall(Batches batches, ContributionSums sums) =>
        Load(batches, sums).Then(recorded => ContributionTotals.Lack(Least(), recorded));

    [Needs(nameof(LeastPence), nameof(WithdrawnReason))]
    public IDataLoaderResult<ContributionState> State(Batches batches, ContributionSums sums) =>
        Load(batches, sums)
            .Then(recorded =>
                WithdrawnReason is not null ? ContributionState.NotExpected
                : recorded >= Least() ? ContributionState.Met
                : ContributionState.Unmet
            );

    /// <summary>Each time that something came, in the order it was recorded; also what was withdrawn or corrected.</summary>
    public IDataLoaderResult<Connection<RecordedContribution>> Recordings(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(
            "grants.contribution.recordings",
            Id,
            db.RecordedContributions,
            r => r.ExpectedContributionId,
            paging,
            r => r.RecordedUtc,
            descending: false
        );

    private IDataLoaderResult<Money> Load(Batches batches, ContributionSums sums) =>
        batches.Load<Guid, Money>("grants.contribution.recorded", Id, sums.RecordedAsync);
}

/// <summary>What others put beside a grant.</summary>
internal enum ContributionKind
{
    /// <summary>Money that matches the grant.</summary>
    Cash,

    /// <summary>Work, rooms or goods that match the grant, at their value; never counted as cash.</summary>
    InKind,

    /// <summary>Investment that the grant is to draw in. It is no match.</summary>
    Leverage,

    /// <summary>Other money that would be lost without the grant. It is no match.</summary>
    Protected,
}

/// <summary>Whether what is expected has come.</summary>
internal enum ContributionState
{
    /// <summary>Nothing is expected.</summary>
    NotExpected,

    /// <summary>Less has come than the least that is expected, be it by a penny.</summary>
    Unmet,

    /// <summary>All that is expected has come, or more.</summary>
    Met,
}
