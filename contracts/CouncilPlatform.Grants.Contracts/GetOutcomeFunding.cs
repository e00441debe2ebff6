using CouncilPlatform.Sdk;

namespace CouncilPlatform.Grants.Contracts;

/// <summary>
/// What money serves outcomes: the allocations linked to the funding priorities of kind OUTCOME with these codes, each under its code, by
/// title. One without any is left out.
/// </summary>
public sealed record GetOutcomeFunding(Partnership Partnership, IReadOnlyCollection<string> Codes)
    : IQuestion<IReadOnlyDictionary<string, IReadOnlyList<OutcomeAllocation>>>
{
    public string Module => "grants";
}

/// <summary>An allocation that serves an outcome, revenue and capital together.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Fund">The name of its fund.</param>
/// <param name="ProposedPence">Set aside, and not promised yet.</param>
/// <param name="CommittedPence">Promised, and not paid yet.</param>
public sealed record OutcomeAllocation(Guid Id, string Title, string Fund, long ProposedPence, long CommittedPence, long PaidPence);
