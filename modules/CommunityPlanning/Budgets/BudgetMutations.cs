namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>Keeping the map of what agencies spend, a line at a time. Whole budgets are imported: <c>communityplanning import-spend</c>.</summary>
internal sealed class BudgetMutations
{
    [Requires(Role.Officer)]
    public static async Task<BudgetLine> RecordBudgetLine(
        RecordBudgetLineInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        BudgetRules.Check(input.Reference, input.Title, input.FinancialYear, input.Amount);
        var owner = await mediator.OrganisationAsync(input.Owner, cancellationToken, "input", "owner");
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.BudgetLines.AnyAsync(l => l.PartnershipId == partnership.Id && l.Reference == input.Reference, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a budget line \"{input.Reference}\" already.",
                        "input",
                        "reference"
                    )
                    .Check();
                var line = new BudgetLine
                {
                    PartnershipId = partnership.Id,
                    Reference = input.Reference,
                    OrganisationId = owner.Id,
                    Title = input.Title,
                    FinancialYear = input.FinancialYear,
                    Firmness = input.Firmness,
                    Approach = input.Approach,
                    Pence = input.Amount.MinorUnits,
                    LocalAreaId = (await door.AreaAsync(partnership, input.LocalArea, ct))?.Id,
                    LocalOutcomeId = input.LocalOutcome is { } slug
                        ? (await door.OutcomeAsync(partnership, slug, ct, "input", "localOutcome")).Id
                        : null,
                };
                db.Add(line);
                db.Audit("recordBudgetLine", line, partnership.Id, line.Reference);
                return line;
            },
            cancellationToken
        );
    }

    /// <summary>Writes a budget line anew, but for its reference.</summary>
    [Requires(Role.Officer)]
    public static async Task<BudgetLine> UpdateBudgetLine(
        UpdateBudgetLineInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        BudgetRules.Check(input.Reference, input.Title, input.FinancialYear, input.Amount);
        var owner = await mediator.OrganisationAsync(input.Owner, cancellationToken, "input", "owner");
        return await db.WriteAsync(
            async ct =>
            {
                var line = await HoldAsync(db, partnership, input.Reference, input.Version, ct);
                line.OrganisationId = owner.Id;
                line.Title = input.Title;
                line.FinancialYear = input.FinancialYear;
                line.Firmness = input.Firmness;
                line.Approach = input.Approach;
                line.Pence = input.Amount.MinorUnits;
                line.LocalAreaId = (await door.AreaAsync(partnership, input.LocalArea, ct))?.Id;
                line.LocalOutcomeId = input.LocalOutcome is { } slug
                    ? (await door.OutcomeAsync(partnership, slug, ct, "input", "localOutcome")).Id
                    : null;
                db.Audit("updateBudgetLine", line, partnership.Id, line.Reference);
                return line;
            },
            cancellationToken
        );
    }

    /// <summary>Takes a line off the map. The audit trail keeps that it was there.</summary>
    [Requires(Role.Officer)]
    public static Task<BudgetLine> RemoveBudgetLine(
        RemoveBudgetLineInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var line = await HoldAsync(db, partnership, input.Reference, input.Version, ct);
                db.Remove(line);
                db.Audit(
                    "removeBudgetLine",
                    line,
                    partnership.Id,
                    $"{line.Reference}: {line.Title}, {line.FinancialYear}, {line.Amount()}"
                );
                return line;
            },
            cancellationToken
        );

    private static async Task<BudgetLine> HoldAsync(
        CommunityPlanningDb db,
        Partnership partnership,
        string reference,
        int version,
        CancellationToken cancellationToken
    )
    {
        var id =
            await db
                .BudgetLines.Where(l => l.PartnershipId == partnership.Id && l.Reference == reference)
                .Select(l => (Guid?)l.Id)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no budget line \"{reference}\".", "input", "reference");
        return await db.HoldAsync<BudgetLine>(partnership, id, version, cancellationToken);
    }
}
