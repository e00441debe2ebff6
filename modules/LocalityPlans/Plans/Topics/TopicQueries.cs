namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>Topics for who may read the partnership, and invitations for who was invited.</summary>
internal sealed class TopicQueries
{
    /// <summary>The topic with a slug, or null.</summary>
    public static Task<WorkingTopic?> WorkingTopic(
        Partnership partnership,
        string slug,
        Selection selection,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.WorkingTopics.Where(t => t.PartnershipId == partnership.Id && t.Slug == slug))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every topic, by slug.</summary>
    public static Task<Connection<WorkingTopic>> WorkingTopics(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db.WorkingTopics.Where(t => t.PartnershipId == partnership.Id).PageAsync(paging, t => t.Slug, descending: false, cancellationToken);

    /// <summary>The invitations that are open today: those of the organisation that the caller acts for; all of them for the partnership's own people.</summary>
    [Requires(Role.Applicant)]
    public static Task<Connection<TopicInvitation>> TopicInvitations(
        Partnership partnership,
        Caller caller,
        Paging paging,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisation;
        var today = UkTime.Today(time);
        return db
            .TopicInvitations.Where(i =>
                i.PartnershipId == partnership.Id && (all || i.OrganisationId == own) && i.From <= today && (i.To == null || today <= i.To)
            )
            .PageAsync(paging, i => i.From, descending: false, cancellationToken);
    }

    internal static Task<WorkingTopic?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .WorkingTopics.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Id == id, cancellationToken);

    internal static Task<TopicInvitation?> FindInvitationAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .TopicInvitations.AsNoTracking()
            .SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
}
