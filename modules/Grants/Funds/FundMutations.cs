namespace CouncilPlatform.Grants.Funds;

/// <summary>Funds, and what moves their money. Writers to one fund queue, so that no line is ever over-allocated.</summary>
internal sealed class FundMutations
{
    /// <summary>Creates a fund, with no money in it yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<Fund> CreateFund(CreateFundInput input, Change<GrantsDb> change)
    {
        var organisations = await change.FindOrganisationsAsync(input.Source, input.AccountableBody);
        new Rules()
            .Slug(input.Slug)
            .Text(input.Name, 200)
            .OptionalText(input.Purpose, 4000)
            .Terms(input.RestrictedTo ?? [], "restrictedTo")
            .Organisation(organisations, input.Source)
            .Organisation(organisations, input.AccountableBody)
            .Check();
        await change.RequireNewAsync<Fund>(input.Slug);
        var fund = change.Add(Fund.Of(change.Partnership, input, organisations));
        await change.RequireOwnerAsync(fund, InputPath.Of("accountableBody"));
        return change.Done(fund, fund.Slug);
    }

    /// <summary>Records money that came in from the source, for an element of the fund if one is named.</summary>
    [Requires(Role.Officer)]
    public static async Task<Fund> ReceiveFunding(ReceiveFundingInput input, Ledger ledger, Change<GrantsDb> change)
    {
        var amounts = StreamAmounts.Of(input.Revenue, input.Capital);
        CheckAmounts(amounts).OptionalText(input.Note, 1000).Check();
        var fund = await change.LockAsync<Fund>(input.Fund, input.Version);
        var element = input.Element is { } id ? await FundElement.FindReceivableAsync(fund, id, change) : null;
        await ledger.MoveAsync(fund, LedgerEntryKind.Received, allocation: null, amounts, input.Note, element);
        return change.Done(fund, amounts.ToString());
    }

    /// <summary>Proposes a project: sets money aside for it, of each stream never more than remains.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> AllocateGrant(
        AllocateGrantInput input,
        FundRules fundRules,
        PriorityLinks links,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        var amounts = StreamAmounts.Of(input.Revenue, input.Capital);
        var organisations = await change.FindOrganisationsAsync(input.Recipient);
        CheckAmounts(amounts)
            .Text(input.Title, 200)
            .OptionalText(input.Purpose, 4000)
            .OptionalText(input.Terms, 4000)
            .Organisation(organisations, input.Recipient)
            .Check();
        var fund = await change.LockAsync<Fund>(input.Fund, input.Version);
        var allocation = new Allocation
        {
            FundId = fund.Id,
            RecipientId = input.Recipient is { } code ? organisations[code].Id : null,
            Number = await change.NextNumberAsync<Allocation>(a => a.FundId == fund.Id),
            Title = input.Title,
            Kind = input.Kind ?? AllocationKind.Project,
            Purpose = input.Purpose,
            Ends = input.Ends,
            Terms = input.Terms,
            ProposedById = change.Caller.Person,
            SetAsideUtc = change.NowUtc,
        };
        await fundRules.ApplyAsync(fund, allocation, input.Criterion, input.BidOn, input.RestrictedPurpose, InputPath.Of());
        await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, change.Add(allocation), amounts);
        await links.SetAsync(allocation, input.Priorities ?? []);
        return change.Done(allocation, $"{fund.Slug}: {amounts}");
    }

    /// <summary>
    /// Commits everything that is proposed for a project, for those who answer for the fund; if the fund requires it, after they have
    /// approved it. Whoever proposed the project does not commit it.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<Allocation> CommitAllocation(
        CommitAllocationInput input,
        IAllocationPublisher publisher,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        var decisions = await FundApprovals.DecisionsOnAsync(input.Allocation, change);
        var publish = await publisher.PrepareAsync((await change.FindAsync<Allocation>(input.Allocation)).Id);
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        var fund = await change.LockAsync<Fund>(allocation.FundId);
        allocation.Commit(change.Caller);
        var proposed = allocation.Held().Proposed;
        FundApprovals.Require(fund, input.Allocation, decisions, InputPath.Of("allocation"));
        change.Audit(allocation, $"{fund.Slug}: {proposed}");
        await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, proposed);
        await publish();
        return allocation;
    }

    internal static Rules CheckAmounts(StreamAmounts amounts) => CheckAmounts(amounts.Revenue, amounts.Capital);

    internal static Rules CheckAmounts(Money revenue, Money capital) =>
        new Rules()
            .NotNegative(revenue)
            .NotNegative(capital)
            .Valid(
                revenue.MinorUnits != 0 || capital.MinorUnits != 0,
                "Revenue and capital are both zero. Enter at least one of them.",
                InputPath.Of()
            );
}
