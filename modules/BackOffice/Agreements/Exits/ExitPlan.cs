namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What is to be done before parties can part.</summary>
/// <param name="Blockers">What still stands in the way, each in words.</param>
internal sealed record ExitPlan(IReadOnlyList<ExitBlocker> Blockers)
{
    /// <summary>Whether nothing stands in the way.</summary>
    public bool Ready => Blockers.Count == 0;
}

/// <summary>Something that stands in the way of an exit.</summary>
/// <param name="Code">For programs: CONTRACT_UNDECIDED or POST_UNALLOCATED.</param>
/// <param name="Message">What is to be done about it.</param>
internal sealed record ExitBlocker(string Code, string Subject, string Message);

/// <summary>Draws up exit plans, for many agreements at once.</summary>
internal sealed class ExitPlans(BackOfficeDb db)
{
    public async Task<IReadOnlyDictionary<Guid, ExitPlan>> OfAsync(
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    )
    {
        var contracts = (
            await db
                .ExitContracts.AsNoTracking()
                .Where(c => agreements.Contains(c.AgreementId) && c.Treatment == null)
                .OrderBy(c => c.Title)
                .ToListAsync(cancellationToken)
        ).ToLookup(c => c.AgreementId);
        var posts = (
            await db
                .SharedPosts.AsNoTracking()
                .Where(p => agreements.Contains(p.AgreementId) && !db.PostAllocations.Any(a => a.SharedPostId == p.Id))
                .OrderBy(p => p.Reference)
                .Select(p => new
                {
                    p.AgreementId,
                    p.Reference,
                    p.Title,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(p => p.AgreementId);
        return agreements.ToDictionary(
            id => id,
            id => new ExitPlan([
                .. contracts[id]
                    .Select(c => new ExitBlocker(
                        "CONTRACT_UNDECIDED",
                        c.Title,
                        $"{c.Title}: decide whether it is novated, transferred or runs to its end."
                    )),
                .. posts[id]
                    .Select(p => new ExitBlocker(
                        "POST_UNALLOCATED",
                        p.Reference,
                        $"{p.Reference}, {p.Title}: allocate it to a post of one of the parties."
                    )),
            ])
        );
    }

    /// <summary>The plan of one agreement that is held.</summary>
    public async Task<ExitPlan> OfAsync(Agreement agreement, CancellationToken cancellationToken) =>
        (await OfAsync([agreement.Id], cancellationToken))[agreement.Id];
}
