namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// Proposing and applying variations. The allocation is locked; where a round awarded the money, the round is locked first.
/// </summary>
internal sealed class Variations(Change<GrantsDb> change, Schedule schedule, Ledger ledger, Drawings drawings, Impartiality impartiality)
{
    /// <summary>Adds a variation to the allocation's history.</summary>
    /// <exception cref="RuleException">NOT_COMMITTED, INVALID, VARIATION_PENDING or MORE_THAN_COMMITTED.</exception>
    public async Task<AllocationVariation> ProposeAsync(Allocation allocation, ProposeAllocationVariationInput input)
    {
        allocation.RequireCommitted();
        var (committed, before) = await TermsAsync(allocation);
        var after = new AllocationTerms(
            new(input.Revenue ?? before.Amounts.Revenue, input.Capital ?? before.Amounts.Capital),
            input.Ends ?? before.Ends,
            input.Terms ?? before.Terms
        );
        var pending = change.Of<AllocationVariation>().Where(v => v.AllocationId == allocation.Id && v.State == VariationState.Proposed);
        new Rules()
            .Require(after != before, RuleCodes.Invalid, "Nothing would change. Enter what is to be changed.", InputPath.Of())
            .Require(
                !await pending.AnyAsync(change.Cancellation),
                "VARIATION_PENDING",
                $"A variation of \"{allocation.Title}\" is already proposed. Agree or refuse it first.",
                input.Allocation
            )
            .Check();
        Schedule.RequireRoom(allocation, committed + after.Amounts - before.Amounts, await schedule.OpenAsync(allocation.Id));
        var number = await change.NextNumberAsync<AllocationVariation>(v => v.AllocationId == allocation.Id);
        return change.Add(AllocationVariation.Propose(allocation, number, before, after, change, input.Reason));
    }

    /// <summary>Locks the round that awarded an allocation; null where no round did.</summary>
    public async Task<Round?> LockRoundAsync(Guid allocation)
    {
        var round = await (
            from draw in change.Db.Set<ApplicationDraw>()
            join application in change.Of<Application>() on draw.ApplicationId equals application.Id
            where draw.AllocationId == allocation
            select (Guid?)application.RoundId
        ).SingleOrDefaultAsync(change.Cancellation);
        return round is { } key ? await change.LockAsync<Round>(key) : null;
    }

    /// <summary>Changes the allocation and the ledger as was agreed.</summary>
    /// <exception cref="RuleException">
    /// NOT_COMMITTED, OWN_ORGANISATION, CONFLICT_OF_INTEREST, CHANGED_SINCE, MORE_THAN_COMMITTED, BUDGET_EXCEEDED, CEILING_EXCEEDED or
    /// APPROVAL_REQUIRED.
    /// </exception>
    public async Task ApplyAsync(AllocationVariation variation, Round? round, IReadOnlyList<RecordedDecision> decisions)
    {
        var allocation = await change.LockAsync<Allocation>(variation.AllocationId);
        allocation.RequireCommitted();
        if (allocation.RecipientId is { } recipient)
        {
            await impartiality.RequireAsync(allocation.PartnershipId, recipient, allocation.Title, "variation", change.Cancellation);
        }

        var fund = await change.LockAsync<Fund>(allocation.FundId);
        var (committed, now) = await TermsAsync(allocation);
        RequireUnchanged(variation, allocation, now);
        var after = variation.After();
        var (more, less) = ((after.Amounts - now.Amounts).Positive(), (now.Amounts - after.Amounts).Positive());
        Schedule.RequireRoom(allocation, committed + more - less, await schedule.OpenAsync(allocation.Id));
        await RequireDrawableAsync(round, allocation, more);
        if (more.Total.MinorUnits > 0)
        {
            FundApprovals.Require(fund, new(nameof(AllocationVariation), variation.Id), decisions, InputPath.Of("variation"));
        }

        (allocation.Ends, allocation.Terms) = (after.Ends, after.Terms);
        var note = $"Variation {variation.Number}";
        await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, allocation, more, note);
        await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, more, note);
        await ledger.MoveAsync(fund, LedgerEntryKind.Released, allocation, less, note);
    }

    private static void RequireUnchanged(AllocationVariation variation, Allocation allocation, AllocationTerms now) =>
        new Rules()
            .Require(
                now == variation.Before(),
                "CHANGED_SINCE",
                $"\"{allocation.Title}\" changed after variation {variation.Number} was proposed. Refuse it and propose another.",
                InputPath.Of("variation")
            )
            .Check();

    private async Task<(StreamAmounts Committed, AllocationTerms Terms)> TermsAsync(Allocation allocation)
    {
        var holding = await ledger.HoldingAsync(allocation.Id);
        return (holding.Committed, new(holding.Committed + holding.Paid, allocation.Ends, allocation.Terms));
    }

    // The round and its programme may draw so much more on the fund.
    private async Task RequireDrawableAsync(Round? round, Allocation allocation, StreamAmounts more)
    {
        if (round is null)
        {
            return;
        }

        var drawn = await drawings.OfProgrammeAsync(round.ProgrammeId, change.Cancellation);
        var source = await change
            .Db.Set<ProgrammeFund>()
            .AsNoTracking()
            .SingleOrDefaultAsync(f => f.ProgrammeId == round.ProgrammeId && f.FundId == allocation.FundId, change.Cancellation);
        var ofRound = round.Budget() - drawn.Where(d => d.RoundId == round.Id).Sum();
        var ofProgramme = (source?.Ceiling() ?? StreamAmounts.None) - drawn.Where(d => d.FundId == allocation.FundId).Sum();
        var rules = new Rules();
        foreach (var stream in Enum.GetValues<FundingStream>().Where(s => more.Of(s).MinorUnits > 0))
        {
            var extra = $"The variation adds {more.Of(stream)} of {Wording.Of(stream.ToString())}.";
            rules
                .Require(
                    more.Of(stream) <= ofRound.Of(stream),
                    "BUDGET_EXCEEDED",
                    $"{extra} {round.Title} has {ofRound.Of(stream)} left.",
                    InputPath.Of("variation")
                )
                .Require(
                    more.Of(stream) <= ofProgramme.Of(stream),
                    ProgrammeMutations.CeilingExceeded,
                    $"{extra} The programme may still draw {ofProgramme.Of(stream)} on the fund.",
                    InputPath.Of("variation")
                );
        }

        rules.Check();
    }
}
