namespace CouncilPlatform.Grants.Delivery;

/// <summary>Money that comes back to the fund: from the recipient, or at the end. A round and a programme may award it again.</summary>
internal sealed class ClosureMutations
{
    /// <summary>Records that the recipient paid money back. Also after the allocation was closed.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> ReturnPayment(
        ReturnPaymentInput input,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        OwnAwards awards,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        var parties = await awards.PartiesAsync(partnership, id, cancellationToken);
        var amounts = new StreamAmounts(input.Revenue ?? default, input.Capital ?? default);
        FundMutations.CheckAmounts(amounts.Revenue, amounts.Capital).OptionalText(input.Reason, 1000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                await TakeAsync("returnPayment", LedgerEntryKind.Returned, allocation, amounts, input.Reason, partnership, db, ledger, ct);
                await awards.PublishAsync(parties, ct);
                return allocation;
            },
            cancellationToken
        );
    }

    /// <summary>Takes money back that was paid, in the name of those who answer for the fund. Also after the allocation was closed.</summary>
    [Requires(Role.Approver)]
    public static async Task<Allocation> ClawBackPayment(
        ClawBackPaymentInput input,
        Partnership partnership,
        Impartiality impartiality,
        GrantsDb db,
        Ledger ledger,
        OwnAwards awards,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        var parties = await awards.PartiesAsync(partnership, id, cancellationToken);
        var amounts = new StreamAmounts(input.Revenue ?? default, input.Capital ?? default);
        FundMutations.CheckAmounts(amounts.Revenue, amounts.Capital).Text(input.Reason, 1000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                if (allocation.RecipientId is { } recipient)
                {
                    await impartiality.RequireAsync(partnership.Id, recipient, allocation.Title, "allocation", ct);
                }

                await TakeAsync(
                    "clawBackPayment",
                    LedgerEntryKind.ClawedBack,
                    allocation,
                    amounts,
                    input.Reason,
                    partnership,
                    db,
                    ledger,
                    ct
                );
                await awards.PublishAsync(parties, ct);
                return allocation;
            },
            cancellationToken
        );
    }

    /// <summary>Closes a project: what was committed and not paid goes back to the fund, and milestones that are planned are given up. Not while payments are pending.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> CloseAllocation(
        CloseAllocationInput input,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        Schedule schedule,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        new Rules().OptionalText(input.Note, 1000, "input", "note").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                allocation.RequireOpen();
                new Rules()
                    .Require(
                        allocation.State != AllocationState.Proposed,
                        "NOT_COMMITTED",
                        $"\"{allocation.Title}\" is PROPOSED. Release it, or commit it first.",
                        "input",
                        "allocation"
                    )
                    .Check();
                await schedule.CancelAsync(allocation, "The allocation is closed.");
                var fund = await db.HoldAsync<Fund>(partnership, allocation.FundId, expectedVersion: null, ct);
                var holding = (await ledger.HoldingsAsync([id], ct)).GetValueOrDefault(id) ?? Holding.None;
                allocation.State = AllocationState.Closed;
                db.Add(
                    new AllocationClosure
                    {
                        AllocationId = id,
                        Date = UkTime.Today(time),
                        Note = input.Note,
                        PaidRevenuePence = holding.Paid.Revenue.MinorUnits,
                        PaidCapitalPence = holding.Paid.Capital.MinorUnits,
                        UnderspendRevenuePence = holding.Committed.Revenue.MinorUnits,
                        UnderspendCapitalPence = holding.Committed.Capital.MinorUnits,
                    }
                );
                db.Audit(
                    "closeAllocation",
                    allocation,
                    partnership.Id,
                    $"{fund.Slug}: underspend revenue {holding.Committed.Revenue.Amount}, capital {holding.Committed.Capital.Amount}"
                );
                await ledger.MoveAsync(
                    fund,
                    LedgerEntryKind.Released,
                    allocation,
                    holding.Committed,
                    input.Note ?? "Underspend at closure",
                    ct
                );
                return allocation;
            },
            cancellationToken
        );
    }

    private static async Task TakeAsync(
        string action,
        LedgerEntryKind kind,
        Allocation allocation,
        StreamAmounts amounts,
        string? reason,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        CancellationToken cancellationToken
    )
    {
        var fund = await db.HoldAsync<Fund>(partnership, allocation.FundId, expectedVersion: null, cancellationToken);
        db.Audit(action, allocation, partnership.Id, $"{fund.Slug}: revenue {amounts.Revenue.Amount}, capital {amounts.Capital.Amount}");
        await ledger.MoveAsync(fund, kind, allocation, amounts, reason, cancellationToken);
    }
}
