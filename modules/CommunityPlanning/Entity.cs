namespace CouncilPlatform.CommunityPlanning;

internal abstract class Entity : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

internal abstract class NumberedEntity : Entity, INumbered
{
    /// <summary>The position in its list, from 1.</summary>
    public int Number { get; init; }
}

internal abstract class PartnershipEntity : Entity, IInPartnership
{
    public Guid PartnershipId { get; set; }
}

internal abstract class SluggedEntity : PartnershipEntity, ISlugged
{
    [MaxLength(60)]
    public required string Slug { get; init; }
}

internal abstract class Aggregate : PartnershipEntity, IVersioned
{
    public int Version { get; set; }
}

/// <summary>Something that may be for one local area, and for one outcome.</summary>
internal abstract class LocalAggregate : Aggregate
{
    public Guid? LocalAreaId { get; set; }
    public Guid? LocalOutcomeId { get; set; }

    /// <summary>The local area that it is for. Null for the whole area.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.Row<LocalArea>(db, LocalAreaId);

    /// <summary>The outcome that it contributes to. Null where it contributes to none.</summary>
    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.Row<LocalOutcome>(db, LocalOutcomeId);
}

internal abstract class SluggedAggregate : Aggregate, ISlugged
{
    [MaxLength(60)]
    public required string Slug { get; init; }
}

internal static class Rows
{
    public static GraphContribution Node<T>(this GraphContribution graph)
        where T : class, IKeyed, IInPartnership => graph.Node<T, CommunityPlanningDb>();

    /// <summary>Adds a row to the partnership of the change.</summary>
    public static T AddOwn<T>(this Change<CommunityPlanningDb> change, T row)
        where T : PartnershipEntity
    {
        row.PartnershipId = change.Partnership.Id;
        return change.Add(row);
    }

    /// <summary>The values of each key, in order, for a batch.</summary>
    public static IReadOnlyDictionary<TKey, IReadOnlyList<TValue>> ToLists<T, TKey, TValue>(
        this IEnumerable<T> rows,
        Func<T, TKey> key,
        Func<T, TValue> value
    )
        where TKey : notnull => rows.GroupBy(key, value).ToDictionary(g => g.Key, IReadOnlyList<TValue> (g) => [.. g]);

    /// <summary>A value for each key, for a batch.</summary>
    public static IReadOnlyDictionary<TKey, TValue> ToEach<TKey, TValue>(this IEnumerable<TKey> keys, Func<TKey, TValue> value)
        where TKey : notnull => keys.ToDictionary(k => k, value);
}

/// <summary>An input that may name a local area.</summary>
internal interface IAreaInput
{
    /// <summary>The number of the local area. Leave it out for the whole area.</summary>
    int? LocalArea { get; }
}
