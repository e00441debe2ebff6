namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What a service costs across all the partners that deliver it, and how much of it there was.</summary>
[Shared("Partners record the cost of a service together; each partner's share is its own.")]
internal sealed class ServiceCost : Aggregate
{
    /// <summary>The name of the service, like money advice.</summary>
    [MaxLength(200)]
    public required string Service { get; init; }

    /// <summary>The period, like 2012/13.</summary>
    [MaxLength(CommunityPlanning.Period.MaxLength)]
    public required string Period { get; init; }

    /// <summary>The quantity that was delivered, as exact text, like 500.</summary>
    [MaxLength(Figures.MaxLength)]
    public required string Quantity { get; init; }

    /// <summary>What is counted, such as "households advised".</summary>
    [MaxLength(100)]
    public required string Unit { get; init; }

    /// <summary>What each partner spent, and on what.</summary>
    public IDataLoaderResult<IReadOnlyList<ServiceCostShare>> Shares(Batches batches, CommunityPlanningDb db) => Load(batches, db);

    /// <summary>What all partners spent together.</summary>
    public IDataLoaderResult<Money> Total(Batches batches, CommunityPlanningDb db) =>
        Load(batches, db).Then(shares => Money.FromPence(shares.Sum(s => s.Pence)));

    /// <summary>The cost of one unit across the partners, to the penny, half a penny rounded up.</summary>
    [Needs(nameof(Quantity))]
    public IDataLoaderResult<Money> UnitCost(Batches batches, CommunityPlanningDb db) =>
        Load(batches, db).Then(shares => UnitCostOf(shares.Sum(s => s.Pence), Figures.Read(Quantity)));

    /// <summary>Activities of more than one partner, which may be a duplication of effort.</summary>
    public IDataLoaderResult<IReadOnlyList<ServiceOverlap>> Overlaps(Batches batches, CommunityPlanningDb db) =>
        Load(batches, db)
            .Then(
                IReadOnlyList<ServiceOverlap> (shares) =>
                    [
                        .. shares
                            .GroupBy(s => s.Activity, Names.Same)
                            .Where(g => g.Count() > 1)
                            .Select(g => new ServiceOverlap(g.Key, [.. g])),
                    ]
            );

    internal static Money UnitCostOf(long pence, decimal quantity) =>
        Money.FromPence((long)Math.Round(pence / quantity, 0, MidpointRounding.AwayFromZero));

    private IDataLoaderResult<IReadOnlyList<ServiceCostShare>> Load(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (ServiceCostShare s) => s.ServiceCostId, static s => s.Number);
}

/// <summary>What one partner spent on a service.</summary>
internal sealed class ServiceCostShare : NumberedEntity, IOwned
{
    public Guid ServiceCostId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>What the partner does for the service.</summary>
    [MaxLength(200)]
    public required string Activity { get; init; }

    internal long Pence { get; init; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>What the partner spent on it.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>The partner that spent it.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}

/// <summary>An activity of more than one partner.</summary>
/// <param name="Activity">The activity, like debt advice.</param>
/// <param name="Shares">The partners that spend money on it.</param>
internal sealed record ServiceOverlap(string Activity, IReadOnlyList<ServiceCostShare> Shares)
{
    /// <summary>The overlap in words, like "2 partners deliver debt advice".</summary>
    public string Words => $"{Shares.Count} partners deliver \"{Activity}\". Check whether they do the same work twice.";
}
