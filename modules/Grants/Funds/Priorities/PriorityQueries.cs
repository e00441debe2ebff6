namespace CouncilPlatform.Grants.Funds;

/// <summary>What the money of a partnership is to serve.</summary>
internal sealed class PriorityQueries
{
    /// <summary>Its priorities and outcomes, by code; of one kind.</summary>
    public static Task<Connection<FundingPriority>> FundingPriorities(
        Partnership partnership,
        PriorityKind? kind,
        Paging paging,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .Priorities.Where(p => p.PartnershipId == partnership.Id && (kind == null || p.Kind == kind))
            .PageAsync(paging, p => p.Code, descending: false, cancellationToken);

    /// <summary>The priority with a code, or null.</summary>
    public static Task<FundingPriority?> FundingPriority(
        Partnership partnership,
        string code,
        Selection selection,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.Priorities.Where(p => p.PartnershipId == partnership.Id && p.Code == code))
            .SingleOrDefaultAsync(cancellationToken);

    internal static Task<FundingPriority?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().Priorities.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
}
