namespace CouncilPlatform.Grants.Funds;

/// <summary>A pot of money that a partnership allocates. Its balances are the sums of its ledger.</summary>
internal sealed class Fund : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    /// <summary>What it may be spent on, in the funder's words.</summary>
    public string? Purpose { get; set; }

    public Guid SourceId { get; init; }

    public Guid AccountableBodyId { get; init; }

    /// <summary>Whether money is promised only once a body of the accountable body has approved it.</summary>
    public bool CommitNeedsApproval { get; set; }

    public int Version { get; set; }

    internal string? RestrictedToJson { get; set; }

    /// <summary>The only purposes it may be used for; none where it is not restricted.</summary>
    [Needs(nameof(RestrictedToJson))]
    public IReadOnlyList<CodedTerm> RestrictedTo() => RestrictedToJson is null ? [] : JsonText.Read<CodedTerm>(RestrictedToJson);

    /// <summary>Who granted it.</summary>
    public IDataLoaderResult<Organisation?> Source(Batches batches, IMediator mediator) => Organisation(SourceId, batches, mediator);

    /// <summary>Who answers for it in law.</summary>
    public IDataLoaderResult<Organisation?> AccountableBody(Batches batches, IMediator mediator) =>
        Organisation(AccountableBodyId, batches, mediator);

    /// <summary>Revenue and capital, which never mix.</summary>
    public IDataLoaderResult<IReadOnlyList<FundLine>> Lines(Batches batches, Ledger ledger) =>
        batches.Load<Guid, IReadOnlyList<FundLine>>("grants.fund.lines", Id, ledger.LinesAsync).Then(lines => lines!);

    /// <summary>What remains of both lines.</summary>
    public IDataLoaderResult<StreamAmounts> Uncommitted(Batches batches, Ledger ledger) =>
        Lines(batches, ledger)
            .Then(lines => new StreamAmounts(
                lines.Single(l => l.Stream == FundingStream.Revenue).Remaining,
                lines.Single(l => l.Stream == FundingStream.Capital).Remaining
            ));

    /// <summary>Every movement of its money, both streams, in order: adding them up gives the lines.</summary>
    public IDataLoaderResult<Connection<LedgerEntry>> Ledger(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page("grants.fund.ledger", Id, db.LedgerEntries, l => l.FundId, paging, l => l.Number, descending: false);

    private static IDataLoaderResult<Organisation?> Organisation(Guid id, Batches batches, IMediator mediator) =>
        batches.Organisation(id, mediator);
}
