namespace CouncilPlatform.Grants.OpenData;

/// <summary>A field of an award whose text looks as if it held personal data. Found when it is imported; the text itself is not kept here.</summary>
internal sealed class PersonalDataFinding : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AwardId { get; init; }

    /// <summary>The field in the 360Giving standard, as in <c>description</c>.</summary>
    public required string Field { get; init; }

    public required PersonalDataKind Kind { get; init; }
}

/// <summary>What a text seems to hold.</summary>
internal enum PersonalDataKind
{
    EmailAddress,
    TelephoneNumber,
    NationalInsuranceNumber,
}
