namespace CouncilPlatform.Grants.Rounds;

/// <param name="Code">Short, as published with its awards; it does not change.</param>
/// <param name="Funds">What it draws on: 1 to 20 funds.</param>
internal sealed record CreateProgrammeInput(
    string Partnership,
    string Code,
    string Title,
    string? Purpose,
    IReadOnlyList<ProgrammeFundInput> Funds
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Programme">Its code: of one made here, or of one that came with imported awards.</param>
/// <param name="Funds">All of them: those left out of the list are drawn on no more.</param>
/// <param name="Version">The programme's version that you saw; a stale one is refused.</param>
internal sealed record ChangeProgrammeInput(
    string Partnership,
    string Programme,
    string? Title,
    string? Purpose,
    IReadOnlyList<ProgrammeFundInput>? Funds,
    int? Version
) : IPartnershipInput;

/// <param name="Fund">The fund's slug.</param>
/// <param name="Revenue">The most its awards may hold; none where nothing is said.</param>
/// <param name="Capital">The most its awards may hold; none where nothing is said.</param>
internal sealed record ProgrammeFundInput(string Fund, Money? Revenue, Money? Capital);
