namespace CouncilPlatform.Grants.Rounds;

/// <summary>What a programme draws on and how it awards. Closed to people who may not read the partnership.</summary>
internal sealed class ProgrammeFields
{
    /// <summary>The funds that the programme draws on, in the order they were created; empty if it was imported with awards.</summary>
    public static IDataLoaderResult<IReadOnlyList<ProgrammeFund>> Funds(Programme programme, Batches batches, GrantsDb db) =>
        batches
            .Load(
                programme.Id,
                db,
                static async (ids, db, ct) =>
                    (IReadOnlyDictionary<Guid, IReadOnlyList<ProgrammeFund>>)
                        (await db.Set<ProgrammeFund>().AsNoTracking().Where(f => ids.Contains(f.ProgrammeId)).ToListAsync(ct))
                            .OrderBy(f => f.FundId)
                            .ToLookup(f => f.ProgrammeId)
                            .ToDictionary(g => g.Key, IReadOnlyList<ProgrammeFund> (g) => [.. g])
            )
            .Then(funds => funds ?? []);

    /// <summary>The programme's rounds, the latest to open first. Only the partnership's own people see a round without a form.</summary>
    public static IDataLoaderResult<Connection<Round>> Rounds(
        Programme programme,
        Partnership partnership,
        Paging paging,
        Caller caller,
        Batches batches,
        GrantsDb db
    ) =>
        batches.Page(
            programme.Id,
            (db, partnership, caller),
            static s => s.db.Of<Round>(s.partnership).Announced(s.caller, s.partnership),
            static r => r.ProgrammeId,
            paging,
            static r => r.OpensUtc,
            descending: true
        );
}
