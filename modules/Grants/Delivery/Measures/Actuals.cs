namespace CouncilPlatform.Grants.Delivery;

internal sealed class Actuals(GrantsDb db, TimeProvider time)
{
    public async Task<IReadOnlyDictionary<Guid, MeasureActual>> LatestAsync(
        IReadOnlyCollection<Guid> measures,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Set<MeasureActual>()
                .AsNoTracking()
                .Where(a => measures.Contains(a.MeasureId) && a.WithdrawnReason == null)
                .ToListAsync(cancellationToken)
        )
            .GroupBy(a => a.MeasureId)
            .ToDictionary(g => g.Key, g => g.OrderBy(a => a.On.Last).ThenBy(a => a.RecordedUtc).ThenBy(a => a.Id).Last());

    public Rules Check(Rules rules, GrantMeasure measure, string value, PartialDate on, InputPath path) =>
        rules
            .Figure(value, measure.InPounds, path.Within("value"))
            .Valid(on.First <= UkTime.Today(time), "The date must be today or in the past.", path.Within("on"));

    public void Add(GrantMeasure measure, string value, PartialDate on, string source)
    {
        DecimalText.TryRead(value, measure.InPounds, out var exact);
        db.Add(
            new MeasureActual
            {
                MeasureId = measure.Id,
                Value = exact,
                On = on,
                Source = source,
                RecordedUtc = time.GetUtcNow().UtcDateTime,
            }
        );
    }
}
