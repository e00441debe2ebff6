namespace CouncilPlatform.Host.Core.Work;

/// <summary>What waits for people to act on it.</summary>
internal sealed class WorkQueries
{
    /// <summary>
    /// What waits for you in all your partnerships: what only you and your colleagues can do now, with the earliest day first. It follows
    /// from your roles and offices, and from the organisation that you act for. Of each kind of work it has at most 500 things. Empty
    /// unless you have signed in or sent a key.
    /// </summary>
    /// <param name="partnership">Only what is in the partnership with this short name.</param>
    /// <param name="overdue">True for only what is overdue, false for only what is not.</param>
    [Cost(5_000)]
    public static async Task<Connection<WorkItem>> MyWork(
        string? partnership,
        bool? overdue,
        Paging paging,
        MyWork work,
        CancellationToken cancellationToken
    ) =>
        (await work.FindAsync(cancellationToken))
            .Where(w => (partnership is null || w.Partnership.Slug == partnership) && (overdue is null || w.Overdue == overdue))
            .Page(paging, w => w.Order);
}
