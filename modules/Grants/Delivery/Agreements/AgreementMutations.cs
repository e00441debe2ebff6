namespace CouncilPlatform.Grants.Delivery;

/// <summary>The grant agreement: sent, signed for the recipient, signed for the council.</summary>
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
        agreement ??= change.Add(
            new GrantAgreement
            {
                PartnershipId = allocation.PartnershipId,
                AllocationId = allocation.Id,
                RecipientId = allocation.RecipientId,
            }
        );
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
        var seen = await change.FindAsync<GrantAgreement>(input.Agreement);
        var publish = await publisher.PrepareAsync(seen.AllocationId);
        var agreement = await change.LockAsync<GrantAgreement>(input.Agreement, input.Version);
        agreement.SignForRecipient(input.As, input.On ?? change.Today, change.Today);
        await publish();
        return change.Done(agreement, $"for the recipient, as {input.As}");
    }

    /// <summary>Records the council's signature. Whoever acts for the recipient cannot sign for the council.</summary>
    [Requires(Role.Approver)]
    public static async Task<GrantAgreement> CountersignGrantAgreement(
        CountersignGrantAgreementInput input,
        Impartiality impartiality,
        IAllocationPublisher publisher,
        Change<GrantsDb> change
    )
    {
        var seen = await change.FindAsync<GrantAgreement>(input.Agreement);
        var publish = await publisher.PrepareAsync(seen.AllocationId);
        var agreement = await change.LockAsync<GrantAgreement>(input.Agreement, input.Version);
        if (agreement.RecipientId is { } recipient)
        {
            await impartiality.RequireAsync(change.Partnership.Id, recipient, "the agreement", "agreement", change.Cancellation);
        }

        agreement.SignForCouncil(input.As, input.On ?? change.Today, change.Today);
        await publish();
        return change.Done(agreement, $"for the council, as {input.As}");
    }

    private static void RequireLive(Allocation allocation) =>
        new Rules()
            .Require(
                allocation.State is AllocationState.Proposed or AllocationState.Committed,
                "WRONG_STATE",
                $"\"{allocation.Title}\" is {Wording.Of(allocation.State.ToString())}. There is nothing left to agree on.",
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
