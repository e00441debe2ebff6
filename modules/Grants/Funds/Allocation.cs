namespace CouncilPlatform.Grants.Funds;

/// <summary>Part of a fund, set aside for one project in one or both streams.</summary>
internal sealed class Allocation : MoneyHolder, IBelongsTo<Fund>, INumbered
{
    public Guid FundId { get; init; }

    public Guid? RecipientId { get; init; }

    /// <summary>The allocation's position in the fund's list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What the project is called.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>A project, or a fee for running the fund.</summary>
    public required AllocationKind Kind { get; init; }

    /// <summary>What the money is for.</summary>
    [MaxLength(4000)]
    public string? Purpose { get; set; }

    /// <summary>When the project ends, as precisely as was agreed: a day, a month or a year.</summary>
    public PartialDate? Ends { get; set; }

    /// <summary>What the project must comply with.</summary>
    [MaxLength(4000)]
    public string? Terms { get; set; }

    /// <summary>How far the allocation has come.</summary>
    public AllocationState State { get; set; }

    /// <summary>The criterion of the fund's protocol that the bid was made under; null if none was given.</summary>
    [MaxLength(CodedTermRules.MaxCodeLength)]
    public string? Criterion { get; set; }

    /// <summary>The day of the bid, which decides on the protocol; null if no criterion was given.</summary>
    public DateOnly? BidOn { get; set; }

    /// <summary>Which of the fund's only purposes the allocation serves; null if the fund is not restricted.</summary>
    [MaxLength(CodedTermRules.MaxCodeLength)]
    public string? RestrictedPurpose { get; set; }

    /// <summary>When money was first set aside.</summary>
    internal required DateTime SetAsideUtc { get; init; }

    /// <summary>When it was given up, also where it was closed later.</summary>
    internal DateTime? ReleasedUtc { get; set; }

    /// <summary>Who proposed it; null for an award, which an application proposes, and for one from before this was recorded.</summary>
    internal Guid? ProposedById { get; init; }

    Guid IBelongsTo<Fund>.WholeId => FundId;

    /// <summary>The fund that the money comes from.</summary>
    public IDataLoaderResult<Fund?> Fund(Batches batches, GrantsDb db) => batches.Row<Fund>(db, FundId);

    /// <summary>The organisation that gets the money; null if it is not known.</summary>
    public IDataLoaderResult<Organisation?>? Recipient(OrganisationBatch organisations) => organisations.Get(RecipientId);

    /// <summary>What the project is called, for those who may read what belongs to the allocation, and not the allocation.</summary>
    internal static IDataLoaderResult<string> ProjectOf(Guid allocation, Batches batches, GrantsDb db) =>
        batches.Row<Allocation>(db, allocation).Then(known => known!.Title);

    /// <summary>What the allocation holds of the fund's revenue.</summary>
    [Needs(nameof(Held))]
    public Money Revenue() => Held().Total.Revenue;

    /// <summary>What the allocation holds of the fund's capital.</summary>
    [Needs(nameof(Held))]
    public Money Capital() => Held().Total.Capital;

    /// <summary>Revenue and capital together.</summary>
    [Needs(nameof(Held))]
    public Money Total() => Held().Total.Total;

    /// <summary>What the allocation holds, by how far the money has come.</summary>
    [Needs(nameof(Held))]
    public Holding Holding() => Held();

    /// <summary>When money was first set aside, in UK time with its offset: 2026-10-30T12:00:00+00:00.</summary>
    [Needs(nameof(SetAsideUtc))]
    public string SetAside() => UkTime.Show(SetAsideUtc);

    /// <summary>How much of the fund the allocation holds.</summary>
    [Needs(nameof(Held))]
    public IDataLoaderResult<AllocationShare> Share(Batches batches, GrantsDb db)
    {
        var held = Held().Total;
        return batches.Row<Fund>(db, FundId).Then(fund => AllocationShare.Of(held, fund!.Lines()));
    }

    internal void Commit(Caller by)
    {
        Require(!by.Is(ProposedById), RuleCodes.FourEyes, $"You proposed \"{Title}\". Somebody else must commit it.");
        Require(
            Held().Proposed.Total.MinorUnits != 0,
            "NOTHING_PROPOSED",
            $"Nothing is proposed for \"{Title}\". Propose an amount first."
        );
        State = AllocationState.Committed;
    }

    internal void Release(DateTime nowUtc)
    {
        RequireOpen();
        Require(
            State != AllocationState.Released,
            "ALREADY_RELEASED",
            $"\"{Title}\" is already released. There is nothing left to give back."
        );
        (State, ReleasedUtc) = (AllocationState.Released, nowUtc);
    }

    internal void RequireCommitted() =>
        Require(
            State == AllocationState.Committed,
            "NOT_COMMITTED",
            $"\"{Title}\" is {State.InWords()}. You can do this only with an allocation that is committed."
        );

    internal void RequireOpen() =>
        Require(State != AllocationState.Closed, "ALREADY_CLOSED", $"\"{Title}\" is closed. You can only record money that comes back.");

    private static void Require(bool holds, string code, string message) =>
        new Rules().Require(holds, code, message, InputPath.Of("allocation")).Check();
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
    /// <summary>The partnership proposes it, and its money is set aside.</summary>
    Proposed,

    /// <summary>Those who answer for the fund have promised the money. Payments may follow.</summary>
    Committed,

    /// <summary>It was given up. Everything that was not paid went back to the fund.</summary>
    Released,

    /// <summary>The project is over. What was paid stays paid, and nothing more will be.</summary>
    Closed,
}
