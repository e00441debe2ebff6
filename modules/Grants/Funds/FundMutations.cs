namespace CouncilPlatform.Grants.Funds;

/// <summary>What moves a fund's money. Writers to one fund queue on its version, so no line is ever over-allocated.</summary>
internal sealed class FundMutations
{
    /// <summary>A new fund, with nothing in it yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<Fund> CreateFund(
        CreateFundInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var organisations = await mediator.Send(new FindOrganisations([input.Source, input.AccountableBody]), cancellationToken);
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Name, 200, "input", "name")
            .OptionalText(input.Purpose, 4000, "input", "purpose")
            .Terms(input.RestrictedTo ?? [], "restrictedTo")
            .Require(
                organisations.ContainsKey(input.Source),
                RuleCodes.NotFound,
                $"No organisation has the code \"{input.Source}\". Send a GSS code or identifier.",
                "input",
                "source"
            )
            .Require(
                organisations.ContainsKey(input.AccountableBody),
                RuleCodes.NotFound,
                $"No organisation has the code \"{input.AccountableBody}\". Send a GSS code or identifier.",
                "input",
                "accountableBody"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.Funds.AnyAsync(f => f.PartnershipId == partnership.Id && f.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a fund \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    );
                }

                var fund = new Fund
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Name = input.Name,
                    Purpose = input.Purpose,
                    SourceId = organisations[input.Source].Id,
                    AccountableBodyId = organisations[input.AccountableBody].Id,
                    RestrictedToJson = input.RestrictedTo is { Count: > 0 } purposes ? JsonText.Write(CodedTermRules.Read(purposes)) : null,
                    CommitNeedsApproval = input.CommitNeedsApproval ?? false,
                };
                db.Add(fund);
                db.Audit("createFund", fund, partnership.Id, fund.Slug);
                return fund;
            },
            cancellationToken
        );
    }

    /// <summary>Money from the source; of an element of the fund, where it is named.</summary>
    [Requires(Role.Officer)]
    public static async Task<Fund> ReceiveFunding(
        ReceiveFundingInput input,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        CancellationToken cancellationToken
    )
    {
        var (revenue, capital) = (input.Revenue ?? default, input.Capital ?? default);
        CheckAmounts(revenue, capital).OptionalText(input.Note, 1000, "input", "note").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var fund = await HoldAsync(db, partnership, input.Fund, input.Version, ct);
                var element = input.Element is { } named ? await FundElementMutations.ReceivingAsync(db, fund, named, ct) : null;
                await ledger.MoveAsync(fund, LedgerEntryKind.Received, allocation: null, new(revenue, capital), input.Note, ct, element);
                db.Audit("receiveFunding", fund, partnership.Id, $"revenue {revenue.Amount}, capital {capital.Amount}");
                return fund;
            },
            cancellationToken
        );
    }

    /// <summary>Proposes a project: sets money aside for it, from each stream what it asks for and never more than remains.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> AllocateGrant(
        AllocateGrantInput input,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        FundRules fundRules,
        PriorityLinks links,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var (revenue, capital) = (input.Revenue ?? default, input.Capital ?? default);
        var recipients = input.Recipient is null ? null : await mediator.Send(new FindOrganisations([input.Recipient]), cancellationToken);
        CheckAmounts(revenue, capital)
            .Text(input.Title, 200, "input", "title")
            .OptionalText(input.Purpose, 4000, "input", "purpose")
            .OptionalText(input.Terms, 4000, "input", "terms")
            .Require(
                recipients is null or { Count: > 0 },
                RuleCodes.NotFound,
                $"No organisation has the code \"{input.Recipient}\". Send a GSS code or identifier.",
                "input",
                "recipient"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var fund = await HoldAsync(db, partnership, input.Fund, input.Version, ct);
                var allocation = new Allocation
                {
                    PartnershipId = partnership.Id,
                    FundId = fund.Id,
                    RecipientId = recipients?[input.Recipient!].Id,
                    Number = 1 + (await db.Allocations.Where(a => a.FundId == fund.Id).MaxAsync(a => (int?)a.Number, ct) ?? 0),
                    Title = input.Title,
                    Kind = input.Kind ?? AllocationKind.Project,
                    Purpose = input.Purpose,
                    Ends = input.Ends,
                    Terms = input.Terms,
                };
                await fundRules.ApplyAsync(fund, allocation, input.Criterion, input.BidOn, input.RestrictedPurpose, ct, "input");
                db.Add(allocation);
                await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, allocation, new(revenue, capital), note: null, ct);
                await links.SetAsync(allocation, input.Priorities ?? [], ct);
                db.Audit("allocateGrant", allocation, partnership.Id, $"{fund.Slug}: revenue {revenue.Amount}, capital {capital.Amount}");
                return allocation;
            },
            cancellationToken
        );
    }

    /// <summary>Promises to a project all that is proposed for it, in the name of those who answer for the fund; where the fund says so, once they have approved it.</summary>
    [Requires(Role.Approver)]
    public static async Task<Allocation> CommitAllocation(
        CommitAllocationInput input,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        FundApprovals approvals,
        OwnAwards awards,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        var decisions = await approvals.DecisionsOnAsync(partnership, input.Allocation, cancellationToken);
        var parties = await awards.PartiesAsync(partnership, id, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                var fund = await db.HoldAsync<Fund>(partnership, allocation.FundId, expectedVersion: null, ct);
                var proposed = ((await ledger.HoldingsAsync([id], ct)).GetValueOrDefault(id) ?? Holding.None).Proposed;
                if (proposed.Total.MinorUnits == 0)
                {
                    throw new RuleException(
                        "NOTHING_PROPOSED",
                        $"Nothing is proposed for \"{allocation.Title}\". Propose an amount first.",
                        "input",
                        "allocation"
                    );
                }

                FundApprovals.Require(fund, input.Allocation, decisions, "input", "allocation");
                allocation.State = AllocationState.Committed;
                db.Audit(
                    "commitAllocation",
                    allocation,
                    partnership.Id,
                    $"{fund.Slug}: revenue {proposed.Revenue.Amount}, capital {proposed.Capital.Amount}"
                );
                await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, proposed, note: null, ct);
                await awards.PublishAsync(parties, ct);
                return allocation;
            },
            cancellationToken
        );
    }

    /// <summary>Gives back to the fund all that an allocation holds and was not paid, and gives up the milestones that are planned.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> ReleaseAllocation(
        ReleaseAllocationInput input,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        Schedule schedule,
        OwnAwards awards,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        var parties = await awards.PartiesAsync(partnership, id, cancellationToken);
        new Rules().OptionalText(input.Reason, 1000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                allocation.RequireOpen();
                if (allocation.State == AllocationState.Released)
                {
                    throw new RuleException(
                        "ALREADY_RELEASED",
                        $"\"{allocation.Title}\" was released before. There is nothing to give back.",
                        "input",
                        "allocation"
                    );
                }

                await schedule.CancelAsync(allocation, input.Reason ?? "The allocation is released.");
                var fund = await db.HoldAsync<Fund>(partnership, allocation.FundId, expectedVersion: null, ct);
                var holding = (await ledger.HoldingsAsync([id], ct))[id];
                var given = holding.Proposed + holding.Committed;
                allocation.State = AllocationState.Released;
                allocation.ReleasedUtc = time.GetUtcNow().UtcDateTime;
                db.Audit(
                    "releaseAllocation",
                    allocation,
                    partnership.Id,
                    $"{fund.Slug}: revenue {given.Revenue.Amount}, capital {given.Capital.Amount}"
                );
                await ledger.MoveAsync(fund, LedgerEntryKind.Withdrawn, allocation, holding.Proposed, input.Reason, ct);
                await ledger.MoveAsync(fund, LedgerEntryKind.Released, allocation, holding.Committed, input.Reason, ct);
                await awards.PublishAsync(parties, ct);
                return allocation;
            },
            cancellationToken
        );
    }

    internal static async Task<Fund> HoldAsync(
        GrantsDb db,
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = await db
            .Funds.Where(f => f.PartnershipId == partnership.Id && f.Slug == slug)
            .Select(f => f.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id == default
            ? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no fund \"{slug}\".", "input", "fund")
            : await db.HoldAsync<Fund>(partnership, id, version, cancellationToken);
    }

    internal static Rules CheckAmounts(Money revenue, Money capital) =>
        new Rules()
            .NotNegative(revenue, "input", "revenue")
            .NotNegative(capital, "input", "capital")
            .Require(
                revenue.MinorUnits != 0 || capital.MinorUnits != 0,
                RuleCodes.Invalid,
                "Both revenue and capital are zero. Give at least one of them.",
                "input"
            );
}
