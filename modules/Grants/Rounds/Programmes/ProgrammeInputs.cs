namespace CouncilPlatform.Grants.Rounds;

/// <param name="Code">A short code, as published with the programme's awards. It never changes.</param>
/// <param name="Funds">The funds that the programme draws on: 1 to 20. The accountable body of the first one runs the programme.</param>
internal sealed record CreateProgrammeInput(string Code, string Title, string? Purpose, IReadOnlyList<ProgrammeFundInput> Funds)
    : PartnershipInput;

/// <param name="Programme">The programme's code.</param>
/// <param name="Funds">Every fund that the programme draws on. It stops drawing on those left out.</param>
internal sealed record ChangeProgrammeInput(string Programme, string? Title, string? Purpose, IReadOnlyList<ProgrammeFundInput>? Funds)
    : UpdateInput;

/// <summary>A fund that a programme draws on.</summary>
/// <param name="Fund">The fund's short name.</param>
/// <param name="Revenue">The most revenue that the programme's awards may hold; none if left out.</param>
/// <param name="Capital">The most capital that the programme's awards may hold; none if left out.</param>
internal sealed record ProgrammeFundInput(string Fund, Money? Revenue, Money? Capital)
{
    internal StreamAmounts Ceiling => new(Revenue ?? default, Capital ?? default);
}
