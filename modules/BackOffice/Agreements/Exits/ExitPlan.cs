namespace CouncilPlatform.BackOffice.Agreements;

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

/// <summary>Draws up exit plans, which concern more than agreements.</summary>
internal interface IExitPlans
{
    Task<IReadOnlyDictionary<Guid, ExitPlan>> OfAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    );
}
