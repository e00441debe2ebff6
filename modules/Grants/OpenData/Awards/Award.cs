namespace CouncilPlatform.Grants.OpenData;

/// <summary>A grant that was awarded, as published in the 360Giving standard.</summary>
internal sealed class Award : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its 360Giving identifier, as in <c>360G-traffordmbc-VSG1342</c>.</summary>
    public required string Identifier { get; init; }

    public required string Title
    {
        get;
        set
        {
            field = value;
            SortTitle = SortText.Of(value);
        }
    }

    public required string Description { get; set; }

    /// <summary>The day it was awarded.</summary>
    public DateOnly AwardDate { get; set; }

    public Guid RecipientId { get; set; }

    public Guid? ProgrammeId { get; set; }

    public Guid? ApplicationId { get; set; }

    /// <summary>Whether it is for several areas of one kind, of which <c>area</c> is but the first.</summary>
    public bool SeveralAreas { get; set; }

    public int Version { get; set; }

    internal long Pence { get; set; }

    /// <summary>Follows the title: lists are sorted by it.</summary>
    internal string SortTitle { get; private set; } = "";

    /// <summary>For queries to sort by its name; never loaded.</summary>
    internal Recipient? RecipientRow { get; init; }

    // Of the first place that is published.
    internal string? AreaCode { get; set; }

    internal string? AreaName { get; set; }

    // The only one, where there is one.
    internal string? WardCode { get; set; }

    internal string? WardName { get; set; }

    internal bool SeveralWards { get; set; }

    // As published: a day, a month or a year.
    internal string? PlannedStart { get; set; }

    internal string? PlannedEnd { get; set; }

    internal string? PlannedMonths { get; set; }

    internal required string FunderIdentifier { get; set; }

    internal required string FunderName { get; set; }

    internal string? Department { get; set; }

    /// <summary>Tells whether a grant that is imported again has changed.</summary>
    internal required string Digest { get; set; }

    /// <summary>Whether it was awarded here or came with an import.</summary>
    public AwardOrigin Origin() => ApplicationId is null ? AwardOrigin.Imported : AwardOrigin.AwardedHere;

    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>When the work was to run; null where nothing was published.</summary>
    [Needs(nameof(PlannedStart), nameof(PlannedEnd), nameof(PlannedMonths))]
    public PlannedDates? PlannedDates() =>
        (PlannedStart ?? PlannedEnd ?? PlannedMonths) is null
            ? null
            : new(
                PlannedStart is null ? null : GivenDate.ParsePartial(PlannedStart),
                PlannedEnd is null ? null : GivenDate.ParsePartial(PlannedEnd),
                PlannedMonths is null ? null : double.Parse(PlannedMonths, CultureInfo.InvariantCulture)
            );

    /// <summary>Where it is to do good, as published: a ward, a district or another area; null where nothing was.</summary>
    [Needs(nameof(AreaCode), nameof(AreaName))]
    public AwardArea? Area() => (AreaCode ?? AreaName) is null ? null : new(AreaCode, AreaName);

    /// <summary>The ward where it is to do good; null where none was published, or several were.</summary>
    [Needs(nameof(WardCode), nameof(WardName))]
    public AwardArea? Ward() => (WardCode ?? WardName) is null ? null : new(WardCode, WardName);

    /// <summary>Who gave the money.</summary>
    [Needs(nameof(FunderIdentifier), nameof(FunderName), nameof(Department))]
    public Funder Funder() => new(FunderIdentifier, FunderName, Department);

    /// <summary>Who got the money.</summary>
    public IDataLoaderResult<Recipient?> Recipient(Batches batches, GrantsDb db) =>
        batches.Load<Guid, Recipient>(
            "grants.award.recipient",
            RecipientId,
            async (ids, cancellationToken) =>
                await db.Recipients.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken)
        );

    /// <summary>The programme it was awarded under, where one was published.</summary>
    public IDataLoaderResult<Programme?>? Programme(Batches batches, GrantsDb db) =>
        ProgrammeId is not { } id
            ? null
            : batches.Load<Guid, Programme>(
                "grants.award.programme",
                id,
                async (ids, cancellationToken) =>
                    await db.Programmes.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken)
            );
}

/// <summary>Where an award comes from. Each counts once, whether it comes from both.</summary>
internal enum AwardOrigin
{
    /// <summary>With a file in the 360Giving standard.</summary>
    Imported,

    /// <summary>From a round of the partnership's own.</summary>
    AwardedHere,
}

/// <param name="Months">How long, where only that was published, or besides.</param>
internal sealed record PlannedDates(GivenDate? Start, GivenDate? End, double? Months);

/// <param name="Code">As the Office for National Statistics has it, as in <c>E05000819</c> for a ward.</param>
internal sealed record AwardArea(string? Code, string? Name);

/// <param name="Identifier">Its organisation identifier, as in <c>GB-LAE-TRF</c>.</param>
/// <param name="Department">The part of it that ran the grant.</param>
internal sealed record Funder(string Identifier, string Name, string? Department);
