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
        var (dates, progress) = await ReadAsync(change, action);
        var update = change.Add(
            new ProgressUpdate
            {
                ActionId = action.Id,
                KeyDateId = input.Kind == ProgressKind.Milestone ? Counted(dates, input.KeyDate).Id : null,
                Kind = input.Kind,
                On = input.On,
                Note = input.Note,
                OwnerId = part?.OrganisationId,
                ActionOwnerId = part?.Id,
                RecordedUtc = change.NowUtc,
            }
        );
        await change.RequireOwnerAsync(update, council is null ? InputPath.Of("action") : InputPath.Of("council"));
        if (action.CompletedOn is null && StatusRules.CompletedOn(dates, [.. progress, update]) is { } completed)
        {
            action.CompletedOn = completed;
            change.Publish(action, new ActionCompleted(action.PartnershipId, action.Id));
        }

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
        var (dates, progress) = await ReadAsync(change, action);
        var completedBefore = action.CompletedOn is not null;
        action.CompletedOn = StatusRules.CompletedOn(dates, progress.FindAll(p => p.Id != update.Id));
        if (completedBefore && action.CompletedOn is null)
        {
            change.Publish(action, new ActionReopened(action.PartnershipId, action.Id));
        }

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

    /// <summary>The action's key dates, and its progress that was not withdrawn.</summary>
    private static async Task<(List<KeyDate> Dates, List<ProgressUpdate> Progress)> ReadAsync(
        Change<LocalityPlansDb> change,
        PlanAction action
    ) =>
        (
            await change.Of<KeyDate>().AsNoTracking().Where(d => d.ActionId == action.Id).ToListAsync(change.Cancellation),
            await change
                .Of<ProgressUpdate>()
                .AsNoTracking()
                .Where(p => p.ActionId == action.Id && p.WithdrawnReason == null)
                .ToListAsync(change.Cancellation)
        );

    private static KeyDate Counted(List<KeyDate> dates, GlobalId? keyDate)
    {
        var counted = dates.FindAll(d => d.Expected is not null);
        if (keyDate?.For<KeyDate>(InputPath.Of("keyDate")) is { } id)
        {
            return counted.Find(d => d.Id == id)
                ?? throw new RuleException(RuleCodes.NotFound, "The action has no key date with this id that counts something.", keyDate);
        }

        return counted.Count == 1
            ? counted[0]
            : throw new RuleException(
                RuleCodes.Invalid,
                counted.Count == 0
                    ? "No key date of this action counts anything, like \"two meetings by June 2016\". Record that it started, that it is "
                        + "completed, or a note."
                    : "Several key dates of this action count something. Choose one of them.",
                keyDate
            );
    }
}
