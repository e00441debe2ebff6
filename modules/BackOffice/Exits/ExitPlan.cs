namespace CouncilPlatform.BackOffice.Exits;

/// <summary>What must be settled before the parties to an agreement can separate.</summary>
/// <param name="Blockers">What still blocks the exit, contracts and systems first.</param>
internal sealed record ExitPlan(IReadOnlyList<ExitBlocker> Blockers)
{
    /// <summary>Whether nothing blocks the exit.</summary>
    public bool Ready => Blockers.Count == 0;
}

/// <summary>Something that blocks an exit.</summary>
/// <param name="Code">For programs: CONTRACT_UNDECIDED or POST_UNALLOCATED.</param>
/// <param name="Subject">The contract's title, or the post's reference.</param>
/// <param name="Message">What to do about it, like allocate it to a post of one of the parties.</param>
internal sealed record ExitBlocker(string Code, string Subject, string Message);

internal sealed class ExitFields
{
    /// <summary>Contracts and systems under the agreement, by title.</summary>
    public static IDataLoaderResult<IReadOnlyList<ExitContract>> Contracts(Agreement agreement, Batches batches, BackOfficeDb db) =>
        batches.Parts(db, agreement.Id, (ExitContract c) => c.AgreementId, c => c.Title);

    /// <summary>What must be settled before the parties can separate.</summary>
    public static IDataLoaderResult<ExitPlan> ExitPlan(Agreement agreement, Batches batches, ExitPlans plans) =>
        batches
            .Load(agreement.Id, (agreement.PartnershipId, plans), static (ids, s, ct) => s.plans.OfAsync(s.PartnershipId, ids, ct))
            .Then(plan => plan!);
}

internal sealed class ExitPlans(BackOfficeDb db)
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
