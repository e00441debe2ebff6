namespace CouncilPlatform.Grants.Delivery;

/// <summary>Changing what is committed. Nothing changes until another person has agreed, and then the ledger with it.</summary>
internal sealed class VariationMutations
{
    /// <summary>Proposes to change a committed allocation's amounts, end or terms; one change at a time.</summary>
    [Requires(Role.Officer)]
    public static async Task<AllocationVariation> ProposeAllocationVariation(
        ProposeAllocationVariationInput input,
        Partnership partnership,
        Schedule schedule,
        Ledger ledger,
        Caller caller,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        new Rules()
            .NotNegative(input.Revenue ?? default, "input", "revenue")
            .NotNegative(input.Capital ?? default, "input", "capital")
            .OptionalText(input.Terms, 4000, "input", "terms")
            .Text(input.Reason, 2000, "input", "reason")
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                allocation.RequireCommitted();
                var (holding, before) = await TermsAsync(allocation, ledger, ct);
                var after = new AllocationTerms(
                    new(input.Revenue ?? before.Amounts.Revenue, input.Capital ?? before.Amounts.Capital),
                    input.Ends ?? before.Ends,
                    input.Terms ?? before.Terms
                );
                new Rules()
                    .Require(after != before, RuleCodes.Invalid, "It changes nothing. Send what is to be changed.", "input")
                    .Require(
                        !await db.AllocationVariations.AnyAsync(v => v.AllocationId == id && v.State == VariationState.Proposed, ct),
                        "VARIATION_PENDING",
                        $"A variation of \"{allocation.Title}\" is proposed already. Agree or refuse it first.",
                        "input",
                        "allocation"
                    )
                    .Check();
                Schedule.RequireRoom(allocation, holding.Committed + after.Amounts - before.Amounts, await schedule.OpenAsync(id));
                var variation = new AllocationVariation
                {
                    PartnershipId = partnership.Id,
                    AllocationId = id,
                    Number = 1 + (await db.AllocationVariations.Where(v => v.AllocationId == id).MaxAsync(v => (int?)v.Number, ct) ?? 0),
                    Reason = input.Reason,
                    ProposedBy = caller.Name,
                    ProposedUtc = time.GetUtcNow().UtcDateTime,
                    RevenuePenceBefore = before.Amounts.Revenue.MinorUnits,
                    CapitalPenceBefore = before.Amounts.Capital.MinorUnits,
                    EndsBefore = before.Ends,
                    TermsBefore = before.Terms,
                    RevenuePenceAfter = after.Amounts.Revenue.MinorUnits,
                    CapitalPenceAfter = after.Amounts.Capital.MinorUnits,
                    EndsAfter = after.Ends,
                    TermsAfter = after.Terms,
                };
                db.Add(variation);
                Audit(db, "proposeAllocationVariation", variation);
                return variation;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Agrees to a variation that somebody else proposed. More money is taken from the fund, within what the round and programme may still draw;
    /// less goes back to it, never what was paid or is scheduled.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<AllocationVariation> AgreeAllocationVariation(
        AgreeAllocationVariationInput input,
        Partnership partnership,
        VariationDoor door,
        Impartiality impartiality,
        Schedule schedule,
        Ledger ledger,
        FundApprovals approvals,
        Caller caller,
        TimeProvider time,
        OwnAwards awards,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var parties = await door.AllocationAsync(partnership, input.Variation, cancellationToken) is { } varied
            ? await awards.PartiesAsync(partnership, varied, cancellationToken)
            : null;
        var decisions = await approvals.DecisionsOnAsync(partnership, input.Variation, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var (round, allocation, variation) = await door.HoldAsync(partnership, input.Variation, input.Version, ct);
                variation.RequireProposed();
                allocation.RequireCommitted();
                new Rules()
                    .Require(
                        variation.ProposedBy != caller.Name,
                        "FOUR_EYES",
                        $"You proposed variation {variation.Number}. Somebody else must agree to it.",
                        "input",
                        "variation"
                    )
                    .Check();
                if (allocation.RecipientId is { } recipient)
                {
                    await impartiality.RequireAsync(partnership.Id, recipient, allocation.Title, "variation", ct);
                }

                var fund = await db.HoldAsync<Fund>(partnership, allocation.FundId, expectedVersion: null, ct);
                var (holding, now) = await TermsAsync(allocation, ledger, ct);
                var after = variation.After();
                new Rules()
                    .Require(
                        now == variation.Before(),
                        "CHANGED_SINCE",
                        $"\"{allocation.Title}\" is not as it was when variation {variation.Number} was proposed: money came back. Refuse it and propose another.",
                        "input",
                        "variation"
                    )
                    .Check();
                var more = (after.Amounts - now.Amounts).Positive();
                var less = (now.Amounts - after.Amounts).Positive();
                Schedule.RequireRoom(allocation, holding.Committed + more - less, await schedule.OpenAsync(allocation.Id));
                await door.RequireDrawableAsync(round, allocation, more, ct);
                if (more.Total.MinorUnits > 0)
                {
                    FundApprovals.Require(fund, input.Variation, decisions, "input", "variation");
                }

                allocation.Ends = after.Ends;
                allocation.Terms = after.Terms;
                variation.State = VariationState.Agreed;
                variation.DecidedBy = caller.Name;
                variation.DecidedUtc = time.GetUtcNow().UtcDateTime;
                Audit(db, "agreeAllocationVariation", variation);
                var note = $"Variation {variation.Number}";
                await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, allocation, more, note, ct);
                await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, more, note, ct);
                await ledger.MoveAsync(fund, LedgerEntryKind.Released, allocation, less, note, ct);
                await awards.PublishAsync(parties, ct);
                return variation;
            },
            cancellationToken
        );
    }

    /// <summary>Refuses a variation: the allocation stays as it is. Who proposed one may take it back so.</summary>
    [Requires(Role.Officer)]
    public static Task<AllocationVariation> RefuseAllocationVariation(
        RefuseAllocationVariationInput input,
        Partnership partnership,
        VariationDoor door,
        Caller caller,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 2000, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (_, _, variation) = await door.HoldAsync(partnership, input.Variation, input.Version, ct);
                variation.RequireProposed();
                variation.State = VariationState.Refused;
                variation.Remark = input.Reason;
                variation.DecidedBy = caller.Name;
                variation.DecidedUtc = time.GetUtcNow().UtcDateTime;
                Audit(db, "refuseAllocationVariation", variation);
                return variation;
            },
            cancellationToken
        );
    }

    private static async Task<(Holding Holding, AllocationTerms Terms)> TermsAsync(
        Allocation allocation,
        Ledger ledger,
        CancellationToken cancellationToken
    )
    {
        var holding = (await ledger.HoldingsAsync([allocation.Id], cancellationToken)).GetValueOrDefault(allocation.Id) ?? Holding.None;
        return (holding, new(holding.Committed + holding.Paid, allocation.Ends, allocation.Terms));
    }

    private static void Audit(GrantsDb db, string action, AllocationVariation variation) =>
        db.Audit(
            action,
            variation,
            variation.PartnershipId,
            $"variation {variation.Number} of {new GlobalId(nameof(Allocation), variation.AllocationId)}: revenue {variation.After().Amounts.Revenue.Amount}, capital {variation.After().Amounts.Capital.Amount}"
        );
}
