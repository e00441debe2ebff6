namespace CouncilPlatform.Grants.Rounds;

internal sealed class DecisionMutations
{
    /// <summary>
    /// Awards money: an allocation out of each fund, never more than was asked for, than the round has left, than the programme may draw,
    /// or than the fund has free.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<Application> AwardApplication(
        AwardApplicationInput input,
        Decider decider,
        AwardRules awardRules,
        Awarding awarding,
        Change<GrantsDb> change
    )
    {
        AwardRules.Check(input);
        var (round, application) = await decider.LockAsync(input.Application, input.Version);
        await awardRules.RequireScoreAsync(round, application);
        var sources = await awardRules.SourcesAsync(round, input.Draws);
        var funds = await change.LockAllAsync<Fund>(sources.Select(s => s.FundId));
        var total = input.Draws.Select(d => d.Amounts).Sum();
        await awardRules.RequireMoneyAsync(application, round, total, input.Draws, sources);
        foreach (var (index, (draw, source)) in input.Draws.Zip(sources).Index())
        {
            await awarding.DrawAsync(application, round, funds[source.FundId], draw, input.Commit, InputPath.Of("draws", index));
        }

        application.SetAward(input, total);
        application.Decide(ApplicationState.Awarded, input.Reason, change.NowUtc);
        return change.Done(application, $"{application.ReferenceIn(round)}: {total}");
    }

    /// <summary>Puts an application on the reserve list. It may be awarded what others leave.</summary>
    [Requires(Role.Approver)]
    public static Task<Application> ReserveApplication(ReserveApplicationInput input, Decider decider) =>
        decider.DecideAsync(input.Application, ApplicationState.Reserved, input.Reason, input.Version);

    /// <summary>Rejects an application: it gets no money.</summary>
    [Requires(Role.Approver)]
    [Irreversible("The applicant sees that it is rejected. It cannot be decided again.")]
    public static Task<Application> RejectApplication(RejectApplicationInput input, Decider decider) =>
        decider.DecideAsync(input.Application, ApplicationState.Rejected, input.Reason, input.Version);
}
