namespace CouncilPlatform.Grants.Delivery;

internal sealed class AgreementMutations
{
    /// <summary>Records that the agreement of an allocation was sent. It replaces an earlier one as long as nobody has signed.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantAgreement> SendGrantAgreement(SendGrantAgreementInput input, Change<GrantsDb> change)
    {
        GrantAgreement.Check(input, change.Today);
        var allocation = await change.LockAsync<Allocation>(input.Allocation);
        RequireLive(allocation);
        var agreement = await change.Of<GrantAgreement>().SingleOrDefaultAsync(a => a.AllocationId == allocation.Id, change.Cancellation);
        agreement ??= change.Add(new GrantAgreement { AllocationId = allocation.Id, RecipientId = allocation.RecipientId });
        var conditions = input.Conditions is { } given ? JsonText.Write(given) : await ConditionsAsync(allocation, change);
        agreement.Send(input.Sent ?? change.Today, input.Reference, conditions);
        return change.Done(agreement, input.Allocation.ToString());
    }

    /// <summary>Records the recipient's signature: by those who act for the recipient, or by an officer who has the paper.</summary>
    [Requires(Role.Applicant)]
    public static async Task<GrantAgreement> SignGrantAgreement(
        SignGrantAgreementInput input,
        IAllocationPublisher publisher,
        Change<GrantsDb> change
    )
    {
        var (agreement, publish) = await LockAsync(input.Agreement, input.Version, publisher, change);
        agreement.SignForRecipient(input.As, input.On ?? change.Today, change);
        await publish();
        return change.Done(agreement, $"for the recipient, as {input.As}");
    }

    /// <summary>
    /// Records the council's signature. Whoever acts for the recipient, or recorded its signature, cannot sign for the council.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<GrantAgreement> CountersignGrantAgreement(
        CountersignGrantAgreementInput input,
        Impartiality impartiality,
        IAllocationPublisher publisher,
        Change<GrantsDb> change
    )
    {
        var (agreement, publish) = await LockAsync(input.Agreement, input.Version, publisher, change);
        await impartiality.RequireAsync(agreement.RecipientId, "the agreement", "agreement");

        agreement.SignForCouncil(input.As, input.On ?? change.Today, change);
        await publish();
        return change.Done(agreement, $"for the council, as {input.As}");
    }

    private static async Task<(GrantAgreement Agreement, Func<Task> Publish)> LockAsync(
        GlobalId agreement,
        int? version,
        IAllocationPublisher publisher,
        Change<GrantsDb> change
    )
    {
        var publish = await publisher.PrepareAsync((await change.FindAsync<GrantAgreement>(agreement)).AllocationId);
        return (await change.LockAsync<GrantAgreement>(agreement, version), publish);
    }

    private static void RequireLive(Allocation allocation) =>
        new Rules()
            .Require(
                allocation.State is AllocationState.Proposed or AllocationState.Committed,
                "WRONG_STATE",
                $"\"{allocation.Title}\" is {allocation.State.InWords()}. There is nothing left to agree on.",
                InputPath.Of("allocation")
            )
            .Check();

    private static async Task<string> ConditionsAsync(Allocation allocation, Change<GrantsDb> change) =>
        await (
            from draw in change.Db.Set<ApplicationDraw>()
            join application in change.Of<Application>() on draw.ApplicationId equals application.Id
            where draw.AllocationId == allocation.Id
            select application.ConditionsJson
        ).SingleOrDefaultAsync(change.Cancellation) ?? "[]";
}
