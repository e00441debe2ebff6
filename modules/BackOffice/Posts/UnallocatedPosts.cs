namespace CouncilPlatform.BackOffice.Posts;

/// <summary>Shared posts block an exit until each is allocated to a post of one of the parties.</summary>
internal sealed class UnallocatedPosts(BackOfficeDb db) : IExitCheck
{
    public async Task<ILookup<Guid, ExitBlocker>> BlockersAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Of<SharedPost>(partnership)
                .Where(p => agreements.Contains(p.AgreementId))
                .Where(p => !db.Of<PostAllocation>(partnership).Any(a => a.SharedPostId == p.Id))
                .OrderBy(p => p.Reference)
                .Select(p => new
                {
                    p.AgreementId,
                    p.Reference,
                    p.Title,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(
            p => p.AgreementId,
            p => new ExitBlocker("POST_UNALLOCATED", p.Reference, $"{p.Reference}, {p.Title}: allocate it to a post of one of the parties.")
        );
}
