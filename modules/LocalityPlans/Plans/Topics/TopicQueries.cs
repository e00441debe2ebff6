namespace CouncilPlatform.LocalityPlans.Plans;

internal sealed class TopicQueries
{
    /// <summary>The topic with a short name; null where there is none.</summary>
    /// <param name="slug">The topic's short name in the partnership.</param>
    public static Task<WorkingTopic?> WorkingTopic(Partnership partnership, string slug, Selection selection, LocalityPlansDb db) =>
        selection.BySlugAsync<WorkingTopic>(db, partnership, slug);

    /// <summary>Every topic, sorted by short name.</summary>
    public static Task<Connection<WorkingTopic>> WorkingTopics(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<WorkingTopic>(partnership).PageAsync(paging, t => t.Slug);

    /// <summary>The invitations that are open today: your organisation's, or all of them for the partnership's own people.</summary>
    [Requires(Role.Applicant)]
    public static Task<Connection<TopicInvitation>> TopicInvitations(
        Partnership partnership,
        Caller caller,
        Paging paging,
        LocalityPlansDb db,
        TimeProvider time
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisations;
        var today = UkTime.Today(time);
        return db.Of<TopicInvitation>(partnership)
            .Where(i => (all || own.Contains(i.OrganisationId)) && i.From <= today && (i.To == null || today <= i.To))
            .PageAsync(paging, i => i.From);
    }
}
