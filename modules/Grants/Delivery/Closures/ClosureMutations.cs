namespace CouncilPlatform.Grants.Delivery;

internal sealed class ClosureMutations
{
    /// <summary>Records that the recipient paid money back, also after the allocation was closed.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> ReturnPayment(
        ReturnPaymentInput input,
        IAllocationPublisher publisher,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        var amounts = StreamAmounts.Of(input.Revenue, input.Capital);
        FundMutations.CheckAmounts(amounts).OptionalText(input.Reason, 1000).Check();
        var publish = await publisher.PrepareAsync(input.Allocation.For<Allocation>());
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        await MoveAsync(allocation, LedgerEntryKind.Returned, amounts, input.Reason, ledger, change);
        await publish();
        return allocation;
    }

    /// <summary>Takes back money that was paid, for those who answer for the fund, also after the allocation was closed.</summary>
    [Requires(Role.Approver)]
    public static async Task<Allocation> ClawBackPayment(
        ClawBackPaymentInput input,
        Impartiality impartiality,
        IAllocationPublisher publisher,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        var amounts = StreamAmounts.Of(input.Revenue, input.Capital);
        FundMutations.CheckAmounts(amounts).Text(input.Reason, 1000).Check();
        var publish = await publisher.PrepareAsync(input.Allocation.For<Allocation>());
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        await impartiality.RequireAsync(allocation.RecipientId, allocation.Title, "allocation");

        await MoveAsync(allocation, LedgerEntryKind.ClawedBack, amounts, input.Reason, ledger, change);
        await publish();
        return allocation;
    }

    /// <summary>
    /// Closes an allocation once its project has ended: what was committed and not paid goes back to the fund, and planned milestones are
    /// cancelled. Not while there is evidence for a milestone that is not paid.
    /// </summary>
    [Requires(Role.Officer)]
    [Irreversible("An allocation that is closed cannot be opened again.")]
    public static async Task<Allocation> CloseAllocation(
        CloseAllocationInput input,
        Schedule schedule,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        new Rules().OptionalText(input.Note, 1000).Check();
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        AllocationClosure.RequireClosable(allocation);
        await schedule.CancelAsync(allocation, "The allocation is closed.");
        change.Add(AllocationClosure.Close(allocation, input.Note, change.Today));
        var note = input.Note ?? "Underspend at closure";
        await MoveAsync(allocation, LedgerEntryKind.Released, allocation.Held().Committed, note, ledger, change);
        return allocation;
    }

    /// <summary>
    /// Closes a round once all its applications are decided and all its awards are closed or released. What it did not spend is back in
    /// the funds, and the programme may offer it again. A round without a form may be closed at any time.
    /// </summary>
    [Requires(Role.Officer)]
    [Irreversible("A round that is closed cannot be opened again.")]
    public static async Task<Round> CloseRound(CloseRoundInput input, OpenItems open, Drawings drawings, Change<GrantsDb> change)
    {
        new Rules().OptionalText(input.Note, 1000).Check();
        var round = await change.LockAsync<Round>(input.Round, input.Version);
        round.RequireNotClosed();
        OpenItems.RequireNone(await open.OfRoundsAsync(round.PartnershipId, [round.Id], change.Cancellation), InputPath.Of("round"));
        (round.ClosedOn, round.ClosingNote) = (change.Today, input.Note);
        var left = round.Budget() - await drawings.OfRoundAsync(round, change.Cancellation);
        return change.Done(round, $"{round.Slug}: not spent revenue {left.Revenue.Amount}, capital {left.Capital.Amount}");
    }

    /// <summary>Closes a programme once all its rounds are closed: it can open no other round and draw on no fund any more.</summary>
    [Requires(Role.Approver)]
    [Irreversible("A programme that is closed cannot be opened again.")]
    public static async Task<Programme> CloseProgramme(CloseProgrammeInput input, OpenItems open, Change<GrantsDb> change)
    {
        new Rules().OptionalText(input.Note, 1000).Check();
        var programme = await change.LockAsync<Programme>(p => p.Code == input.Programme, input.Programme, input.Version);
        programme.RequireNotClosed();
        OpenItems.RequireNone(
            await open.OfProgrammesAsync(programme.PartnershipId, [programme.Id], change.Cancellation),
            InputPath.Of("programme")
        );
        (programme.ClosedOn, programme.ClosingNote) = (change.Today, input.Note);
        return change.Done(programme, programme.Code);
    }

    private static async Task MoveAsync(
        Allocation allocation,
        LedgerEntryKind kind,
        StreamAmounts amounts,
        string? reason,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        var fund = await change.LockAsync<Fund>(allocation.FundId);
        change.Audit(allocation, $"{fund.Slug}: revenue {amounts.Revenue.Amount}, capital {amounts.Capital.Amount}");
        await ledger.MoveAsync(fund, kind, allocation, amounts, reason);
    }
}
