namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Something that an action needs before it can be tracked.</summary>
/// <param name="Code">The code of what is missing, for programs.</param>
/// <param name="Message">What is missing and what to do, in plain English.</param>
/// <param name="Council">The organisation that must act; null for none in particular.</param>
internal sealed record ActionException(ActionExceptionCode Code, string Message, Organisation? Council);

/// <summary>What an action is missing.</summary>
internal enum ActionExceptionCode
{
    /// <summary>No organisation has a post that is responsible for the action.</summary>
    NoOwner,

    /// <summary>An organisation has not named the post that is responsible.</summary>
    PostNotNamed,

    /// <summary>The action is joint, and one of the plan's councils has no owner of it.</summary>
    CouncilWithoutOwner,

    /// <summary>A key date could not be read.</summary>
    KeyDateUnread,
}

internal sealed class ActionExceptions(LocalityPlansDb db, IMediator mediator, Batches batches)
{
    /// <summary>The rules of <see cref="Of"/>, as the database applies them to all actions at once.</summary>
    public IQueryable<PlanAction> WithExceptions(Guid partnership)
    {
        var owners = db.Set<ActionOwner>();
        var dates = db.Of<KeyDate>(partnership);
        var councils = PlanCouncils(partnership);
        return db.Of<PlanAction>(partnership)
            .Where(a =>
                a.CompletedOn == null
                && (
                    !owners.Any(o => o.ActionId == a.Id && o.Post != null)
                    || owners.Any(o => o.ActionId == a.Id && o.Post == null)
                    || dates.Any(d => d.ActionId == a.Id && d.Kind == KeyDateKind.Unread)
                    || a.Joint
                        && councils.Any(c =>
                            c.OpportunityId == a.OpportunityId
                            && !owners.Any(o => o.ActionId == a.Id && o.OrganisationId == c.Council.CouncilId)
                        )
                )
            );
    }

    public IDataLoaderResult<IReadOnlyList<ActionException>> Get(PlanAction action) =>
        batches
            .Load(
                action.Id,
                (exceptions: this, action.PartnershipId),
                static (ids, s, ct) => s.exceptions.ReadAsync(s.PartnershipId, ids, ct)
            )
            .Then(found => found ?? []);

    public async Task RequireOwnersAsync(PlanAction action, CancellationToken cancellationToken)
    {
        var rules = new Rules();
        var found = await ReadAsync(action.PartnershipId, [action.Id], cancellationToken);
        foreach (var exception in found.GetValueOrDefault(action.Id, []).Where(e => e.Code != ActionExceptionCode.KeyDateUnread))
        {
            rules.Require(holds: false, "OWNER_MISSING", exception.Message, InputPath.Of("action"));
        }

        rules.Check();
    }

    /// <summary>Whether the action is joint, and the caller acts for one of the plan's councils, each of which has a part in it.</summary>
    public async Task<bool> IsJointForAsync(PlanAction action, Caller caller, CancellationToken cancellationToken) =>
        action.Joint
        && (
            await PlanCouncils(action.PartnershipId)
                .Where(c => c.OpportunityId == action.OpportunityId)
                .Select(c => c.Council.CouncilId)
                .ToListAsync(cancellationToken)
        ).Exists(caller.ActsFor);

    /// <summary>The councils of the plan of each opportunity.</summary>
    public IQueryable<PlanCouncil> PlanCouncils(Guid partnership) =>
        from opportunity in db.Of<Opportunity>(partnership)
        join theme in db.Of<Theme>(partnership) on opportunity.ThemeId equals theme.Id
        join council in db.Set<ActionPlanCouncil>() on theme.ActionPlanId equals council.ActionPlanId
        select new PlanCouncil { OpportunityId = opportunity.Id, Council = council };

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ActionException>>> ReadAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var actions = await db.Of<PlanAction>(partnership)
            .Where(a => ids.Contains(a.Id) && a.CompletedOn == null)
            .Select(a => new
            {
                a.Id,
                a.OpportunityId,
                a.Joint,
            })
            .ToListAsync(cancellationToken);
        var owners = (
            await db.Set<ActionOwner>()
                .AsNoTracking()
                .Where(o => ids.Contains(o.ActionId))
                .OrderBy(o => o.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(o => o.ActionId);
        var unread = (
            await db.Of<KeyDate>(partnership)
                .AsNoTracking()
                .Where(d => ids.Contains(d.ActionId) && d.Kind == KeyDateKind.Unread)
                .OrderBy(d => d.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(d => d.ActionId);
        var joint = actions.Where(a => a.Joint).Select(a => a.OpportunityId).Distinct().ToList();
        var councils = (
            await PlanCouncils(partnership)
                .Where(c => joint.Contains(c.OpportunityId))
                .OrderBy(c => c.Council.Number)
                .Select(c => new { c.OpportunityId, c.Council.CouncilId })
                .ToListAsync(cancellationToken)
        ).ToLookup(c => c.OpportunityId, c => c.CouncilId);
        var named = owners.SelectMany(o => o).Select(o => o.OrganisationId).Concat(councils.SelectMany(c => c)).Distinct();
        var organisations = await mediator.Send(new GetOrganisations([.. named]), cancellationToken);
        return actions.ToDictionary(
            a => a.Id,
            IReadOnlyList<ActionException> (a) =>
                [.. Of([.. owners[a.Id]], a.Joint ? [.. councils[a.OpportunityId]] : [], unread[a.Id], organisations)]
        );
    }

    private static IEnumerable<ActionException> Of(
        List<ActionOwner> owners,
        List<Guid> councils,
        IEnumerable<KeyDate> unread,
        IReadOnlyDictionary<Guid, Organisation> organisations
    )
    {
        if (owners.TrueForAll(o => o.Post is null))
        {
            yield return new(ActionExceptionCode.NoOwner, "No post is responsible for this action. Name one.", Council: null);
        }

        foreach (var council in owners.Where(o => o.Post is null).Select(o => organisations[o.OrganisationId]))
        {
            yield return new(
                ActionExceptionCode.PostNotNamed,
                $"{council.Name} has not named the post that is responsible. Name it.",
                council
            );
        }

        foreach (var council in councils.Where(c => owners.TrueForAll(o => o.OrganisationId != c)).Select(c => organisations[c]))
        {
            yield return new(
                ActionExceptionCode.CouncilWithoutOwner,
                $"{council.Name} has no owner of this joint action. Name one.",
                council
            );
        }

        foreach (var date in unread)
        {
            yield return new(ActionExceptionCode.KeyDateUnread, $"\"{date.Text}\": {date.Fault}", Council: null);
        }
    }

    internal sealed class PlanCouncil
    {
        public Guid OpportunityId { get; init; }

        public required ActionPlanCouncil Council { get; init; }
    }
}
