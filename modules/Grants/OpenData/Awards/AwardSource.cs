namespace CouncilPlatform.Grants.OpenData;

/// <summary>An award's JSON as published, every field of it. A table of its own, so that lists of awards do not read it.</summary>
internal sealed class AwardSource
{
    public Guid AwardId { get; init; }

    public required string Json { get; set; }

    public IReadOnlyList<AwardChange> Replace(string json, DateTime now)
    {
        var changes = GrantDifference.Between(Json, json).ToList();
        Json = json;
        return
        [
            .. changes.Select(d => new AwardChange
            {
                AwardId = AwardId,
                ChangedAt = now,
                Field = d.Field,
                Before = d.Before,
                After = d.After,
            }),
        ];
    }
}
