namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>What the partnership's agencies mean to spend.</summary>
internal sealed class BudgetQueries
{
    /// <summary>Budget lines, by reference.</summary>
    /// <param name="owner">Only this agency's, by code.</param>
    /// <param name="financialYear">Only of this year, as in 2012/13.</param>
    /// <param name="localArea">Only of the local area with this number.</param>
    /// <param name="unaligned">True: only what serves no outcome; false: only what serves one.</param>
    public static async Task<Connection<BudgetLine>> BudgetLines(
        Partnership partnership,
        string? owner,
        string? financialYear,
        int? localArea,
        bool? unaligned,
        Paging paging,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var of = owner is null ? null : (Guid?)(await mediator.OrganisationAsync(owner, cancellationToken, "owner")).Id;
        var area = (await door.AreaAsync(partnership, localArea, cancellationToken, "localArea"))?.Id;
        return await db
            .BudgetLines.Where(l =>
                l.PartnershipId == partnership.Id
                && (of == null || l.OrganisationId == of)
                && (financialYear == null || l.FinancialYear == financialYear)
                && (area == null || l.LocalAreaId == area)
                && (unaligned == null || (l.LocalOutcomeId == null) == unaligned)
            )
            .PageAsync(paging, l => l.Reference, descending: false, cancellationToken);
    }

    /// <summary>What all agencies spend, added up. Every budget stays its agency's own.</summary>
    /// <param name="by">What the rows are.</param>
    /// <param name="financialYears">Only these years, as in 2012/13; every year where nothing is said.</param>
    /// <param name="outcomeAgreement">With PRIORITY: the slug of the agreement whose priorities are meant. It makes no difference to any other table.</param>
    public static Task<SpendTable> Spend(
        Partnership partnership,
        SpendDimension by,
        IReadOnlyList<string>? financialYears,
        string? outcomeAgreement,
        SpendTotals totals,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules().Require(
            by != SpendDimension.Priority || outcomeAgreement is not null,
            RuleCodes.Invalid,
            "Name the agreement whose priorities are meant.",
            "outcomeAgreement"
        );
        foreach (var year in (financialYears ?? []).Where(y => !BudgetRules.IsFinancialYear(y)))
        {
            rules.Require(holds: false, RuleCodes.Invalid, BudgetRules.NoFinancialYear(year), "financialYears");
        }

        rules.Check();
        return totals.ByAsync(partnership, by, financialYears, outcomeAgreement, cancellationToken);
    }
}
