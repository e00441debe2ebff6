namespace CouncilPlatform.Grants.Funds;

/// <summary>A pot of money that a partnership allocates. Its balances are the sums of its ledger.</summary>
internal sealed class Fund : MoneyHolder, IOwned, ISlugged
{
    /// <summary>The fund's short name in the partnership: "performance-reward-grant".</summary>
    public required string Slug { get; init; }

    /// <summary>The fund's name.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>What the fund may be spent on, in the funder's words.</summary>
    [MaxLength(4000)]
    public string? Purpose { get; init; }

    public Guid SourceId { get; init; }

    public Guid AccountableBodyId { get; init; }

    /// <summary>Whether the accountable body must approve an allocation before it can be committed.</summary>
    public bool CommitNeedsApproval { get; set; }

    internal string? RestrictedToJson { get; private set; }

    internal long FreeRevenue { get; set; }

    internal long FreeCapital { get; set; }

    Guid? IOwned.OwnerId => AccountableBodyId;

    /// <summary>The only purposes that the fund may be used for; empty if it is not restricted.</summary>
    [Needs(nameof(RestrictedToJson))]
    public IReadOnlyList<CodedTerm> RestrictedTo() => RestrictedToJson is null ? [] : JsonText.Read<CodedTerm>(RestrictedToJson);

    /// <summary>The organisation that granted the money.</summary>
    public IDataLoaderResult<Organisation?> Source(OrganisationBatch organisations) => organisations.Get(SourceId);

    /// <summary>The organisation that is accountable for the fund in law.</summary>
    public IDataLoaderResult<Organisation?> AccountableBody(OrganisationBatch organisations) => organisations.Get(AccountableBodyId);

    /// <summary>The fund's two streams, revenue and capital, which never mix.</summary>
    [Needs(nameof(Uncommitted), nameof(Held))]
    public IReadOnlyList<FundLine> Lines()
    {
        var (free, held) = (Uncommitted(), Held());
        return
        [
            .. Enum.GetValues<FundingStream>()
                .Select(s => new FundLine(Id, s, free.Of(s), held.Proposed.Of(s), held.Committed.Of(s), held.Paid.Of(s))),
        ];
    }

    /// <summary>What remains to be allocated, of each stream.</summary>
    [Needs(nameof(FreeRevenue), nameof(FreeCapital))]
    public StreamAmounts Uncommitted() => StreamAmounts.FromPence(FreeRevenue, FreeCapital);

    /// <summary>Every movement of the fund's money, in order. The lines are the sums of these.</summary>
    public IDataLoaderResult<Connection<LedgerEntry>> Ledger(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, Id, static (LedgerEntry l) => l.FundId, paging, static l => l.Number);

    internal override StreamAmounts In(MoneyState state) => state == MoneyState.Free ? Uncommitted() : base.In(state);

    protected override void AddFree(long revenue, long capital) =>
        (FreeRevenue, FreeCapital) = (checked(FreeRevenue + revenue), checked(FreeCapital + capital));

    internal static Fund Of(Partnership partnership, CreateFundInput input, IReadOnlyDictionary<string, Organisation> organisations) =>
        new Fund
        {
            PartnershipId = partnership.Id,
            Slug = input.Slug,
            Name = input.Name,
            Purpose = input.Purpose,
            SourceId = organisations[input.Source].Id,
            AccountableBodyId = organisations[input.AccountableBody].Id,
            CommitNeedsApproval = input.CommitNeedsApproval ?? false,
        }.RestrictTo(input.RestrictedTo ?? []);

    internal Fund RestrictTo(IReadOnlyList<CodedTermInput> purposes)
    {
        RestrictedToJson = purposes.Count == 0 ? null : JsonText.Write(CodedTermRules.Read(purposes));
        return this;
    }
}
