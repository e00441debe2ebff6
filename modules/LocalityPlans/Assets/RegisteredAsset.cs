namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>A building or a piece of land of one council, as its asset register has it. Each stays its owner's, however the registers are looked at together.</summary>
internal sealed class RegisteredAsset : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid OwnerId { get; init; }

    /// <summary>Its key in the owner's register.</summary>
    public required string Reference { get; init; }

    public required string Name { get; set; }

    /// <summary>What it is, as a code by which registers are compared, as in <c>office</c>.</summary>
    public required string Kind { get; set; }

    public string? Address { get; set; }

    public string? Town { get; set; }

    public string? Postcode { get; set; }

    /// <summary>Its Unique Property Reference Number.</summary>
    public string? Uprn { get; set; }

    /// <summary>On what terms it is held, as in "Freehold".</summary>
    public string? Tenure { get; set; }

    /// <summary>What it is used for.</summary>
    public string? Use { get; set; }

    /// <summary>Whether several councils are to use it together.</summary>
    public JointUse JointUse { get; set; }

    /// <summary>Why.</summary>
    public string? JointUseNote { get; set; }

    public int Version { get; set; }

    /// <summary>Whose it is.</summary>
    public IDataLoaderResult<Organisation?> Owner(Batches batches, IMediator mediator) => batches.Organisation(OwnerId, mediator);
}

/// <summary>How far councils have come with using an asset together.</summary>
internal enum JointUse
{
    NotConsidered,

    /// <summary>It may be used together; to be looked at.</summary>
    Candidate,
    Agreed,
    RuledOut,
}

/// <summary>A register that was read: what it added and changed.</summary>
internal sealed class AssetImport : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid OwnerId { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>How many assets of the owner the file does not have. They stay.</summary>
    public int NotInFile { get; init; }

    internal DateTime ImportedUtc { get; init; }

    /// <summary>When: a moment of the UK.</summary>
    [Needs(nameof(ImportedUtc))]
    public string Imported() => UkTime.Show(ImportedUtc);

    public override string ToString() => $"{Added} added, {Changed} changed, {Unchanged} unchanged, {NotInFile} not in the file";

    /// <summary>Whose register it is.</summary>
    public IDataLoaderResult<Organisation?> Owner(Batches batches, IMediator mediator) => batches.Organisation(OwnerId, mediator);
}

/// <summary>Assets of one kind in one place that several councils have: where they may do with fewer.</summary>
/// <param name="Town">In capitals.</param>
/// <param name="Assets">How many there are.</param>
/// <param name="Councils">Whose.</param>
internal sealed record AssetOverlap(string Kind, string Town, int Assets, IReadOnlyList<Organisation> Councils);
