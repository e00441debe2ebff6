namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed class ReturnQueries
{
    /// <summary>The items that funders' forms have, by short name.</summary>
    public static Task<Connection<ReturnItem>> ReturnItems(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<ReturnItem>(partnership).PageAsync(paging, i => i.Slug);

    /// <summary>Funders' forms, by short name.</summary>
    public static Task<Connection<ReturnForm>> ReturnForms(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<ReturnForm>(partnership).PageAsync(paging, f => f.Slug);

    /// <summary>One funder's form. Null where there is none with this short name.</summary>
    /// <param name="slug">The form's short name.</param>
    public static Task<ReturnForm?> ReturnForm(Partnership partnership, string slug, Selection selection, CommunityPlanningDb db) =>
        selection.BySlugAsync<ReturnForm>(db, partnership, slug);

    /// <summary>The partnership's answers, by period.</summary>
    public static Task<Connection<FundingReturn>> FundingReturns(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<FundingReturn>(partnership).PageAsync(paging, r => r.Period);
}
