namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>Only the partnership's own people see a plan that is not published yet.</summary>
internal sealed class LocalityPlanQueries
{
    /// <summary>The plan of a district for a year; null where there is none that the caller may read.</summary>
    /// <param name="district">The district's code, like E07000124.</param>
    /// <param name="year">The calendar year, like 2008.</param>
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
            ? await selection.SingleAsync(Visible(db, partnership, caller).Where(p => p.DistrictId == found.Id && p.Year == year))
            : null;

    /// <summary>The plans that the caller may read, the latest year first.</summary>
    /// <param name="year">Only plans for this calendar year, like 2008.</param>
    /// <param name="state">Only plans in this state.</param>
    public static Task<Connection<LocalityPlan>> LocalityPlans(
        Partnership partnership,
        int? year,
        LocalityPlanState? state,
        Caller caller,
        Paging paging,
        LocalityPlansDb db
    ) =>
        Visible(db, partnership, caller)
            .Where(p => (year == null || p.Year == year) && (state == null || p.State == state))
            .PageAsync(paging, p => p.Year, descending: true);

    /// <summary>Every district in a year, sorted by name, with its plan or none.</summary>
    /// <param name="year">The calendar year, like 2008; this year in the UK if left out.</param>
    public static async Task<IReadOnlyList<DistrictSlot>> DistrictSlots(
        Partnership partnership,
        int? year,
        Caller caller,
        LocalityPlansDb db,
        Districts districts,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var of = year ?? UkTime.Today(time).Year;
        Plans.LocalityPlan.CheckYear(of, InputPath.Argument("year"));
        var plans = await db.Of<LocalityPlan>(partnership)
            .AsNoTracking()
            .Where(p => p.Year == of)
            .ToDictionaryAsync(p => p.DistrictId, cancellationToken);
        return
        [
            .. (await districts.OfAsync(partnership, of, cancellationToken)).Select(district =>
            {
                var plan = plans.GetValueOrDefault(district.Id);
                return new DistrictSlot(
                    district,
                    of,
                    plan is null ? DistrictSlotState.Missing
                        : plan.State == LocalityPlanState.Published ? DistrictSlotState.Published
                        : DistrictSlotState.InPreparation,
                    plan is IRestricted restricted && restricted.MayBeReadBy(caller, partnership) ? plan : null
                );
            }),
        ];
    }

    private static IQueryable<LocalityPlan> Visible(LocalityPlansDb db, Partnership partnership, Caller caller)
    {
        var all = caller.Has(Role.Viewer, partnership);
        return db.Of<LocalityPlan>(partnership).Where(p => all || p.State == LocalityPlanState.Published);
    }
}
