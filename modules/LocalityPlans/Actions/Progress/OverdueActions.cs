namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The overdue actions of each organisation that has a part in them.</summary>
internal sealed class OverdueActions : Feature
{
    public override void Work(ModuleWork work) =>
        work.Add<PlanAction>("Report progress on an overdue action", Role.Officer, "recordProgress", Overdue);

    private static IQueryable<WorkRow> Overdue(WorkSearch w)
    {
        var late = StatusQueries.Late(w.Of<KeyDate>(), w.Of<ProgressUpdate>(), w.Today);
        return from owner in w.Parts<ActionOwner>()
            join action in w.Of<PlanAction>() on owner.ActionId equals action.Id
            where (action.CompletedOn == null || action.CompletedOn > w.Today) && late.Any(d => d.ActionId == action.Id)
            select new WorkRow
            {
                Id = action.Id,
                PartnershipId = action.PartnershipId,
                Title = action.Title,
                OwnerId = owner.OrganisationId,
                Due = late.Where(d => d.ActionId == action.Id).Min(d => d.DueBy),
            };
    }
}
