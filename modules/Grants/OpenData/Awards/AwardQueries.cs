namespace CouncilPlatform.Grants.OpenData;

internal sealed class AwardQueries
{
    /// <summary>The award with a 360Giving identifier; null if there is none.</summary>
    /// <param name="identifier">The award's 360Giving identifier, like 360G-traffordmbc-VSG1342.</param>
    public static Task<Award?> Award(Partnership partnership, string identifier, Selection selection, GrantsDb db) =>
        selection.SingleAsync(db.Of<Award>(partnership).Where(a => a.Identifier == identifier));

    /// <summary>The partnership's awards.</summary>
    /// <param name="filter">Only awards that meet these conditions.</param>
    /// <param name="orderBy">How to sort them; the newest first if left out.</param>
    public static Task<Connection<Award>> Awards(
        Partnership partnership,
        AwardFilterInput? filter,
        AwardOrderInput? orderBy,
        Paging paging,
        GrantsDb db
    )
    {
        var awards = db.AwardsOf(partnership, filter);
        var order = orderBy ?? new(AwardOrderField.AwardDate, OrderDirection.Descending);
        var descending = order.Direction == OrderDirection.Descending;
        return order.Field switch
        {
            AwardOrderField.Amount => awards.PageAsync(paging, a => a.Pence, descending),
            AwardOrderField.Recipient => awards.PageAsync(paging, a => a.RecipientRow!.SortName, descending),
            AwardOrderField.Title => awards.PageAsync(paging, a => a.SortTitle, descending),
            _ => awards.PageAsync(paging, a => a.AwardDate, descending),
        };
    }

    /// <summary>The partnership's awards, counted and added up.</summary>
    /// <param name="filter">Only awards that meet these conditions.</param>
    [Cost(20_000)]
    public static async Task<AwardSummary> AwardSummary(
        Partnership partnership,
        AwardFilterInput? filter,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var sums = await db.AwardsOf(partnership, filter)
            .GroupBy(_ => 1)
            .Select(g => new
            {
                Count = g.Count(),
                Recipients = g.Select(a => a.RecipientId).Distinct().Count(),
                Pence = g.Sum(a => a.Pence),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return new(sums?.Count ?? 0, sums?.Recipients ?? 0, Money.FromPence(sums?.Pence ?? 0))
        {
            Partnership = partnership,
            Filter = filter,
        };
    }

    /// <summary>The publisher of the partnership's grants; null if none was set.</summary>
    public static Task<GrantPublisher?> GrantPublisher(Partnership partnership, GrantsDb db, CancellationToken cancellationToken) =>
        db.Of<GrantPublisher>(partnership).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
}
