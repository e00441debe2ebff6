namespace CouncilPlatform.Grants.Delivery;

/// <summary>Where a round awarded the money, the round is locked before the allocation.</summary>
internal sealed class Variations(Change<GrantsDb> change, Schedule schedule, Ledger ledger, Drawings drawings, Impartiality impartiality)
{
    public async Task<AllocationVariation> ProposeAsync(Allocation allocation, ProposeAllocationVariationInput input)
    {
        allocation.RequireCommitted();
        var (committed, before) = TermsOf(allocation);
        var after = new AllocationTerms(
            new(input.Revenue ?? before.Amounts.Revenue, input.Capital ?? before.Amounts.Capital),
            input.Ends ?? before.Ends,
            input.Terms ?? before.Terms
        );
        var pending = change.Of<AllocationVariation>().Where(v => v.AllocationId == allocation.Id && v.State == VariationState.Proposed);
        new Rules()
            .Valid(after != before, "Nothing would change. Enter what is to be changed.", InputPath.Of())
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

    public async Task<Round?> LockRoundAsync(Guid allocation)
    {
        var round = await (
            from draw in change.Db.Set<ApplicationDraw>()
            join application in change.Of<Application>() on draw.ApplicationId equals application.Id
            where draw.AllocationId == allocation
            select (Guid?)application.RoundId
        ).SingleOrDefaultAsync(change.Cancellation);
        return round is { } key ? await change.QueueAtAsync<Round>(key) : null;
    }

    public async Task ApplyAsync(AllocationVariation variation, Round? round, IReadOnlyList<RecordedDecision> decisions)
    {
        var allocation = await change.LockAsync<Allocation>(variation.AllocationId);
        allocation.RequireCommitted();
        await impartiality.RequireAsync(allocation.RecipientId, allocation.Title, "variation");

        var fund = await change.LockAsync<Fund>(allocation.FundId);
        var (committed, now) = TermsOf(allocation);
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

    private static (StreamAmounts Committed, AllocationTerms Terms) TermsOf(Allocation allocation)
    {
        var held = allocation.Held();
        return (held.Committed, new(held.Committed + held.Paid, allocation.Ends, allocation.Terms));
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
        new Rules()
            .Within(
                more,
                ofRound.Positive(),
                "BUDGET_EXCEEDED",
                (name, amount, left) => $"The variation adds {amount} of {name}. {round.Title} has {left} left.",
                _ => InputPath.Of("variation")
            )
            .Within(
                more,
                ofProgramme.Positive(),
                ProgrammeMutations.CeilingExceeded,
                (name, amount, left) => $"The variation adds {amount} of {name}. The programme may still draw {left} on the fund.",
                _ => InputPath.Of("variation")
            )
            .Check();
    }
}
