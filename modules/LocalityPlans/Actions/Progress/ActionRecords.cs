namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ActionRecords(LocalityPlansDb db, Batches batches)
{
    private static readonly ActionRecord Nothing = new(null, [], []);

    public IDataLoaderResult<ActionRecord> Get(Guid partnership, Guid action) =>
        batches
            .Load(action, (records: this, partnership), static (ids, s, ct) => s.records.ReadAsync(s.partnership, ids, ct))
            .Then(record => record ?? Nothing);

    public async Task<IReadOnlyDictionary<Guid, ActionRecord>> ReadAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> actions,
        CancellationToken cancellationToken
    )
    {
        var completed = await db.Of<PlanAction>(partnership)
            .Where(a => actions.Contains(a.Id))
            .Select(a => new { a.Id, a.CompletedOn })
            .ToListAsync(cancellationToken);
        var dates = (
            await db.Of<KeyDate>(partnership)
                .AsNoTracking()
                .Where(d => actions.Contains(d.ActionId))
                .OrderBy(d => d.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(d => d.ActionId);
        var progress = (
            await db.Of<ProgressUpdate>(partnership)
                .AsNoTracking()
                .Where(p => actions.Contains(p.ActionId) && p.WithdrawnReason == null && p.Kind != ProgressKind.Note)
                .ToListAsync(cancellationToken)
        ).ToLookup(p => p.ActionId);
        return completed.ToDictionary(a => a.Id, a => new ActionRecord(a.CompletedOn, [.. dates[a.Id]], [.. progress[a.Id]]));
    }
}
