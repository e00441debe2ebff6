namespace CouncilPlatform.Grants.OpenData;

/// <summary>The two sides of an award.</summary>
/// <param name="Application">The application that was awarded, locked.</param>
/// <param name="Recipient">The organisation that applied.</param>
/// <param name="Funders">The accountable bodies of the funds, each once.</param>
internal sealed record AwardParties(Application Application, Organisation Recipient, IReadOnlyList<Organisation> Funders);
