namespace CouncilPlatform.Grants.Rounds;

/// <param name="Programme">The programme's code.</param>
/// <param name="Opens">Date and time in the UK: 2026-09-01T09:00; with an offset when the clocks change.</param>
/// <param name="Closes">Date and time in the UK, as for opens. An application submitted in that second is in time.</param>
/// <param name="Revenue">The revenue that the round can award; none if left out.</param>
/// <param name="Capital">The capital that the round can award; none if left out.</param>
/// <param name="MostRevenue">The most revenue that one application may ask for; the whole budget if left out.</param>
/// <param name="MostCapital">The most capital that one application may ask for; the whole budget if left out.</param>
/// <param name="SeveralPerOrganisation">Whether an organisation may make more than one application; false if left out.</param>
/// <param name="Criteria">What applications are scored by: at most 20. Without any they are decided without scores.</param>
internal sealed record CreateRoundInput(
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
) : PartnershipInput;

/// <param name="Round">The round's short name.</param>
/// <param name="Opens">Date and time in the UK: 2026-09-01T09:00; with an offset when the clocks change.</param>
/// <param name="Closes">Date and time in the UK, as for opens.</param>
/// <param name="Revenue">The revenue that the round can award.</param>
/// <param name="Capital">The capital that the round can award.</param>
/// <param name="MostRevenue">The most revenue that one application may ask for.</param>
/// <param name="MostCapital">The most capital that one application may ask for.</param>
/// <param name="Criteria">Every criterion, in order.</param>
internal sealed record ChangeRoundInput(
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
    int? Threshold
) : UpdateInput;

/// <summary>One criterion that applications are scored by.</summary>
internal sealed record RoundCriterionInput(string Name, int Weight, int MaxScore);
