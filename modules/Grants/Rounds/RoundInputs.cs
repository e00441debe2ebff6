namespace CouncilPlatform.Grants.Rounds;

/// <param name="Programme">The programme's code.</param>
/// <param name="Opens">Date and time by the UK's clocks, as in 2026-09-01T09:00; with an offset where the clocks change over it.</param>
/// <param name="Closes">As opens. An application of that very second is in time.</param>
/// <param name="Revenue">What it has to award; none where nothing is said.</param>
/// <param name="Capital">What it has to award; none where nothing is said.</param>
/// <param name="MostRevenue">The most that one application may ask for; the whole budget where nothing is said.</param>
/// <param name="MostCapital">The most that one application may ask for; the whole budget where nothing is said.</param>
/// <param name="SeveralPerOrganisation">Whether an organisation may make more than one application; false where nothing is said.</param>
/// <param name="Criteria">What applications are scored by: up to 20; where there are none, they are decided without scores.</param>
/// <param name="Threshold">The least share of the greatest score that an award needs: 1 to 100 per cent.</param>
internal sealed record CreateRoundInput(
    string Partnership,
    string Programme,
    string Slug,
    string Title,
    string Opens,
    string Closes,
    Money? Revenue,
    Money? Capital,
    Money? MostRevenue,
    Money? MostCapital,
    bool? SeveralPerOrganisation,
    IReadOnlyList<RoundCriterionInput>? Criteria,
    int? Threshold
) : IPartnershipInput;

/// <summary>What is left out stays as it is. Once it has opened only title, closing time and budget may change, and the closing time only until it is over.</summary>
/// <param name="Round">Its slug.</param>
/// <param name="Criteria">All of them, in order.</param>
/// <param name="Version">The round's version that you saw; a stale one is refused. It goes up with every application that is started.</param>
internal sealed record ChangeRoundInput(
    string Partnership,
    string Round,
    string? Title,
    string? Opens,
    string? Closes,
    Money? Revenue,
    Money? Capital,
    Money? MostRevenue,
    Money? MostCapital,
    bool? SeveralPerOrganisation,
    IReadOnlyList<RoundCriterionInput>? Criteria,
    int? Threshold,
    int? Version
) : IPartnershipInput;

/// <param name="Weight">By how much its points count: 1 to 100.</param>
/// <param name="MaxScore">The most points: 1 to 100.</param>
internal sealed record RoundCriterionInput(string Name, int Weight, int MaxScore);
