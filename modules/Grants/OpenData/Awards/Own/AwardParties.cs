namespace CouncilPlatform.Grants.OpenData;

internal sealed record AwardParties(Application Application, Organisation Recipient, IReadOnlyList<Organisation> Funders);
