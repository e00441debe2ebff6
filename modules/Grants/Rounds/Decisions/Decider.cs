namespace CouncilPlatform.Grants.Rounds;

internal sealed class Decider(Change<GrantsDb> change, Impartiality impartiality)
{
    /// <summary>Locks an application that the caller may decide now, after its round, so that decisions of one round queue.</summary>
    public async Task<(Round Round, Application Application)> LockAsync(GlobalId id, int? version)
    {
        var found = await change.FindAsync<Application>(id, "input.application");
        var round = await change.LockAsync<Round>(found.RoundId, path: "input.application");
        var application = await change.LockAsync<Application>(id, version, path: "input.application");
        application.RequireState(
            "You can decide an application only if it is submitted or on the reserve list.",
            ApplicationState.Submitted,
            ApplicationState.Reserved
        );
        round.RequireClosed(change.NowUtc);
        await impartiality.RequireAsync(application);
        new Rules()
            .Require(
                !change.Caller.Is(application.SubmittedById),
                RuleCodes.FourEyes,
                $"You submitted \"{application.Title}\". Somebody else must decide it.",
                InputPath.Of("application")
            )
            .Check();
        return (round, application);
    }

    public async Task<Application> DecideAsync(GlobalId id, ApplicationState decision, string reason, int? version)
    {
        new Rules().Text(reason, 2000).Check();
        var (round, application) = await LockAsync(id, version);
        application.Decide(decision, reason, change.NowUtc);
        return change.Done(application, application.ReferenceIn(round));
    }
}
