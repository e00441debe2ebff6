namespace CouncilPlatform.LocalityPlans.Actions;

/// <param name="Kind">What kind of progress it is.</param>
/// <param name="On">The day it happened, today or earlier.</param>
/// <param name="KeyDate">The key date that a MILESTONE counts for; required if several of the action's key dates count something.</param>
/// <param name="Note">What happened, in words; required for a NOTE.</param>
/// <param name="Council">The code of the organisation whose part of the action it is, like E10000006. If you leave it out, it is the
/// organisation that you act for, or else the action's first owner.</param>
internal sealed record RecordProgressInput(
    GlobalId Action,
    ProgressKind Kind,
    DateOnly On,
    GlobalId? KeyDate,
    string? Note,
    [CodeOf<Organisation>] string? Council
) : VersionedInput;

/// <param name="Reason">Why it does not count after all.</param>
/// <param name="Version">The action's version that you read. A change is refused if somebody else changed the action since.</param>
internal sealed record WithdrawProgressInput(GlobalId ProgressUpdate, string Reason, int? Version) : PartnershipInput;
