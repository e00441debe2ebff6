namespace CouncilPlatform.Grants.Rounds;

/// <summary>What every decision needs, and leaves.</summary>
internal sealed class Decider(GrantsDb db, ApplicationDoor door, Impartiality impartiality, TimeProvider time)
{
    /// <summary>Holds an application that the caller may decide now, and its round.</summary>
    public async Task<(Round Round, Application Application)> HoldAsync(
        Partnership partnership,
        GlobalId id,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var (round, application) = await door.HoldWithRoundAsync(partnership, id, version, cancellationToken);
        application.RequireState(
            "Only what was handed in, or is on the reserve list, is decided.",
            ApplicationState.Submitted,
            ApplicationState.Reserved
        );
        round.RequireClosed(time.GetUtcNow().UtcDateTime);
        await impartiality.RequireAsync(application, cancellationToken);
        return (round, application);
    }

    public void Decide(string action, Application application, Round round, ApplicationState decision, string reason, string amounts = "")
    {
        application.State = decision;
        application.DecisionReason = reason;
        application.DecidedUtc = time.GetUtcNow().UtcDateTime;
        db.Audit(action, application, application.PartnershipId, application.ReferenceIn(round) + amounts);
    }
}
