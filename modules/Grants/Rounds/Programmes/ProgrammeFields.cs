namespace CouncilPlatform.Grants.Rounds;

/// <summary>What a programme draws on and how it awards: closed to those who may not read the partnership, as an applicant to one that is not published.</summary>
internal sealed class ProgrammeFields
{
    /// <summary>The funds it draws on, in the order the funds were made; none for one that came with imported awards.</summary>
    public static IDataLoaderResult<IReadOnlyList<ProgrammeFund>> Funds(Programme programme, Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, IReadOnlyList<ProgrammeFund>>(
                "grants.programme.funds",
                programme.Id,
                async (ids, cancellationToken) =>
                    (await db.ProgrammeFunds.AsNoTracking().Where(f => ids.Contains(f.ProgrammeId)).ToListAsync(cancellationToken))
                        .OrderBy(f => f.FundId)
                        .ToLookup(f => f.ProgrammeId)
                        .ToDictionary(g => g.Key, IReadOnlyList<ProgrammeFund> (g) => [.. g])
            )
            .Then(funds => funds ?? []);

    /// <summary>Its rounds, the latest to open first. One without a form is seen only by those who prepare it.</summary>
    public static IDataLoaderResult<Connection<Round>> Rounds(
        Programme programme,
        Partnership partnership,
        Paging paging,
        Caller caller,
        Batches batches,
        GrantsDb db
    ) =>
        batches.Page(
            "grants.programme.rounds",
            programme.Id,
            db.Rounds.Announced(caller, partnership),
            r => r.ProgrammeId,
            paging,
            r => r.OpensUtc,
            descending: true
        );
}
