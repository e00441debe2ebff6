namespace CouncilPlatform.CommunityPlanning.Budgets;

internal sealed class BudgetQueries
{
    /// <summary>Budget lines, by reference.</summary>
    /// <param name="owner">Only lines of the agency with this code.</param>
    /// <param name="financialYear">Only lines of this year, like 2012/13.</param>
    /// <param name="localArea">Only lines of the local area with this number.</param>
    /// <param name="unaligned">True for lines that contribute to no outcome, false for those that do.</param>
    public static async Task<Connection<BudgetLine>> BudgetLines(
        Partnership partnership,
        string? owner,
        FinancialYear? financialYear,
        int? localArea,
        bool? unaligned,
        Paging paging,
        CommunityPlanningDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var of = owner is null ? (Guid?)null : (await mediator.OrganisationAsync(owner, InputPath.Argument("owner"), cancellationToken)).Id;
        var area = await db.AreaIdAsync(partnership, localArea, cancellationToken);
        return await db.Of<BudgetLine>(partnership)
            .Where(l =>
                (of == null || l.OrganisationId == of)
                && (financialYear == null || l.FinancialYear == financialYear)
                && (area == null || l.LocalAreaId == area)
                && (unaligned == null || (l.LocalOutcomeId == null) == unaligned)
            )
            .PageAsync(paging, l => l.Reference, cancellationToken: cancellationToken);
    }

    /// <summary>What all agencies plan to spend, added up. Every budget remains its agency's own.</summary>
    /// <param name="by">What each row adds up.</param>
    /// <param name="financialYears">Only these years, like 2012/13. Leave it out for every year.</param>
    /// <param name="outcomeAgreement">The short name of the agreement whose priorities are meant. Only PRIORITY needs it.</param>
    public static Task<SpendTable> Spend(
        Partnership partnership,
        SpendDimension by,
        IReadOnlyList<FinancialYear>? financialYears,
        string? outcomeAgreement,
        SpendTotals totals,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Valid(
                by != SpendDimension.Priority || outcomeAgreement is not null,
                "Enter the agreement whose priorities are meant.",
                InputPath.Argument("outcomeAgreement")
            )
            .Check();
        return totals.ByAsync(partnership, by, financialYears, outcomeAgreement, cancellationToken);
    }
}
