namespace CouncilPlatform.Grants.OpenData;

/// <summary>Who gives and who gets what an application was awarded.</summary>
/// <param name="Funders">Those who answer for the funds, each once.</param>
internal sealed record AwardParties(Partnership Partnership, Guid Application, Organisation Recipient, IReadOnlyList<Organisation> Funders);
