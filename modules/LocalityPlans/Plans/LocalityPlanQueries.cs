namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>The plans of a partnership's districts. What is not published yet, only the partnership's own people see.</summary>
internal sealed class LocalityPlanQueries
{
    /// <summary>The plan of a district for a year, or null.</summary>
    /// <param name="district">Its code, as in <c>E07000124</c>.</param>
    public static async Task<LocalityPlan?> LocalityPlan(
        Partnership partnership,
        string district,
        int year,
        Caller caller,
        Selection selection,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new FindOrganisations([district]), cancellationToken)).TryGetValue(district, out var found)
            ? await selection
                .Columns(Visible(db, partnership, caller).Where(p => p.DistrictId == found.Id && p.Year == year))
                .SingleOrDefaultAsync(cancellationToken)
            : null;

    /// <summary>The plans, the latest year first.</summary>
    public static Task<Connection<LocalityPlan>> LocalityPlans(
        Partnership partnership,
        int? year,
        LocalityPlanState? state,
        Caller caller,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        Visible(db, partnership, caller)
            .Where(p => (year == null || p.Year == year) && (state == null || p.State == state))
            .PageAsync(paging, p => p.Year, descending: true, cancellationToken);

    /// <summary>A place for the plan of each district in a year, by name, so that what is missing shows.</summary>
    public static async Task<IReadOnlyList<DistrictSlot>> DistrictSlots(
        Partnership partnership,
        int year,
        Caller caller,
        LocalityPlansDb db,
        Districts districts,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Require(year is >= 1974 and <= 2199, RuleCodes.Invalid, $"{year} is no year of a plan. Write four digits, as in 2008.", "year")
            .Check();
        var plans = await db
            .LocalityPlans.AsNoTracking()
            .Where(p => p.PartnershipId == partnership.Id && p.Year == year)
            .ToDictionaryAsync(p => p.DistrictId, cancellationToken);
        return
        [
            .. (await districts.OfAsync(partnership, year, cancellationToken)).Select(district =>
            {
                var plan = plans.GetValueOrDefault(district.Id);
                return new DistrictSlot(
                    district,
                    year,
                    plan is null ? DistrictSlotState.Missing
                        : plan.State == LocalityPlanState.Published ? DistrictSlotState.Published
                        : DistrictSlotState.InPreparation,
                    plan is IRestricted restricted && restricted.MayBeReadBy(caller, partnership) ? plan : null
                );
            }),
        ];
    }

    internal static Task<LocalityPlan?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .LocalityPlans.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == id, cancellationToken);

    private static IQueryable<LocalityPlan> Visible(LocalityPlansDb db, Partnership partnership, Caller caller)
    {
        var all = caller.Has(Role.Viewer, partnership);
        return db.LocalityPlans.Where(p => p.PartnershipId == partnership.Id && (all || p.State == LocalityPlanState.Published));
    }
}
