namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What an action lacks, without which it cannot be followed.</summary>
/// <param name="Council">Of which council; null where it is of none in particular.</param>
internal sealed record ActionException(ActionExceptionCode Code, string Message, Organisation? Council);

internal enum ActionExceptionCode
{
    /// <summary>No organisation has a post that answers for it.</summary>
    NoOwner,

    /// <summary>An organisation is to name a post and has not.</summary>
    PostNotNamed,

    /// <summary>It is done together, and one of the plan's councils has no owner of it.</summary>
    CouncilWithoutOwner,

    /// <summary>A key date could not be read.</summary>
    KeyDateUnread,
}

/// <summary>Finds what actions lack.</summary>
internal sealed class ActionExceptions(LocalityPlansDb db, IMediator mediator, Batches batches)
{
    /// <summary>Those that lack something and are not completed; <see cref="ReadAsync"/> says what.</summary>
    public IQueryable<PlanAction> Lacking(IQueryable<PlanAction> actions) =>
        actions.Where(a =>
            a.CompletedOn == null
            && (
                !db.ActionOwners.Any(o => o.ActionId == a.Id && o.Post != null)
                || db.ActionOwners.Any(o => o.ActionId == a.Id && o.Post == null)
                || db.KeyDates.Any(d => d.ActionId == a.Id && d.Kind == KeyDateKind.Unread)
                || a.Joint
                    && db.ActionPlanCouncils.Any(c =>
                        db.Themes.Any(t =>
                            t.ActionPlanId == c.ActionPlanId && db.Opportunities.Any(o => o.ThemeId == t.Id && o.Id == a.OpportunityId)
                        ) && !db.ActionOwners.Any(o => o.ActionId == a.Id && o.OrganisationId == c.CouncilId)
                    )
            )
        );

    public IDataLoaderResult<IReadOnlyList<ActionException>> Get(Guid action) =>
        batches.Load<Guid, IReadOnlyList<ActionException>>("localityplans.action.exceptions", action, ReadAsync).Then(found => found ?? []);

    /// <summary>An action that is followed has its owners: a post, and where it is joint one in each council of its plan.</summary>
    /// <exception cref="RuleException">OWNER_MISSING.</exception>
    public async Task RequireOwnersAsync(PlanAction action, CancellationToken cancellationToken)
    {
        var rules = new Rules();
        foreach (
            var exception in (await ReadAsync([action.Id], cancellationToken))
                .GetValueOrDefault(action.Id, [])
                .Where(e => e.Code != ActionExceptionCode.KeyDateUnread)
        )
        {
            rules.Require(
                holds: false,
                "OWNER_MISSING",
                $"{exception.Message} Name the owners first: changeAction(owners).",
                "input",
                "action"
            );
        }

        rules.Check();
    }

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ActionException>>> ReadAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var actions = await db
            .Actions.Where(a => ids.Contains(a.Id) && a.CompletedOn == null)
            .Select(a => new { a.Id, a.Joint })
            .ToListAsync(cancellationToken);
        var owners = (
            await db.ActionOwners.AsNoTracking().Where(o => ids.Contains(o.ActionId)).OrderBy(o => o.Number).ToListAsync(cancellationToken)
        ).ToLookup(o => o.ActionId);
        var unread = (
            await db
                .KeyDates.AsNoTracking()
                .Where(d => ids.Contains(d.ActionId) && d.Kind == KeyDateKind.Unread)
                .OrderBy(d => d.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(d => d.ActionId);
        var councils = (
            await (
                from a in db.Actions
                join o in db.Opportunities on a.OpportunityId equals o.Id
                join t in db.Themes on o.ThemeId equals t.Id
                join c in db.ActionPlanCouncils on t.ActionPlanId equals c.ActionPlanId
                where ids.Contains(a.Id) && a.Joint
                orderby c.Number
                select new { a.Id, c.CouncilId }
            ).ToListAsync(cancellationToken)
        ).ToLookup(c => c.Id, c => c.CouncilId);
        var organisations = await mediator.Send(
            new GetOrganisations([
                .. owners.SelectMany(o => o).Select(o => o.OrganisationId).Concat(councils.SelectMany(c => c)).Distinct(),
            ]),
            cancellationToken
        );
        return actions.ToDictionary(
            a => a.Id,
            IReadOnlyList<ActionException> (a) => [.. Of([.. owners[a.Id]], [.. councils[a.Id]], unread[a.Id], organisations)]
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
            yield return new(ActionExceptionCode.NoOwner, "No post answers for it.", Council: null);
        }

        foreach (var owner in owners.Where(o => o.Post is null))
        {
            var council = organisations[owner.OrganisationId];
            yield return new(ActionExceptionCode.PostNotNamed, $"{council.Name} has not named the post that answers for it.", council);
        }

        foreach (var council in councils.Where(c => owners.TrueForAll(o => o.OrganisationId != c)).Select(c => organisations[c]))
        {
            yield return new(
                ActionExceptionCode.CouncilWithoutOwner,
                $"{council.Name} has no owner of it, though it is done together.",
                council
            );
        }

        foreach (var date in unread)
        {
            yield return new(ActionExceptionCode.KeyDateUnread, $"\"{date.Text}\": {date.Fault}", Council: null);
        }
    }
}
