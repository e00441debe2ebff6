namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// A valid grant of a 360Giving package: what the platform stores of it, and its text as published.
/// Where the standard allows several (recipients, funders, programmes, planned dates) this has the first; all are in <see cref="Json"/>.
/// </summary>
internal sealed record OpenGrant
{
    /// <summary>The grant's position in the package, from 0, as in the path <c>$.grants[17]</c>.</summary>
    public required int Index { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string Currency { get; init; }
    public required long AmountAwardedPence { get; init; }
    public required GivenDate AwardDate { get; init; }
    public required OpenRecipient Recipient { get; init; }
    public required OpenFunder Funder { get; init; }
    public OpenProgramme? Programme { get; init; }
    public OpenPeriod? Planned { get; init; }
    public required GrantPlaces Places { get; init; }
    public bool? FromOpenCall { get; init; }
    public DateTime? ModifiedUtc { get; init; }
    public string? DataSource { get; init; }
    public required string Json { get; init; }
}

/// <summary>What a recipient is.</summary>
internal enum RecipientKind
{
    /// <summary>An organisation, registered or not.</summary>
    Organisation,

    /// <summary>A person.</summary>
    Individual,
}

internal sealed record OpenRecipient(RecipientKind Kind, string Id, string Name, string? CharityNumber, string? CompanyNumber);

internal sealed record OpenFunder(string Id, string Name, string? Department);

internal sealed record OpenProgramme(string? Code, string? Title);

internal sealed record OpenPeriod(GivenDate? Start, GivenDate? End, decimal? DurationMonths);

internal sealed record OpenPlace(string? Name, string? GeoCode, string? GeoCodeType);
