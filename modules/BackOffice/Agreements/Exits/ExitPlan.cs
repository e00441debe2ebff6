namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What must be settled before the parties to an agreement can separate.</summary>
/// <param name="Blockers">What still blocks the exit.</param>
internal sealed record ExitPlan(IReadOnlyList<ExitBlocker> Blockers)
{
    /// <summary>Whether nothing blocks the exit.</summary>
    public bool Ready => Blockers.Count == 0;
}

/// <summary>Something that blocks an exit.</summary>
/// <param name="Code">For programs: CONTRACT_UNDECIDED or POST_UNALLOCATED.</param>
/// <param name="Subject">The contract's title, or the post's reference.</param>
/// <param name="Message">What to do about it.</param>
internal sealed record ExitBlocker(string Code, string Subject, string Message);

/// <summary>What else may block an exit, from another part of the module.</summary>
internal interface IExitCheck
{
    /// <summary>What blocks the exits from agreements, by the agreement.</summary>
    Task<ILookup<Guid, ExitBlocker>> BlockersAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    );
}

/// <summary>Draws up exit plans, for many agreements at once.</summary>
internal sealed class ExitPlans(BackOfficeDb db, IEnumerable<IExitCheck> checks)
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
        List<ILookup<Guid, ExitBlocker>> others = [];
        foreach (var check in checks)
        {
            others.Add(await check.BlockersAsync(partnership, agreements, cancellationToken));
        }

        return agreements.ToDictionary(id => id, id => new ExitPlan([.. contracts[id], .. others.SelectMany(o => o[id])]));
    }
}
