namespace CouncilPlatform.Grants.OpenData;

internal sealed class QualityQueries
{
    /// <summary>Every check of the partnership's awards, with the awards that it finds.</summary>
    [Requires(Role.Officer)]
    public static IReadOnlyList<QualityCheck> GrantQuality(Partnership partnership) =>
        [.. Enum.GetValues<QualityCheckKind>().Select(c => new QualityCheck(partnership.Id, c))];
}
