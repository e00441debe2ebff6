namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>
/// What both tiers of local government, and their partners, do in one district in one year towards the objectives of its Community Strategy.
/// It is drafted, negotiated, agreed by the district's governing body, and published. Until then only the partnership's own people may read it.
/// </summary>
internal sealed class LocalityPlan : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid DistrictId { get; init; }

    /// <summary>The year it is for.</summary>
    public int Year { get; init; }

    public Guid? GoverningBodyId { get; set; }

    public LocalityPlanState State { get; set; }

    /// <summary>The day its negotiation ended; null while it is a draft.</summary>
    public DateOnly? NegotiatedOn { get; set; }

    /// <summary>The day the governing body approved it; null until then.</summary>
    public DateOnly? AgreedOn { get; set; }

    public int Version { get; set; }

    public IDataLoaderResult<Organisation?> District(Batches batches, IMediator mediator) => batches.Organisation(DistrictId, mediator);

    /// <summary>The name of the body that agrees it; null where none is named.</summary>
    public IDataLoaderResult<string?> GoverningBody(Batches batches, IMediator mediator) =>
        batches
            .Load<Guid, PartnershipBody>(
                $"localityplans.body.{PartnershipId}",
                GoverningBodyId ?? Guid.Empty,
                (ids, cancellationToken) => mediator.Send(new GetBodies(PartnershipId, ids), cancellationToken)
            )
            .Then(body => body?.Name);

    /// <summary>The objectives of the Community Strategy that it serves, in order.</summary>
    public IDataLoaderResult<Connection<PlanObjective>> Objectives(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            "localityplans.plan.objectives",
            Id,
            db.PlanObjectives,
            o => o.LocalityPlanId,
            paging,
            o => o.Number,
            descending: false
        );

    /// <summary>What is done, in the order it was recorded.</summary>
    /// <param name="tier">Only what this tier does.</param>
    public IDataLoaderResult<Connection<PlanActivity>> Activities(ActivityTier? tier, Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            $"localityplans.plan.activities.{tier}",
            Id,
            db.PlanActivities.Where(a => tier == null || a.Tier == tier),
            a => a.LocalityPlanId,
            paging,
            a => a.Number,
            descending: false
        );

    /// <summary>The tiers of local government that do nothing in it yet: a plan is complete where both do something.</summary>
    public IDataLoaderResult<IReadOnlyList<ActivityTier>> MissingTiers(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<ActivityTier>>(
                "localityplans.plan.tiers",
                Id,
                (ids, cancellationToken) => TiersAsync(db, ids, cancellationToken)
            )
            .Then(Plans.Completeness.Missing);

    /// <summary>In words: "complete", or what is missing.</summary>
    public IDataLoaderResult<string> Completeness(Batches batches, LocalityPlansDb db) =>
        MissingTiers(batches, db).Then(Plans.Completeness.InWords);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        State == LocalityPlanState.Published ? caller.MayRead(partnership) : caller.Has(Role.Viewer, partnership);

    /// <summary>Which tiers do something in each plan.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ActivityTier>>> TiersAsync(
        LocalityPlansDb db,
        IReadOnlyCollection<Guid> plans,
        CancellationToken cancellationToken
    ) =>
        (
            await db
                .PlanActivities.Where(a => plans.Contains(a.LocalityPlanId))
                .Select(a => new { a.LocalityPlanId, a.Tier })
                .Distinct()
                .ToListAsync(cancellationToken)
        )
            .ToLookup(a => a.LocalityPlanId, a => a.Tier)
            .ToDictionary(g => g.Key, IReadOnlyList<ActivityTier> (g) => [.. g]);
}

/// <summary>How far a plan has come.</summary>
internal enum LocalityPlanState
{
    /// <summary>Being written: objectives and activities may change.</summary>
    Draft,

    /// <summary>The councils have settled what each does; it is with the district's governing body.</summary>
    Negotiated,

    /// <summary>The district's governing body has approved it.</summary>
    Agreed,

    /// <summary>Anyone may read it.</summary>
    Published,
}
