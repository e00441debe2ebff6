namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The briefings of members.</summary>
internal sealed class BriefingQueries
{
    /// <summary>Every briefing, the latest first.</summary>
    public static Task<Connection<MemberBriefing>> MemberBriefings(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) => db.MemberBriefings.Where(b => b.PartnershipId == partnership.Id).PageAsync(paging, b => b.On, descending: true, cancellationToken);

    internal static Task<MemberBriefing?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .MemberBriefings.AsNoTracking()
            .SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
}
