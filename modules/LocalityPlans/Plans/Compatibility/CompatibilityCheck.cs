namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>That what an action makes must work together with what another council has. Open until that council confirms it.</summary>
internal sealed class CompatibilityCheck : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ActionId { get; init; }

    public Guid BodyId { get; init; }

    /// <summary>Its place among the action's checks, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What must fit together, as in "IT systems".</summary>
    public required string What { get; init; }

    /// <summary>The document that asks for it, by title and date.</summary>
    public required string Source { get; init; }

    /// <summary>When it was confirmed; null while it is open.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>What shows it.</summary>
    public string? Evidence { get; set; }

    public int Version { get; set; }

    /// <summary>Whether it is still to be confirmed.</summary>
    [Needs(nameof(ConfirmedOn))]
    public bool Open() => ConfirmedOn is null;

    /// <summary>With whose systems, or other things, it must fit.</summary>
    public IDataLoaderResult<Organisation?> Body(Batches batches, IMediator mediator) => batches.Organisation(BodyId, mediator);

    public IDataLoaderResult<Action?> Action(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, Action>(
            "localityplans.action",
            ActionId,
            async (ids, cancellationToken) =>
                await db.Actions.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken)
        );
}

/// <summary>What an action must fit together with.</summary>
internal sealed class ActionCompatibilityFields
{
    /// <summary>One for each body that was listed, in order; what is unconfirmed is open.</summary>
    public static IDataLoaderResult<IReadOnlyList<CompatibilityCheck>> CompatibilityChecks(
        Action action,
        Batches batches,
        LocalityPlansDb db
    ) =>
        batches
            .Load<Guid, IReadOnlyList<CompatibilityCheck>>(
                "localityplans.action.compatibility",
                action.Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .CompatibilityChecks.AsNoTracking()
                            .Where(c => ids.Contains(c.ActionId))
                            .OrderBy(c => c.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(c => c.ActionId)
                        .ToDictionary(g => g.Key, IReadOnlyList<CompatibilityCheck> (g) => [.. g])
            )
            .Then(checks => checks ?? []);
}
