namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>What funders are told.</summary>
internal sealed class ReturnQueries
{
    /// <summary>The items that forms ask for, by slug.</summary>
    public static Task<Connection<ReturnItem>> ReturnItems(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.ReturnItems.Where(i => i.PartnershipId == partnership.Id).PageAsync(paging, i => i.Slug, descending: false, cancellationToken);

    /// <summary>Funders' forms, by slug.</summary>
    public static Task<Connection<ReturnForm>> ReturnForms(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.ReturnForms.Where(f => f.PartnershipId == partnership.Id).PageAsync(paging, f => f.Slug, descending: false, cancellationToken);

    /// <summary>The form with a slug, or null.</summary>
    public static Task<ReturnForm?> ReturnForm(
        Partnership partnership,
        string slug,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.ReturnForms.AsNoTracking().SingleOrDefaultAsync(f => f.PartnershipId == partnership.Id && f.Slug == slug, cancellationToken);

    /// <summary>What was answered, by period.</summary>
    public static Task<Connection<FundingReturn>> FundingReturns(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .FundingReturns.Where(r => r.PartnershipId == partnership.Id)
            .PageAsync(paging, r => r.Period, descending: false, cancellationToken);
}
