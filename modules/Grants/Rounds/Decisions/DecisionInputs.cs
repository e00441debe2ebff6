namespace CouncilPlatform.Grants.Rounds;

/// <param name="Draws">Out of which funds of the programme: together at most what was asked of each stream.</param>
/// <param name="Commit">Whether the money is promised at once; else it is set aside, and committed by <c>commitAllocation</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Conditions">What the organisation must keep to: up to 30.</param>
/// <param name="Deadlines">What is due by when: up to 30.</param>
/// <param name="Summary">What the money is for, as it is published with the award; without personal data. Title and programme where nothing is said.</param>
/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record AwardApplicationInput(
    string Partnership,
    GlobalId Application,
    IReadOnlyList<AwardDrawInput> Draws,
    bool Commit,
    string Reason,
    IReadOnlyList<string>? Conditions,
    IReadOnlyList<AwardDeadlineInput>? Deadlines,
    string? Summary,
    int? Version
) : IPartnershipInput;

/// <param name="Fund">The fund's slug.</param>
/// <param name="RestrictedPurpose">Of a fund that is restricted: the code of the purpose that it serves.</param>
/// <param name="Criterion">The code of what it is bid for under: the protocol in force on the day the application was submitted must fund it.</param>
internal sealed record AwardDrawInput(string Fund, Money? Revenue, Money? Capital, string? RestrictedPurpose, string? Criterion);

/// <param name="What">What is due, as in "Return the signed agreement".</param>
/// <param name="On">The last day for it.</param>
internal sealed record AwardDeadlineInput(string What, DateOnly On);

/// <param name="Reason">Why.</param>
/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record ReserveApplicationInput(string Partnership, GlobalId Application, string Reason, int? Version) : IPartnershipInput;

/// <param name="Reason">Why.</param>
/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record RejectApplicationInput(string Partnership, GlobalId Application, string Reason, int? Version) : IPartnershipInput;
