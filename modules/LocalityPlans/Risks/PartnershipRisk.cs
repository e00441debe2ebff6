namespace CouncilPlatform.LocalityPlans.Risks;

/// <summary>Something that may go wrong in working together, what it would lead to, and what is done about it.</summary>
internal sealed class PartnershipRisk : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place in the partnership's list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What may go wrong.</summary>
    public required string Risk { get; set; }

    /// <summary>What it would lead to.</summary>
    public required string Consequence { get; set; }

    /// <summary>Who watches it, by role.</summary>
    public string? Owner { get; set; }

    /// <summary>The document that says so, by title and date.</summary>
    public required string Source { get; set; }

    /// <summary>When it was no risk any more; null while it is.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Why it is closed.</summary>
    public string? ClosedBecause { get; set; }

    public int Version { get; set; }

    /// <summary>What keeps it small, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<RiskControl>> Controls(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<RiskControl>>(
                "localityplans.risk.controls",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .RiskControls.AsNoTracking()
                            .Where(c => ids.Contains(c.RiskId))
                            .OrderBy(c => c.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(c => c.RiskId)
                        .ToDictionary(g => g.Key, IReadOnlyList<RiskControl> (g) => [.. g])
            )
            .Then(controls => controls ?? []);

    /// <summary>What somebody should look at: NO_CONTROL where an open risk has none.</summary>
    [Needs(nameof(ClosedOn))]
    public IDataLoaderResult<IReadOnlyList<PlanWarning>> Warnings(Batches batches, LocalityPlansDb db) =>
        Controls(batches, db)
            .Then(
                IReadOnlyList<PlanWarning> (controls) =>
                    ClosedOn is null && controls.Count == 0
                        ?
                        [
                            new(
                                "NO_CONTROL",
                                "Nothing is done about this risk. Say what controls it with changeRisk, or close it with closeRisk."
                            ),
                        ]
                        : []
            );
}

/// <summary>What keeps a risk small.</summary>
internal sealed class RiskControl : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>Since when it works; null while it is required and not there yet.</summary>
    public PartialDate? InPlaceSince { get; init; }

    internal Guid RiskId { get; init; }
}
