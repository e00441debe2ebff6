namespace CouncilPlatform.Grants.OpenData;

/// <summary>The two sides of an award.</summary>
/// <param name="Partnership">The partnership that awarded it.</param>
/// <param name="Application">The key of the application that was awarded.</param>
/// <param name="Recipient">The organisation that applied.</param>
/// <param name="Funders">The accountable bodies of the funds, each once.</param>
internal sealed record AwardParties(Partnership Partnership, Guid Application, Organisation Recipient, IReadOnlyList<Organisation> Funders);
