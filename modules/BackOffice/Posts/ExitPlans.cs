namespace CouncilPlatform.BackOffice.Posts;

internal sealed class ExitPlans(BackOfficeDb db) : IExitPlans
{
    public async Task<IReadOnlyDictionary<Guid, ExitPlan>> OfAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    )
    {
        var contracts = (
            await db.Of<ExitContract>(partnership)
                .Where(c => agreements.Contains(c.AgreementId) && c.Treatment == null)
                .OrderBy(c => c.Title)
                .Select(c => new { c.AgreementId, c.Title })
                .ToListAsync(cancellationToken)
        ).ToLookup(
            c => c.AgreementId,
            c => new ExitBlocker(
                "CONTRACT_UNDECIDED",
                c.Title,
                $"{c.Title}: decide whether to novate it, transfer it or let it run to its natural end."
            )
        );
        var posts = (
            await db.Of<SharedPost>(partnership)
                .Where(p => agreements.Contains(p.AgreementId) && !db.Of<PostAllocation>(partnership).Any(a => a.SharedPostId == p.Id))
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
        return agreements.ToDictionary(id => id, id => new ExitPlan([.. contracts[id], .. posts[id]]));
    }
}
