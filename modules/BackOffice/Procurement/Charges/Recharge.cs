namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>What one council charges others. It is never changed: what was wrong is reversed, and charged rightly.</summary>
internal sealed class Recharge : IKeyed, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ProviderId { get; init; }

    public Guid? ReversesId { get; init; }

    /// <summary>What tells it from every other of the partnership.</summary>
    public required string Reference { get; init; }

    public required string Title { get; init; }

    /// <summary>As in <c>2021/22</c>.</summary>
    public required string FinancialYear { get; init; }

    public DateOnly On { get; init; }

    internal long Pence { get; init; }

    /// <summary>By what it is divided.</summary>
    public RechargeDriver Driver { get; init; }

    /// <summary>How it was worked out.</summary>
    public string? Note { get; init; }

    /// <summary>Less than zero where it reverses another.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>Who delivered, and is paid.</summary>
    public IDataLoaderResult<Organisation?> Provider(Batches batches, IMediator mediator) => batches.Organisation(ProviderId, mediator);

    /// <summary>Who pays what: to the penny, what is left of the whole pence to the largest remainders and, of equal ones, to the code that comes first.</summary>
    public IDataLoaderResult<IReadOnlyList<RechargeShare>> Shares(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.recharge.shares",
            Id,
            ids => db.RechargeShares.Where(s => ids.Contains(s.RechargeId)).OrderBy(s => s.Place),
            s => s.RechargeId
        );

    /// <summary>What it reverses; null where it reverses nothing.</summary>
    public IDataLoaderResult<Recharge?> Reverses(Batches batches, BackOfficeDb db) => batches.One<Recharge>(db, ReversesId);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) => caller.Has(Role.Viewer, partnership);
}

/// <summary>What one council pays of a recharge.</summary>
internal sealed class RechargeShare : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RechargeId { get; init; }

    public Guid OrganisationId { get; init; }

    // In the order in which they were given: keys have none on SQL Server.
    internal int Place { get; init; }

    /// <summary>How much of the driver is this council's, as in 120 people.</summary>
    public long Weight { get; init; }

    internal long Pence { get; init; }

    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    public IDataLoaderResult<Organisation?> Client(Batches batches, IMediator mediator) => batches.Organisation(OrganisationId, mediator);
}

/// <summary>By what a recharge is divided.</summary>
internal enum RechargeDriver
{
    Headcount,
    Transactions,
    Population,

    /// <summary>By parts that the councils agreed.</summary>
    Fixed,

    /// <summary>By a rate of the provider's rate card.</summary>
    Rate,
}

/// <summary>What a specialist or service costs by the unit, from a day on.</summary>
internal sealed class Rate : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ProviderId { get; init; }

    /// <summary>As in "Employment solicitor".</summary>
    public required string Item { get; init; }

    /// <summary>As in "hour".</summary>
    public required string Unit { get; init; }

    /// <summary>The first day on which it counts, until the next rate of the item begins.</summary>
    public DateOnly EffectiveFrom { get; init; }

    internal long Pence { get; init; }

    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    public IDataLoaderResult<Organisation?> Provider(Batches batches, IMediator mediator) => batches.Organisation(ProviderId, mediator);
}

/// <summary>What one side says that a client owes a provider for a year.</summary>
internal sealed class StatedFigure : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ProviderId { get; init; }

    public Guid ClientId { get; init; }

    public Guid SaidById { get; init; }

    public required string FinancialYear { get; init; }

    internal long Pence { get; set; }

    public string? Note { get; set; }

    public int Version { get; set; }

    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    public IDataLoaderResult<Organisation?> SaidBy(Batches batches, IMediator mediator) => batches.Organisation(SaidById, mediator);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) => caller.Has(Role.Viewer, partnership);
}
