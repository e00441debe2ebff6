namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// A field of an award whose text looks like personal data. It is found at the import; the text itself is not stored here.
/// </summary>
internal sealed class PersonalDataFinding : Entity
{
    public Guid AwardId { get; init; }

    /// <summary>The field in the 360Giving standard, like description.</summary>
    public required string Field { get; init; }

    /// <summary>What the text looks like.</summary>
    public required PersonalDataKind Kind { get; init; }
}

/// <summary>Kinds of personal data.</summary>
internal enum PersonalDataKind
{
    /// <summary>An e-mail address.</summary>
    EmailAddress,

    /// <summary>A UK telephone number.</summary>
    TelephoneNumber,

    /// <summary>A National Insurance number.</summary>
    [Display(Name = "National Insurance number")]
    NationalInsuranceNumber,
}
