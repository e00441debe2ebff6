namespace CouncilPlatform.Grants.OpenData;

/// <summary>How good a partnership's awards are as open data, apart from being valid: for those who can mend them.</summary>
internal sealed class QualityQueries
{
    /// <summary>Every check, with how many awards it finds.</summary>
    [Requires(Role.Officer)]
    public static IReadOnlyList<QualityCheck> GrantQuality(Partnership partnership) =>
        [.. Enum.GetValues<QualityCheckKind>().Select(c => new QualityCheck(partnership.Id, c))];
}

/// <summary>What was found in an award.</summary>
internal sealed class AwardQualityFields
{
    /// <summary>The fields whose text looks as if it held personal data.</summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<IReadOnlyList<PersonalDataFinding>> PersonalData(Award award, Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, IReadOnlyList<PersonalDataFinding>>(
                "grants.award.personalData",
                award.Id,
                async (ids, cancellationToken) =>
                    (await db.PersonalDataFindings.AsNoTracking().Where(f => ids.Contains(f.AwardId)).ToListAsync(cancellationToken))
                        .GroupBy(f => f.AwardId)
                        .ToDictionary(
                            g => g.Key,
                            g =>
                                (IReadOnlyList<PersonalDataFinding>)[.. g.OrderBy(f => f.Field, StringComparer.Ordinal).ThenBy(f => f.Kind)]
                        )
            )
            .Then(found => found ?? []);
}
