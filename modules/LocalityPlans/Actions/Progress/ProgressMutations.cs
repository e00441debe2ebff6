namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What happens with actions. The action is held, so that what is counted is counted once.</summary>
internal sealed class ProgressMutations
{
    /// <summary>Records what happened with an action. It must have its owners: nobody answers for the progress of what nobody owns.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> RecordProgress(
        RecordProgressInput input,
        Partnership partnership,
        LocalityPlansDb db,
        ActionExceptions exceptions,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.Action.For<PlanAction>("input", "action");
        new Rules()
            .OptionalText(input.Note, 2000, "input", "note")
            .Require(
                input.Kind != ProgressKind.Note || !string.IsNullOrWhiteSpace(input.Note),
                RuleCodes.Invalid,
                "note is empty. Write something.",
                "input",
                "note"
            )
            .Require(
                input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Record what has happened.",
                "input",
                "on"
            )
            .Require(
                input.KeyDate is null || input.Kind == ProgressKind.Milestone,
                RuleCodes.Invalid,
                "Only a MILESTONE counts for a key date. Leave keyDate out.",
                "input",
                "keyDate"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var action = await db.HoldAsync<PlanAction>(partnership, id, input.Version, ct);
                await exceptions.RequireOwnersAsync(action, ct);
                var dates = await db.KeyDates.AsNoTracking().Where(d => d.ActionId == id).ToListAsync(ct);
                var progress = await CountingAsync(db, id, ct);
                new Rules()
                    .Require(
                        input.Kind != ProgressKind.Completed || action.CompletedOn is null,
                        "ALREADY_COMPLETED",
                        $"It was completed on {action.CompletedOn:yyyy-MM-dd} already. To change that, withdraw the progress first.",
                        "input",
                        "kind"
                    )
                    .Check();
                var update = new ProgressUpdate
                {
                    PartnershipId = partnership.Id,
                    ActionId = id,
                    KeyDateId = input.Kind == ProgressKind.Milestone ? Counted(dates, input.KeyDate).Id : null,
                    Kind = input.Kind,
                    On = input.On,
                    Note = input.Note,
                    RecordedUtc = time.GetUtcNow().UtcDateTime,
                };
                db.Add(update);
                progress.Add(update);
                if (action.CompletedOn is null && Standing.CompletedOn(dates, progress) is { } completed)
                {
                    action.CompletedOn = completed;
                    db.Publish(action, new ActionCompleted(partnership.Id, action.Id));
                }

                db.Audit("recordProgress", action, partnership.Id, $"{input.Kind} on {input.On:yyyy-MM-dd}: {action.Title}");
                return action;
            },
            cancellationToken
        );
    }

    /// <summary>Takes back what was recorded by mistake. It stays in the history and counts no more.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> WithdrawProgress(
        WithdrawProgressInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.ProgressUpdate.For<ProgressUpdate>("input", "progressUpdate");
        new Rules().Text(input.Reason, 1000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                // Whose it is never changes, so it may be read before it is held.
                var owner = await db
                    .ProgressUpdates.Where(p => p.Id == id && p.PartnershipId == partnership.Id)
                    .Select(p => p.ActionId)
                    .SingleOrDefaultAsync(ct);
                if (owner == default)
                {
                    throw new RuleException(
                        RuleCodes.NotFound,
                        $"There is no such progress in {partnership.Name}.",
                        "input",
                        "progressUpdate"
                    );
                }

                var action = await db.HoldAsync<PlanAction>(partnership, owner, input.Version, ct);
                var update = await db.ProgressUpdates.SingleAsync(p => p.Id == id, ct);
                new Rules()
                    .Require(
                        update.WithdrawnReason is null,
                        "WITHDRAWN",
                        $"It was withdrawn before: {update.WithdrawnReason}",
                        "input",
                        "progressUpdate"
                    )
                    .Check();
                update.WithdrawnReason = input.Reason;
                var left = await CountingAsync(db, owner, ct);
                left.RemoveAll(p => p.Id == id);
                var before = action.CompletedOn;
                action.CompletedOn = Standing.CompletedOn(
                    await db.KeyDates.AsNoTracking().Where(d => d.ActionId == owner).ToListAsync(ct),
                    left
                );
                if (before is not null && action.CompletedOn is null)
                {
                    db.Publish(action, new ActionReopened(partnership.Id, action.Id));
                }

                db.Audit("withdrawProgress", action, partnership.Id, $"{update.Kind} on {update.On:yyyy-MM-dd}: {action.Title}");
                return action;
            },
            cancellationToken
        );
    }

    private static Task<List<ProgressUpdate>> CountingAsync(LocalityPlansDb db, Guid action, CancellationToken cancellationToken) =>
        db.ProgressUpdates.AsNoTracking().Where(p => p.ActionId == action && p.WithdrawnReason == null).ToListAsync(cancellationToken);

    private static KeyDate Counted(List<KeyDate> dates, GlobalId? named)
    {
        var counted = dates.FindAll(d => d.Expected is not null);
        if (named?.For<KeyDate>("input", "keyDate") is { } id)
        {
            return counted.Find(d => d.Id == id)
                ?? throw new RuleException(
                    RuleCodes.NotFound,
                    "The action has no such key date that counts something.",
                    "input",
                    "keyDate"
                );
        }

        return counted.Count == 1
            ? counted[0]
            : throw new RuleException(
                RuleCodes.Invalid,
                counted.Count == 0
                    ? "No key date of this action counts anything, as \"two meetings by June 2016\" does. Record STARTED, COMPLETED or a NOTE."
                    : "Several key dates of this action count something. Say which: keyDate.",
                "input",
                "keyDate"
            );
    }
}
