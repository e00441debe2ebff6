namespace CouncilPlatform.Grants.Funds;

/// <summary>Part of a fund, set aside for one project in one or both streams.</summary>
internal sealed class Allocation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid FundId { get; init; }

    public Guid? RecipientId { get; init; }

    /// <summary>Its place in the fund's list, from 1.</summary>
    public int Number { get; init; }

    public required string Title { get; set; }

    public required AllocationKind Kind { get; init; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; set; }

    /// <summary>When the project ends, as precisely as was agreed.</summary>
    public PartialDate? Ends { get; set; }

    /// <summary>What it must keep to.</summary>
    public string? Terms { get; set; }

    /// <summary>How far it has come.</summary>
    public AllocationState State { get; set; }

    /// <summary>What of the fund's protocol it was bid for under; null where none was named.</summary>
    public string? Criterion { get; set; }

    /// <summary>The day of the bid, whose protocol counts; null where no criterion was named.</summary>
    public DateOnly? BidOn { get; set; }

    /// <summary>Which of the purposes that the fund is restricted to it serves; null where it is not.</summary>
    public string? RestrictedPurpose { get; set; }

    public int Version { get; set; }

    /// <summary>When it was given up; it stays when it is closed after that.</summary>
    internal DateTime? ReleasedUtc { get; set; }

    /// <summary>The fund it is part of.</summary>
    public IDataLoaderResult<Fund?> Fund(Batches batches, Ledger ledger) =>
        batches.Load<Guid, Fund>("grants.allocation.fund", FundId, ledger.FundsAsync);

    /// <summary>The organisation that gets the money; null where nobody has said.</summary>
    public IDataLoaderResult<Organisation?>? Recipient(Batches batches, IMediator mediator) =>
        RecipientId is not { } id ? null : batches.Organisation(id, mediator);

    /// <summary>What it holds of the fund's revenue.</summary>
    public IDataLoaderResult<Money> Revenue(Batches batches, Ledger ledger) => Held(batches, ledger).Then(h => h.Total.Revenue);

    /// <summary>What it holds of the fund's capital.</summary>
    public IDataLoaderResult<Money> Capital(Batches batches, Ledger ledger) => Held(batches, ledger).Then(h => h.Total.Capital);

    /// <summary>Revenue and capital together.</summary>
    public IDataLoaderResult<Money> Total(Batches batches, Ledger ledger) => Held(batches, ledger).Then(h => h.Total.Total);

    /// <summary>What it holds, by where the money stands.</summary>
    public IDataLoaderResult<Holding> Holding(Batches batches, Ledger ledger) => Held(batches, ledger);

    /// <summary>When its money was first set aside, by the UK's clocks, with their offset.</summary>
    public IDataLoaderResult<string?> SetAside(Batches batches, Ledger ledger) =>
        batches
            .Load<Guid, DateTime?>("grants.allocation.since", Id, ledger.BeginningsAsync)
            .Then(since => since is { } moment ? UkTime.Show(moment) : null);

    /// <summary>How much of the fund it holds.</summary>
    public IDataLoaderResult<AllocationShare> Share(Batches batches, Ledger ledger)
    {
        var held = Held(batches, ledger);
        return batches
            .Load<Guid, IReadOnlyList<FundLine>>("grants.fund.lines", FundId, ledger.LinesAsync)
            .Then(async (lines, cancellationToken) => AllocationShare.Of((await held.GetResultAsync(cancellationToken)).Total, lines!));
    }

    /// <exception cref="RuleException">NOT_COMMITTED.</exception>
    internal void RequireCommitted() =>
        new Rules()
            .Require(
                State == AllocationState.Committed,
                "NOT_COMMITTED",
                $"\"{Title}\" is {State.ToString().ToUpperInvariant()}. This needs COMMITTED.",
                "input",
                "allocation"
            )
            .Check();

    /// <exception cref="RuleException">ALREADY_CLOSED.</exception>
    internal void RequireOpen() =>
        new Rules()
            .Require(
                State != AllocationState.Closed,
                "ALREADY_CLOSED",
                $"\"{Title}\" is closed. Only money that comes back is recorded now.",
                "input",
                "allocation"
            )
            .Check();

    private IDataLoaderResult<Holding> Held(Batches batches, Ledger ledger) =>
        batches.Load<Guid, Holding>("grants.allocation.holding", Id, ledger.HoldingsAsync).Then(held => held ?? Funds.Holding.None);
}

/// <summary>What an allocation is for.</summary>
internal enum AllocationKind
{
    /// <summary>A project of the partnership.</summary>
    Project,

    /// <summary>A fee for running the fund.</summary>
    Administration,
}

/// <summary>How far an allocation has come.</summary>
internal enum AllocationState
{
    /// <summary>The partnership proposes it; its money is set aside.</summary>
    Proposed,

    /// <summary>Those who answer for the fund have promised it; payments may follow.</summary>
    Committed,

    /// <summary>Given up: all it held and had not been paid went back to the fund.</summary>
    Released,

    /// <summary>The project is over: what was paid stays, and nothing more will be.</summary>
    Closed,
}
