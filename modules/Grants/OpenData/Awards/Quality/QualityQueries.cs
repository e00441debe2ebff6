namespace CouncilPlatform.Grants.OpenData;

/// <summary>How good a partnership's awards are as open data, apart from being valid: for those who can correct them.</summary>
internal sealed class QualityQueries
{
    /// <summary>Every check of the partnership's awards, with the awards that it finds.</summary>
    [Requires(Role.Officer)]
    public static IReadOnlyList<QualityCheck> GrantQuality(Partnership partnership) =>
        [.. Enum.GetValues<QualityCheckKind>().Select(c => new QualityCheck(partnership.Id, c))];
}

/// <summary>What was found in an award.</summary>
internal sealed class AwardQualityFields
{
    /// <summary>The fields whose text may contain personal data.</summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<IReadOnlyList<PersonalDataFinding>> PersonalData(Award award, Batches batches, GrantsDb db) =>
        batches
            .Parts(db, award.Id, static (PersonalDataFinding f) => f.AwardId, static f => f.Field)
            .Then(
                IReadOnlyList<PersonalDataFinding> (found) => [.. found.OrderBy(f => f.Field, StringComparer.Ordinal).ThenBy(f => f.Kind)]
            );
}
