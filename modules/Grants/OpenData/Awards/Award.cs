namespace CouncilPlatform.Grants.OpenData;

/// <summary>A grant that was awarded, as published in the 360Giving standard.</summary>
[Shared("Nobody changes an award: imports by the platform's operator write it, or what was agreed and signed in a round.")]
internal sealed class Award : Aggregate
{
    /// <summary>The award's 360Giving identifier, like 360G-traffordmbc-VSG1342.</summary>
    [MaxLength(StorageLimits.MaxKeyLength)]
    public required string Identifier { get; init; }

    /// <summary>The title of the award, as published.</summary>
    public string Title
    {
        get;
        private set
        {
            field = value;
            SortTitle = SortText.Of(value);
        }
    } = "";

    /// <summary>What the award is for, as published.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The day of the award.</summary>
    public DateOnly AwardDate { get; private set; }

    public Guid RecipientId { get; private set; }

    public Guid? ProgrammeId { get; private set; }

    public Guid? ApplicationId { get; private set; }

    /// <summary>Whether the award is for several areas of one kind, of which area is only the first.</summary>
    public bool SeveralAreas { get; private set; }

    internal long Pence { get; private set; }

    [MaxLength(SortText.MaxLength)]
    internal string SortTitle { get; private set; } = "";

    /// <summary>For queries to sort by its name; never loaded.</summary>
    internal Recipient? RecipientRow { get; init; }

    // Of the first place that is published.
    internal string? AreaCode { get; private set; }

    internal string? AreaName { get; private set; }

    // The only one, where there is one.
    internal string? WardCode { get; private set; }

    internal string? WardName { get; private set; }

    internal bool SeveralWards { get; private set; }

    // As published: a day, a month or a year.
    internal string? PlannedStart { get; private set; }

    internal string? PlannedEnd { get; private set; }

    [MaxLength(40)]
    internal string? PlannedMonths { get; private set; }

    internal string FunderIdentifier { get; private set; } = "";

    internal string FunderName { get; private set; } = "";

    internal string? Department { get; private set; }

    /// <summary>Shows whether a grant that is imported again has changed.</summary>
    [MaxLength(64)]
    internal string Digest { get; private set; } = "";

    /// <summary>Whether the award was made in a round of the partnership or imported.</summary>
    public AwardOrigin Origin() => ApplicationId is null ? AwardOrigin.Imported : AwardOrigin.AwardedHere;

    /// <summary>The amount awarded.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>When the work was planned to run; null if not published.</summary>
    [Needs(nameof(PlannedStart), nameof(PlannedEnd), nameof(PlannedMonths))]
    public PlannedDates? PlannedDates() =>
        (PlannedStart ?? PlannedEnd ?? PlannedMonths) is null
            ? null
            : new(
                PlannedStart is null ? null : GivenDate.ParsePartial(PlannedStart),
                PlannedEnd is null ? null : GivenDate.ParsePartial(PlannedEnd),
                PlannedMonths is null ? null : double.Parse(PlannedMonths, CultureInfo.InvariantCulture)
            );

    /// <summary>The area that benefits, as published: a ward, a district or another area; null if not published.</summary>
    [Needs(nameof(AreaCode), nameof(AreaName))]
    public AwardArea? Area() => (AreaCode ?? AreaName) is null ? null : new(AreaCode, AreaName);

    /// <summary>The ward that benefits; null if none was published, or several were.</summary>
    [Needs(nameof(WardCode), nameof(WardName))]
    public AwardArea? Ward() => (WardCode ?? WardName) is null ? null : new(WardCode, WardName);

    /// <summary>The organisation that gave the money.</summary>
    [Needs(nameof(FunderIdentifier), nameof(FunderName), nameof(Department))]
    public Funder Funder() => new(FunderIdentifier, FunderName, Department);

    /// <summary>The recipient of the money.</summary>
    public IDataLoaderResult<Recipient?> Recipient(Batches batches, GrantsDb db) => batches.Row<Recipient>(db, RecipientId);

    /// <summary>The programme of the award; null if none was published.</summary>
    public IDataLoaderResult<Programme?> Programme(Batches batches, GrantsDb db) => batches.Row<Programme>(db, ProgrammeId);

    internal void Write(OpenGrant grant, string digest, Guid recipient, Guid? programme)
    {
        (Title, Description, Digest) = (grant.Title, grant.Description, digest);
        (Pence, AwardDate) = (grant.AmountAwardedPence, grant.AwardDate.First);
        (AreaCode, AreaName, SeveralAreas) = (grant.Places.Area?.GeoCode, grant.Places.Area?.Name, grant.Places.SeveralAreas);
        (WardCode, WardName, SeveralWards) = (grant.Places.Ward?.GeoCode, grant.Places.Ward?.Name, grant.Places.SeveralWards);
        (PlannedStart, PlannedEnd) = (grant.Planned?.Start?.Text, grant.Planned?.End?.Text);
        PlannedMonths = grant.Planned?.DurationMonths?.ToString(CultureInfo.InvariantCulture);
        (FunderIdentifier, FunderName, Department) = (grant.Funder.Id, grant.Funder.Name, grant.Funder.Department);
        (RecipientId, ProgrammeId) = (recipient, programme);
    }

    /// <summary>Replaces what changes of an award made in a round.</summary>
    internal void Write(OwnGrant grant, string digest, Guid recipient, Guid application)
    {
        (Title, Description, Digest) = (grant.Title, grant.Description, digest);
        (Pence, AwardDate, PlannedEnd) = (grant.Awarded.MinorUnits, grant.AwardDate, grant.Ends?.ToString());
        (FunderIdentifier, FunderName) = (grant.FunderIdentifier, grant.Funders[0].Name);
        (RecipientId, ProgrammeId, ApplicationId) = (recipient, grant.Programme.Id, application);
    }
}

/// <summary>Where an award comes from. An award that comes from both counts once.</summary>
internal enum AwardOrigin
{
    /// <summary>The award was imported with a file in the 360Giving standard.</summary>
    Imported,

    /// <summary>The award was made in a round of the partnership.</summary>
    AwardedHere,
}

/// <summary>When the work was planned to run.</summary>
/// <param name="Start">When the work was planned to start.</param>
/// <param name="End">When the work was planned to end.</param>
/// <param name="Months">How many months the work was planned to last, if published.</param>
internal sealed record PlannedDates(GivenDate? Start, GivenDate? End, double? Months);

/// <summary>An area as published.</summary>
/// <param name="Code">The code of the Office for National Statistics, like E05000819 for a ward.</param>
/// <param name="Name">The name of the area.</param>
internal sealed record AwardArea(string? Code, string? Name);

/// <summary>The organisation that gave the money.</summary>
/// <param name="Identifier">The funder's organisation identifier, like GB-LAE-TRF.</param>
/// <param name="Name">The funder's name.</param>
/// <param name="Department">The department that ran the grant.</param>
internal sealed record Funder(string Identifier, string Name, string? Department);
