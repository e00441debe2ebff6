namespace CouncilPlatform.LocalityPlans.Actions;

/// <param name="On">The day it happened, not in the future.</param>
/// <param name="KeyDate">Which key date it counts for; needed for a MILESTONE where several of the action's key dates count something.</param>
/// <param name="Version">The action's version that you saw; a stale one is refused.</param>
internal sealed record RecordProgressInput(
    string Partnership,
    GlobalId Action,
    ProgressKind Kind,
    DateOnly On,
    GlobalId? KeyDate,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="Reason">Why it does not count after all.</param>
/// <param name="Version">The action's version that you saw; a stale one is refused.</param>
internal sealed record WithdrawProgressInput(string Partnership, GlobalId ProgressUpdate, string Reason, int? Version) : IPartnershipInput;
