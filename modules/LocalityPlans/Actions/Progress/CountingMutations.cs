namespace CouncilPlatform.LocalityPlans.Actions;

/// <param name="Action">The action whose key date counts meetings.</param>
/// <param name="KeyDate">The key date, like "Two meetings during July to October 2015"; required if several of the action's key dates count
/// something.</param>
/// <param name="Body">The body whose meetings count. Leave it out to stop counting: what counted by itself is withdrawn.</param>
internal sealed record CountMeetingsInput(GlobalId Action, GlobalId? KeyDate, GlobalId? Body) : VersionedInput;

internal sealed class CountingMutations
{
    /// <summary>
    /// Counts the meetings of a body for a key date by themselves: those that are recorded as held from its first to its last day, now and
    /// later.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> CountMeetings(CountMeetingsInput input, Change<LocalityPlansDb> change)
    {
        var body = await BodyAsync(change, input.Body);
        IReadOnlyList<HeldMeeting> held = body is null ? [] : await change.AskAsync(new GetMeetings(change.Partnership.Id, body.Id));
        var action = await change.LockAsync<PlanAction>(input.Action, input.Version);
        var owners = await change.Db.Set<ActionOwner>().Where(o => o.ActionId == action.Id).ToListAsync(change.Cancellation);
        await change.RequireAnyOwnerAsync(action, owners, InputPath.Of("action"));
        var dates = await change.Of<KeyDate>().Where(d => d.ActionId == action.Id).ToListAsync(change.Cancellation);
        var date = dates.Counted(input.KeyDate);
        if (body is not null)
        {
            date.RequireDays(InputPath.Of(input.KeyDate is null ? "action" : "keyDate"));
        }

        var before = date.CountedBodyId;
        date.CountedBodyId = body?.Id;
        await change.CountAsync(
            action,
            dates,
            body,
            held,
            gone: p => p.KeyDateId == date.Id && before != date.CountedBodyId,
            "The meetings of this body no longer count for the key date."
        );
        return change.Done(action, $"{date.Text}: {body?.Name ?? "none"}");
    }

    private static async Task<PartnershipBody?> BodyAsync(Change<LocalityPlansDb> change, GlobalId? body)
    {
        if (body is null)
        {
            return null;
        }

        var id = body.Value.For("Body", InputPath.Of("body"));
        return (await change.AskAsync(new GetBodies(change.Partnership.Id, [id]))).GetValueOrDefault(id)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no body with the id {body}. Check it, then try again.",
                body
            );
    }
}
