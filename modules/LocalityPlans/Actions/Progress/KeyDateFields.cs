namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class KeyDateFields
{
    /// <summary>The key date's status on a day.</summary>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    public static IDataLoaderResult<ActionStatus> Status(KeyDate keyDate, DateOnly? asAt, ActionRecords records, TimeProvider time) =>
        records.Get(keyDate.PartnershipId, keyDate.ActionId).Then(r => r.StatusAt(Find(r, keyDate) ?? keyDate, asAt ?? UkTime.Today(time)));

    /// <summary>How many of what the key date counts had happened by a day, like 1 of 2 meetings; null where it counts nothing.</summary>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    public static IDataLoaderResult<int?> Reached(KeyDate keyDate, DateOnly? asAt, ActionRecords records, TimeProvider time) =>
        records
            .Get(keyDate.PartnershipId, keyDate.ActionId)
            .Then(
                int? (r) =>
                    Find(r, keyDate) is { Expected: not null } date
                        ? StatusRules.Reached(date, r.Progress, asAt ?? UkTime.Today(time))
                        : null
            );

    /// <summary>The body whose meetings count by themselves. Null if somebody records what has happened.</summary>
    public static IDataLoaderResult<CountedBody?>? CountsMeetingsOf(KeyDate keyDate, Batches batches, IMediator mediator) =>
        keyDate.CountedBodyId is not { } body
            ? null
            : batches
                .Load(
                    body,
                    (mediator, keyDate.PartnershipId),
                    static (ids, s, ct) => s.mediator.Send(new GetBodies(s.PartnershipId, ids), ct)
                )
                .Then(found => found is null ? null : new CountedBody(new("Body", found.Id), found.Name));

    private static KeyDate? Find(ActionRecord record, KeyDate keyDate) => record.KeyDates.FirstOrDefault(d => d.Id == keyDate.Id);
}
