namespace CouncilPlatform.Grants.Rounds;

internal sealed class ProgrammeFields
{
    /// <summary>The funds that the programme draws on, in the order they were created; empty if it was imported with awards.</summary>
    public static IDataLoaderResult<IReadOnlyList<ProgrammeFund>> Funds(Programme programme, Batches batches, GrantsDb db) =>
        batches
            .Load(
                programme.Id,
                db,
                static async (ids, db, ct) =>
                    (await db.Set<ProgrammeFund>().AsNoTracking().Where(f => ids.Contains(f.ProgrammeId)).ToListAsync(ct))
                        .OrderBy(f => f.FundId)
                        .ListsBy(f => f.ProgrammeId, f => f)
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
