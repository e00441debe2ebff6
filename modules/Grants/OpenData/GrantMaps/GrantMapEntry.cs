namespace CouncilPlatform.Grants.OpenData;

/// <summary>A council's grant scheme, as a document describes it. What is not known is null.</summary>
internal sealed class GrantMapEntry : Aggregate, IOwned, IPartOf<GrantMap>
{
    public Guid MapId { get; init; }

    public Guid CouncilId { get; private set; }

    /// <summary>The council's name for the scheme.</summary>
    [MaxLength(200)]
    public string Scheme { get; private set; } = "";

    /// <summary>The scheme's type or theme: the code by which schemes are compared, like youth.</summary>
    [MaxLength(60)]
    public string Type { get; private set; } = "";

    /// <summary>What the scheme is for.</summary>
    [MaxLength(2000)]
    public string? Purpose { get; private set; }

    /// <summary>Who decides on the scheme's grants, and how.</summary>
    [MaxLength(2000)]
    public string? Governance { get; private set; }

    /// <summary>When the scheme runs, in the document's words.</summary>
    [MaxLength(500)]
    public string? Timescale { get; private set; }

    /// <summary>When the scheme opens for applications.</summary>
    public PartialDate? Opens { get; private set; }

    /// <summary>When the scheme closes.</summary>
    public PartialDate? Closes { get; private set; }

    /// <summary>The document that describes the scheme, by title and date.</summary>
    [MaxLength(500)]
    public string Source { get; private set; } = "";

    internal long? BudgetPence { get; private set; }

    Guid? IOwned.OwnerId => CouncilId;

    Guid IBelongsTo<GrantMap>.WholeId => MapId;

    /// <summary>The scheme's budget; null where it is not known, which is not the same as zero.</summary>
    [Needs(nameof(BudgetPence))]
    public Money? Budget() => BudgetPence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>The council that runs the scheme.</summary>
    public IDataLoaderResult<Organisation?> Council(OrganisationBatch organisations) => organisations.Get(CouncilId);

    /// <summary>The map that the scheme is recorded on.</summary>
    public IDataLoaderResult<GrantMap?> Map(Batches batches, GrantsDb db) => batches.Row<GrantMap>(db, MapId);

    internal void Write(GrantMapEntryInput content, Organisation council)
    {
        CouncilId = council.Id;
        (Scheme, Type, Source) = (content.Scheme, content.Type, content.Source);
        (Purpose, Governance, Timescale) = (content.Purpose, content.Governance, content.Timescale);
        (Opens, Closes, BudgetPence) = (content.Opens, content.Closes, content.Budget?.MinorUnits);
    }
}
