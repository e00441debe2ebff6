namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What the module knows of an action.</summary>
internal sealed class ActionFields
{
    /// <summary>The opportunity that it takes up.</summary>
    public static IDataLoaderResult<Opportunity?> Opportunity(PlanAction action, Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, Opportunity>(
            "localityplans.action.opportunity",
            action.OpportunityId,
            async (ids, cancellationToken) =>
                await db.Opportunities.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken)
        );

    /// <summary>Who answers for it: at most one for each organisation.</summary>
    public static IDataLoaderResult<IReadOnlyList<ActionOwner>> Owners(PlanAction action, Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<ActionOwner>>(
                "localityplans.action.owners",
                action.Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .ActionOwners.AsNoTracking()
                            .Where(o => ids.Contains(o.ActionId))
                            .OrderBy(o => o.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(o => o.ActionId)
                        .ToDictionary(g => g.Key, IReadOnlyList<ActionOwner> (g) => [.. g])
            )
            .Then(owners => owners ?? []);

    /// <summary>When things are to happen, in the document's words and as days.</summary>
    public static IDataLoaderResult<IReadOnlyList<KeyDate>> KeyDates(PlanAction action, ActionRecords records) =>
        records.Get(action.Id).Then(r => r.KeyDates);

    /// <summary>Where it stands on a day; today in the UK where nothing is said.</summary>
    public static IDataLoaderResult<ActionStatus> Status(PlanAction action, DateOnly? asAt, ActionRecords records, TimeProvider time) =>
        records.Get(action.Id).Then(r => r.StatusAt(asAt ?? UkTime.Today(time)));

    /// <summary>What happened with it, in the order it was recorded; also what was withdrawn.</summary>
    public static IDataLoaderResult<Connection<ProgressUpdate>> Progress(
        PlanAction action,
        Paging paging,
        Batches batches,
        LocalityPlansDb db
    ) =>
        batches.Page(
            "localityplans.action.progress",
            action.Id,
            db.ProgressUpdates,
            p => p.ActionId,
            paging,
            p => p.RecordedUtc,
            descending: false
        );

    /// <summary>What it lacks, without which it cannot be followed: an owner, a post, a date that can be read. Nothing once it is completed.</summary>
    public static IDataLoaderResult<IReadOnlyList<ActionException>> Exceptions(PlanAction action, ActionExceptions exceptions) =>
        exceptions.Get(action.Id);

    /// <summary>The councils' own plans that it is part of: of every council where it is joint, else of those that own it.</summary>
    public static IDataLoaderResult<IReadOnlyList<ActionPlanCouncil>> CouncilPlans(PlanAction action, Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<ActionPlanCouncil>>(
                "localityplans.action.council-plans",
                action.Id,
                async (ids, cancellationToken) => (
                        await (
                            from a in db.Actions
                            join o in db.Opportunities on a.OpportunityId equals o.Id
                            join t in db.Themes on o.ThemeId equals t.Id
                            join c in db.ActionPlanCouncils on t.ActionPlanId equals c.ActionPlanId
                            where
                                ids.Contains(a.Id)
                                && (a.Joint || db.ActionOwners.Any(w => w.ActionId == a.Id && w.OrganisationId == c.CouncilId))
                            orderby c.Number
                            select new { a.Id, Council = c }
                        )
                            .AsNoTracking()
                            .ToListAsync(cancellationToken)
                    ).ToLookup(r => r.Id, r => r.Council).ToDictionary(g => g.Key, IReadOnlyList<ActionPlanCouncil> (g) => [.. g])
            )
            .Then(plans => plans ?? []);

    /// <summary>What documents say of it.</summary>
    public static IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(PlanAction action, Batches batches, LocalityPlansDb db) =>
        batches.Citations(db, nameof(Action), action.Id);
}
