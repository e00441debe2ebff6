namespace CouncilPlatform.BackOffice.Posts;

/// <summary>
/// How many posts are shared is for everyone; which, and where their holders prefer to go, is for the partnership's own people.
/// </summary>
internal sealed class AgreementPosts
{
    /// <summary>The posts that the parties share, by reference.</summary>
    /// <param name="allocated">True for posts that have one in the structure of a party; false for posts that have none yet.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<SharedPost>> Posts(
        Agreement agreement,
        bool? allocated,
        Paging paging,
        Batches batches,
        BackOfficeDb db
    ) =>
        batches.Page(
            agreement.Id,
            (db, agreement.PartnershipId, allocated),
            static s =>
                s.db.Of<SharedPost>(s.PartnershipId)
                    .Where(p =>
                        s.allocated == null || s.allocated == s.db.Of<PostAllocation>(s.PartnershipId).Any(a => a.SharedPostId == p.Id)
                    ),
            p => p.AgreementId,
            paging,
            p => p.Reference
        );

    /// <summary>The posts of the parties' own structures after a separation, by reference.</summary>
    /// <param name="vacant">True for posts that no shared post has; false for the others.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<StructurePost>> StructurePosts(
        Agreement agreement,
        bool? vacant,
        Paging paging,
        Batches batches,
        BackOfficeDb db
    ) =>
        batches.Page(
            agreement.Id,
            (db, agreement.PartnershipId, vacant),
            static s =>
                s.db.Of<StructurePost>(s.PartnershipId)
                    .Where(p =>
                        s.vacant == null || s.vacant == !s.db.Of<PostAllocation>(s.PartnershipId).Any(a => a.StructurePostId == p.Id)
                    ),
            p => p.AgreementId,
            paging,
            p => p.Reference
        );

    /// <summary>How many shared posts each party employs, the largest number first.</summary>
    public static IDataLoaderResult<IReadOnlyList<EmployerCount>> PostsByEmployer(
        Agreement agreement,
        Batches batches,
        PostFigures figures
    ) =>
        batches
            .Load(
                agreement.Id,
                (agreement.PartnershipId, figures),
                static (ids, s, ct) => s.figures.EmployersAsync(s.PartnershipId, ids, ct)
            )
            .Then(counts => counts ?? []);

    /// <summary>How the shared posts are allocated when the parties separate.</summary>
    public static IDataLoaderResult<AllocationSummary> Allocation(Agreement agreement, Batches batches, PostFigures figures) =>
        batches
            .Load(
                agreement.Id,
                (agreement.PartnershipId, figures),
                static (ids, s, ct) => s.figures.AllocationsAsync(s.PartnershipId, ids, ct)
            )
            .Then(summary => summary!);
}
