namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>A building or a piece of land of one council, as in the council's own asset register.</summary>
internal sealed class RegisteredAsset : Aggregate, ITransferable, IRestrictable
{
    private Guid _ownerId;

    public Guid OwnerId
    {
        get => _ownerId;
        init => _ownerId = value;
    }

    /// <summary>The asset's reference in the owner's register.</summary>
    [MaxLength(60)]
    public required string Reference { get; init; }

    /// <summary>The asset's name, like Town Hall.</summary>
    [MaxLength(200)]
    public required string Name { get; set; }

    /// <summary>The kind of asset, as a code by which registers are compared, like office.</summary>
    [MaxLength(60)]
    public required string Kind { get; set; }

    /// <summary>The street and house number.</summary>
    [MaxLength(500)]
    public string? Address { get; set; }

    /// <summary>The town, like Kendal. Assets of one kind in one town may overlap.</summary>
    [MaxLength(100)]
    public string? Town { get; set; }

    /// <summary>The postcode, like LA9 4DL.</summary>
    [MaxLength(10)]
    public string? Postcode { get; set; }

    /// <summary>The Unique Property Reference Number: up to 12 digits.</summary>
    [MaxLength(12)]
    public string? Uprn { get; set; }

    /// <summary>The tenure, like Freehold.</summary>
    [MaxLength(100)]
    public string? Tenure { get; set; }

    /// <summary>What the asset is used for.</summary>
    [MaxLength(300)]
    public string? Use { get; set; }

    /// <summary>How far councils have come with using the asset together.</summary>
    public JointUse JointUse { get; set; }

    /// <summary>Why the asset is, or is not, to be used together.</summary>
    [MaxLength(1000)]
    public string? JointUseNote { get; set; }

    /// <summary>Whether only its owner sees the asset, and those with whom the owner shares it.</summary>
    public bool OwnerOnly { get; set; }

    Guid? IOwned.OwnerId => OwnerId;

    /// <summary>The council that owns the asset.</summary>
    public IDataLoaderResult<Organisation?> Owner(OrganisationBatch organisations) => organisations.Get(OwnerId);

    void ITransferable.PassTo(Guid organisation) => _ownerId = organisation;
}

/// <summary>How far councils have come with using an asset together.</summary>
internal enum JointUse
{
    /// <summary>Councils have not looked at joint use yet.</summary>
    NotConsidered,

    /// <summary>Councils are to look at joint use.</summary>
    Candidate,

    /// <summary>Joint use is agreed.</summary>
    Agreed,

    /// <summary>Joint use is ruled out.</summary>
    RuledOut,
}

/// <summary>An imported register: what it added and changed.</summary>
internal sealed class AssetImport : PartnershipEntity, IOwned
{
    public Guid OwnerId { get; init; }

    /// <summary>The number of assets that were added.</summary>
    public int Added { get; init; }

    /// <summary>The number of assets that were changed.</summary>
    public int Changed { get; init; }

    /// <summary>The number of assets that were the same already.</summary>
    public int Unchanged { get; init; }

    /// <summary>The number of the owner's assets that are not in the file. They stay.</summary>
    public int NotInFile { get; init; }

    internal DateTime ImportedUtc { get; init; }

    Guid? IOwned.OwnerId => OwnerId;

    /// <summary>When the register was imported.</summary>
    [Needs(nameof(ImportedUtc))]
    public UkMoment Imported() => UkMoment.Of(ImportedUtc);

    internal ImportOutcome Outcome => new(Added, Changed, Unchanged, ToString()) { NotInFile = NotInFile };

    public override string ToString() => $"{Added} added, {Changed} changed, {Unchanged} unchanged, {NotInFile} not in the file";

    /// <summary>The council whose register it is.</summary>
    public IDataLoaderResult<Organisation?> Owner(OrganisationBatch organisations) => organisations.Get(OwnerId);
}

/// <summary>Assets of one kind in one town that several councils own.</summary>
/// <param name="Kind">The kind of asset, like office.</param>
/// <param name="Town">The town, in capitals.</param>
/// <param name="Assets">The number of assets.</param>
/// <param name="Councils">The councils that own them.</param>
internal sealed record AssetOverlap(string Kind, string Town, int Assets, IReadOnlyList<Organisation> Councils);
