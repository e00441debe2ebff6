namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What a service costs across all the partners that deliver it, and how much of it there was.</summary>
internal sealed class ServiceCost : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required string Service { get; init; }

    public required string Period { get; init; }

    /// <summary>How much was delivered, as exact text.</summary>
    public required string Quantity { get; init; }

    /// <summary>What is counted, as in "households advised".</summary>
    public required string Unit { get; init; }

    /// <summary>What each partner spent on what.</summary>
    public IDataLoaderResult<IReadOnlyList<ServiceCostShare>> Shares(Batches batches, CommunityPlanningDb db) => Load(batches, db);

    /// <summary>What all partners spent.</summary>
    public IDataLoaderResult<Money> Total(Batches batches, CommunityPlanningDb db) =>
        Load(batches, db).Then(shares => Money.FromPence(shares.Sum(s => s.Pence)));

    /// <summary>What one unit cost across the partners, to the penny, half a penny rounded up.</summary>
    [Needs(nameof(Quantity))]
    public IDataLoaderResult<Money> UnitCost(Batches batches, CommunityPlanningDb db) =>
        Load(batches, db).Then(shares => UnitCostOf(shares.Sum(s => s.Pence), Figures.Read(Quantity)));

    /// <summary>What more than one partner delivers: a possible duplication of effort, to be looked at.</summary>
    public IDataLoaderResult<IReadOnlyList<ServiceOverlap>> Overlaps(Batches batches, CommunityPlanningDb db) =>
        Load(batches, db)
            .Then(
                IReadOnlyList<ServiceOverlap> (shares) =>
                    [
                        .. shares
                            .GroupBy(s => s.Activity.Trim(), StringComparer.OrdinalIgnoreCase)
                            .Where(g => g.Count() > 1)
                            .Select(g => new ServiceOverlap(g.Key, [.. g])),
                    ]
            );

    internal static Money UnitCostOf(long pence, decimal quantity) =>
        Money.FromPence((long)Math.Round(pence / quantity, 0, MidpointRounding.AwayFromZero));

    private IDataLoaderResult<IReadOnlyList<ServiceCostShare>> Load(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.service-cost.shares",
            Id,
            ids => db.ServiceCostShares.Where(s => ids.Contains(s.ServiceCostId)).OrderBy(s => s.Number),
            s => s.ServiceCostId
        );
}

/// <summary>What one partner spent on a service.</summary>
internal sealed class ServiceCostShare : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ServiceCostId { get; init; }

    public Guid OrganisationId { get; init; }

    public int Number { get; init; }

    /// <summary>What it does within the service.</summary>
    public required string Activity { get; init; }

    internal long Pence { get; init; }

    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

/// <summary>What more than one partner delivers.</summary>
internal sealed record ServiceOverlap(string Activity, IReadOnlyList<ServiceCostShare> Shares)
{
    public string Words =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Shares.Count} partners deliver \"{Activity}\". Check whether they do the same work twice."
        );
}
