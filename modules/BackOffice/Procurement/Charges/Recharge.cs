namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>What one council charges others. It never changes: a wrong recharge is reversed and charged again.</summary>
internal sealed class Recharge : PartnershipEntity, IForViewers, IOwned
{
    public Guid ProviderId { get; init; }

    public Guid? ReversesId { get; init; }

    /// <summary>The recharge's reference, unique in the partnership, like HR-2021-1.</summary>
    [MaxLength(60)]
    public required string Reference { get; init; }

    /// <summary>What is charged, like human resources.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>The financial year, like 2021/22.</summary>
    public FinancialYear FinancialYear { get; init; }

    /// <summary>The day of the charge, not before the financial year.</summary>
    public DateOnly On { get; init; }

    internal long Pence { get; init; }

    /// <summary>What the amount is divided by, like HEADCOUNT.</summary>
    public RechargeDriver Driver { get; init; }

    /// <summary>How the amount was worked out, or why it was reversed.</summary>
    [MaxLength(500)]
    public string? Note { get; init; }

    Guid? IOwned.OwnerId => ProviderId;

    /// <summary>The amount; negative where it reverses another recharge.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>The council that delivered, and is paid.</summary>
    public IDataLoaderResult<Organisation?> Provider(OrganisationBatch organisations) => organisations.Get(ProviderId);

    /// <summary>What each council pays, to the penny: what is left of the whole pence goes to the largest remainders.</summary>
    public IDataLoaderResult<IReadOnlyList<RechargeShare>> Shares(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (RechargeShare s) => s.RechargeId, s => s.SortOrder);

    /// <summary>The recharge that it reverses; null where it reverses none.</summary>
    public IDataLoaderResult<Recharge?> Reverses(Batches batches, BackOfficeDb db) => batches.Row<Recharge>(db, ReversesId);

    internal Recharge Reverse(ReverseRechargeInput input, bool reversed)
    {
        new Rules()
            .Valid(ReversesId is null, "This recharge is itself a reversal. Charge again instead.", input.Recharge)
            .Require(!reversed, "REVERSED", "This recharge is already reversed.", input.Recharge)
            .Valid(input.On >= On, $"It was charged on {On:d MMMM yyyy}. Enter that day or a later one.", input.On)
            .Check();
        return new()
        {
            PartnershipId = PartnershipId,
            ProviderId = ProviderId,
            ReversesId = Id,
            Reference = input.Reference,
            Title = "Reversal: " + (Title.Length <= 290 ? Title : Title[..290]),
            FinancialYear = FinancialYear,
            On = input.On,
            Pence = -Pence,
            Driver = Driver,
            Note = input.Reason,
        };
    }
}

/// <summary>What one council pays of a recharge.</summary>
internal sealed class RechargeShare : Entity, IBelongsTo<Recharge>
{
    public Guid RechargeId { get; init; }

    public Guid OrganisationId { get; init; }

    [Column("Place")]
    internal int SortOrder { get; init; }

    /// <summary>The council's part of the driver, like 120 people.</summary>
    public long Weight { get; init; }

    internal long Pence { get; init; }

    Guid IBelongsTo<Recharge>.WholeId => RechargeId;

    /// <summary>What the council pays.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>The council that pays.</summary>
    public IDataLoaderResult<Organisation?> Client(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}

/// <summary>What a recharge is divided by.</summary>
internal enum RechargeDriver
{
    /// <summary>The number of people.</summary>
    Headcount,

    /// <summary>The number of transactions.</summary>
    Transactions,

    /// <summary>The number of residents.</summary>
    Population,

    /// <summary>Parts that the councils agreed.</summary>
    Fixed,

    /// <summary>A rate of the provider's rate card.</summary>
    Rate,
}

/// <summary>What a specialist or service costs for a unit, from a day on.</summary>
internal sealed class Rate : PartnershipEntity, IOwned
{
    public Guid ProviderId { get; init; }

    /// <summary>What is charged, like Employment solicitor.</summary>
    [MaxLength(200)]
    public required string Item { get; init; }

    /// <summary>The unit, like hour.</summary>
    [MaxLength(100)]
    public required string Unit { get; init; }

    /// <summary>The first day of the rate, which lasts until the item's next rate starts.</summary>
    public DateOnly EffectiveFrom { get; init; }

    internal long Pence { get; init; }

    Guid? IOwned.OwnerId => ProviderId;

    /// <summary>The price of one unit.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>The council that delivers.</summary>
    public IDataLoaderResult<Organisation?> Provider(OrganisationBatch organisations) => organisations.Get(ProviderId);
}

/// <summary>What one side states that a client owes a provider for a financial year.</summary>
internal sealed class StatedFigure : Aggregate, IForViewers, IOwned
{
    public Guid ProviderId { get; init; }

    public Guid ClientId { get; init; }

    public Guid SaidById { get; init; }

    /// <summary>The financial year, like 2021/22.</summary>
    public FinancialYear FinancialYear { get; init; }

    internal long Pence { get; set; }

    /// <summary>What the figure is based on.</summary>
    [MaxLength(500)]
    public string? Note { get; set; }

    Guid? IOwned.OwnerId => SaidById;

    /// <summary>The amount that is stated.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>The side that states it: the provider or the client.</summary>
    public IDataLoaderResult<Organisation?> SaidBy(OrganisationBatch organisations) => organisations.Get(SaidById);
}
