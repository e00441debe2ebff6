namespace CouncilPlatform.Grants.OpenData;

/// <summary>An award's JSON as published, every field of it. A table of its own, so that lists of awards do not read it.</summary>
internal sealed class AwardSource
{
    public Guid AwardId { get; init; }

    public required string Json { get; set; }
}
