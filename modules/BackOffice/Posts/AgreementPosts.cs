namespace CouncilPlatform.BackOffice.Posts;

/// <summary>The posts that the parties to an agreement share. How many is for everyone; which, and where their holders would rather go, is for the partnership's own people.</summary>
internal sealed class AgreementPosts
{
    /// <summary>The posts that the parties share, by reference.</summary>
    /// <param name="allocated">True: only those that have a post in the structure of one party; false: only those that have none yet.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<SharedPost>> Posts(
        Agreement agreement,
        bool? allocated,
        Paging paging,
        Batches batches,
        BackOfficeDb db
    ) =>
        batches.Page(
            $"backoffice.agreement.posts.{allocated}",
            agreement.Id,
            db.SharedPosts.Where(p => allocated == null || allocated == db.PostAllocations.Any(a => a.SharedPostId == p.Id)),
            p => p.AgreementId,
            paging,
            p => p.Reference,
            descending: false
        );

    /// <summary>The posts of the parties' structures after a separation, by reference.</summary>
    /// <param name="vacant">True: only those that nobody has; false: only the others.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<StructurePost>> StructurePosts(
        Agreement agreement,
        bool? vacant,
        Paging paging,
        Batches batches,
        BackOfficeDb db
    ) =>
        batches.Page(
            $"backoffice.agreement.structure-posts.{vacant}",
            agreement.Id,
            db.StructurePosts.Where(p => vacant == null || vacant == !db.PostAllocations.Any(a => a.StructurePostId == p.Id)),
            p => p.AgreementId,
            paging,
            p => p.Reference,
            descending: false
        );

    /// <summary>How many shared posts each party employs, the most first.</summary>
    public static IDataLoaderResult<IReadOnlyList<EmployerCount>> PostsByEmployer(
        Agreement agreement,
        Batches batches,
        PostFigures figures
    ) =>
        batches
            .Load<Guid, IReadOnlyList<EmployerCount>>("backoffice.agreement.employers", agreement.Id, figures.EmployersAsync)
            .Then(counts => counts ?? []);

    /// <summary>How the shared posts are allocated when the parties separate.</summary>
    public static IDataLoaderResult<AllocationSummary> Allocation(Agreement agreement, Batches batches, PostFigures figures) =>
        batches
            .Load<Guid, AllocationSummary>("backoffice.agreement.allocation", agreement.Id, figures.AllocationsAsync)
            .Then(summary => summary!);
}
