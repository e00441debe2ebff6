namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ActionFields
{
    /// <summary>The opportunity that the action is for.</summary>
    public static IDataLoaderResult<Opportunity?> Opportunity(PlanAction action, Batches batches, LocalityPlansDb db) =>
        batches.Row<Opportunity>(db, action.OpportunityId);

    /// <summary>Who is responsible for the action: at most one owner for each organisation.</summary>
    public static IDataLoaderResult<IReadOnlyList<ActionOwner>> Owners(PlanAction action, Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, action.Id, static (ActionOwner o) => o.ActionId, static o => o.Number);

    /// <summary>When the action is to happen, in the document's own words and as days.</summary>
    public static IDataLoaderResult<IReadOnlyList<KeyDate>> KeyDates(PlanAction action, ActionRecords records) =>
        records.Get(action.PartnershipId, action.Id).Then(r => r.KeyDates);

    /// <summary>The action's status on a day.</summary>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    public static IDataLoaderResult<ActionStatus> Status(PlanAction action, DateOnly? asAt, ActionRecords records, TimeProvider time) =>
        records.Get(action.PartnershipId, action.Id).Then(r => r.StatusAt(asAt ?? UkTime.Today(time)));

    /// <summary>What happened with the action, in the order in which it was recorded, including what was withdrawn.</summary>
    public static IDataLoaderResult<Connection<ProgressUpdate>> Progress(
        PlanAction action,
        Paging paging,
        Batches batches,
        LocalityPlansDb db
    ) => batches.Page(db, action.Id, static (ProgressUpdate p) => p.ActionId, paging, static p => p.RecordedUtc);

    /// <summary>What the action needs before it can be tracked, like an owner or a readable date; empty once it is completed.</summary>
    public static IDataLoaderResult<IReadOnlyList<ActionException>> Exceptions(PlanAction action, ActionExceptions exceptions) =>
        exceptions.Get(action);

    /// <summary>The councils' own plans that include the action: every council's if it is joint, otherwise those of its owners.</summary>
    public static IDataLoaderResult<IReadOnlyList<ActionPlanCouncil>> CouncilPlans(
        PlanAction action,
        Batches batches,
        ActionExceptions exceptions,
        LocalityPlansDb db
    ) =>
        batches.Values(
            action.Id,
            (db, exceptions, action.PartnershipId),
            static (ids, s) =>
                from a in s.db.Of<PlanAction>(s.PartnershipId)
                join c in s.exceptions.PlanCouncils(s.PartnershipId) on a.OpportunityId equals c.OpportunityId
                where
                    ids.Contains(a.Id)
                    && (a.Joint || s.db.Set<ActionOwner>().Any(w => w.ActionId == a.Id && w.OrganisationId == c.Council.CouncilId))
                orderby c.Council.Number
                select new { a.Id, c.Council },
            static r => r.Id,
            static r => r.Council
        );

    /// <summary>What documents say about the action.</summary>
    public static IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(PlanAction action, Batches batches, LocalityPlansDb db) =>
        batches.Citations(db, action.PartnershipId, new("Action", action.Id));
}
