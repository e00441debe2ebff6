namespace CouncilPlatform.Grants.Delivery;

/// <summary>Actual figures: what counts of them, and adding one.</summary>
internal sealed class Actuals(GrantsDb db, TimeProvider time)
{
    /// <summary>Of each measure that has any, the figure of the latest date; of one date, what was recorded last.</summary>
    public async Task<IReadOnlyDictionary<Guid, MeasureActual>> LatestAsync(
        IReadOnlyCollection<Guid> measures,
        CancellationToken cancellationToken
    ) =>
        (
            await db
                .MeasureActuals.AsNoTracking()
                .Where(a => measures.Contains(a.MeasureId) && a.WithdrawnReason == null)
                .ToListAsync(cancellationToken)
        )
            .GroupBy(a => a.MeasureId)
            .ToDictionary(g => g.Key, g => g.OrderBy(a => a.On.Last).ThenBy(a => a.RecordedUtc).ThenBy(a => a.Id).Last());

    /// <summary>What is wrong with a figure, before it is added.</summary>
    public Rules Check(Rules rules, GrantMeasure measure, string value, PartialDate on, params string[] path) =>
        rules
            .Figure(value, measure.InPounds, [.. path, "value"])
            .Require(
                on.First <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{on} is in the future. Record what has been reached.",
                [.. path, "on"]
            );

    /// <summary>Adds a figure that was checked.</summary>
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
