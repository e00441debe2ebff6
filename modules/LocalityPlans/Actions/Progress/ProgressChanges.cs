namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What follows from the progress of a locked action, whether somebody records it or a meeting counts by itself.</summary>
internal static class ProgressChanges
{
    /// <summary>The action's key dates, and its progress that was not withdrawn.</summary>
    public static async Task<(List<KeyDate> Dates, List<ProgressUpdate> Progress)> ReadProgressAsync(
        this Change<LocalityPlansDb> change,
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

    /// <summary>Completes the action if everything that its key dates count has happened.</summary>
    public static void CompleteIfDone(
        this Change<LocalityPlansDb> change,
        PlanAction action,
        IReadOnlyCollection<KeyDate> dates,
        IReadOnlyCollection<ProgressUpdate> progress
    )
    {
        if (action.CompletedOn is null && StatusRules.CompletedOn(dates, progress) is { } completed)
        {
            action.CompletedOn = completed;
            change.Publish(action, new ActionCompleted(action.PartnershipId, action.Id));
        }
    }

    /// <summary>Reopens the action if, without what was withdrawn, it is not completed.</summary>
    public static void ReopenUnlessDone(
        this Change<LocalityPlansDb> change,
        PlanAction action,
        IReadOnlyCollection<KeyDate> dates,
        IReadOnlyCollection<ProgressUpdate> progress
    )
    {
        var wasCompleted = action.CompletedOn is not null;
        action.CompletedOn = StatusRules.CompletedOn(dates, progress);
        if (wasCompleted && action.CompletedOn is null)
        {
            change.Publish(action, new ActionReopened(action.PartnershipId, action.Id));
        }
    }

    /// <summary>The key date that counts something: the one that is named or, if none is, the only one.</summary>
    /// <exception cref="RuleException">NOT_FOUND; INVALID: none counts anything, or several do.</exception>
    public static KeyDate Counted(this List<KeyDate> dates, GlobalId? keyDate)
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
