namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Every change locks the action, so that everything is counted once.</summary>
internal sealed class ProgressMutations
{
    /// <summary>Records what happened with one organisation's part of an action. The action must have its owners.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> RecordProgress(
        RecordProgressInput input,
        ActionExceptions exceptions,
        Change<LocalityPlansDb> change
    )
    {
        Check(input, change.Today);
        var council = input.Council is null ? null : await change.OrganisationAsync(input.Council);
        var action = await change.LockAsync<PlanAction>(input.Action, input.Version);
        await exceptions.RequireOwnersAsync(action, change.Cancellation);
        new Rules()
            .Require(
                input.Kind != ProgressKind.Completed || action.CompletedOn is null,
                "ALREADY_COMPLETED",
                $"The action was already completed on {action.CompletedOn:d MMMM yyyy}. To change that, withdraw the progress first.",
                input.Kind
            )
            .Check();
        var part = await PartAsync(change, action, council);
        var (dates, progress) = await change.ReadProgressAsync(action);
        var update = change.Add(
            new ProgressUpdate
            {
                ActionId = action.Id,
                KeyDateId = input.Kind == ProgressKind.Milestone ? dates.Counted(input.KeyDate).Id : null,
                Kind = input.Kind,
                On = input.On,
                Note = input.Note,
                OwnerId = part?.OrganisationId,
                ActionOwnerId = part?.Id,
                RecordedUtc = change.NowUtc,
            }
        );
        await change.RequireOwnerAsync(update, council is null ? InputPath.Of("action") : InputPath.Of("council"));
        change.CompleteIfDone(action, dates, [.. progress, update]);
        return change.Done(action, $"{input.Kind} on {input.On:yyyy-MM-dd}: {action.Title}");
    }

    /// <summary>Withdraws progress that was recorded by mistake. It stays in the history and no longer counts.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> WithdrawProgress(WithdrawProgressInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Reason, 1000).Check();
        var update = await change.FindAsync<ProgressUpdate>(input.ProgressUpdate);
        var action = await change.LockAsync<PlanAction>(update.ActionId, input.Version);
        await change.Db.Entry(update).ReloadAsync(change.Cancellation);
        await change.RequireOwnerAsync(update, InputPath.Of("progressUpdate"));
        update.Withdraw(input.Reason);
        var (dates, progress) = await change.ReadProgressAsync(action);
        change.ReopenUnlessDone(action, dates, progress.FindAll(p => p.Id != update.Id));
        return change.Done(action, $"{update.Kind} on {update.On:yyyy-MM-dd}: {action.Title}");
    }

    /// <summary>The part of the action that progress is recorded for; null if nobody has one.</summary>
    private static async Task<ActionOwner?> PartAsync(Change<LocalityPlansDb> change, PlanAction action, Organisation? council)
    {
        var owners = await change
            .Db.Set<ActionOwner>()
            .Where(o => o.ActionId == action.Id)
            .OrderBy(o => o.Number)
            .ToListAsync(change.Cancellation);
        return council is null
            ? owners.Find(o => change.Caller.ActsFor(o.OrganisationId)) ?? owners.FirstOrDefault()
            : owners.Find(o => o.OrganisationId == council.Id)
                ?? throw new RuleException(
                    RuleCodes.NotFound,
                    $"{council.Name} is not an owner of this action. Enter one of its owners.",
                    InputPath.Of("council")
                );
    }

    private static void Check(RecordProgressInput input, DateOnly today) =>
        new Rules()
            .OptionalText(input.Note, 2000)
            .Valid(input.Kind != ProgressKind.Note || !string.IsNullOrWhiteSpace(input.Note), "Enter the note.", input.Note)
            .NotInFuture(input.On, today)
            .Valid(
                input.KeyDate is null || input.Kind == ProgressKind.Milestone,
                "Only a milestone counts for a key date. Leave the key date out.",
                input.KeyDate
            )
            .Check();
}
