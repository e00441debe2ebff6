namespace CouncilPlatform.Grants.OpenData;

/// <summary>A council's grant scheme, as a document describes it. What is not known is null.</summary>
internal sealed class GrantMapEntry : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid MapId { get; init; }

    public Guid CouncilId { get; set; }

    /// <summary>What the council calls it.</summary>
    public required string Scheme { get; set; }

    /// <summary>Its type or theme: the code by which schemes are compared, as in <c>youth</c>.</summary>
    public required string Type { get; set; }

    public string? Purpose { get; set; }

    /// <summary>Who decides on its grants, and how.</summary>
    public string? Governance { get; set; }

    /// <summary>When it runs, in the document's words.</summary>
    public string? Timescale { get; set; }

    /// <summary>When it opens for applications.</summary>
    public PartialDate? Opens { get; set; }

    /// <summary>When it closes.</summary>
    public PartialDate? Closes { get; set; }

    /// <summary>The document that says so, by title and date.</summary>
    public required string Source { get; set; }

    public int Version { get; set; }

    internal long? BudgetPence { get; set; }

    /// <summary>What it has to give; null where that is not known, which is not nothing.</summary>
    [Needs(nameof(BudgetPence))]
    public Money? Budget() => BudgetPence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>Whose scheme it is.</summary>
    public IDataLoaderResult<Organisation?> Council(Batches batches, IMediator mediator) => batches.Organisation(CouncilId, mediator);

    public IDataLoaderResult<GrantMap?> Map(Batches batches, GrantsDb db) =>
        batches.Load<Guid, GrantMap>(
            "grants.entry.map",
            MapId,
            async (ids, cancellationToken) =>
                await db.GrantMaps.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken)
        );
}
