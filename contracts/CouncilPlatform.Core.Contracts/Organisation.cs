using CouncilPlatform.Sdk;

namespace CouncilPlatform.Core.Contracts;

/// <summary>A council or another body that takes part in partnerships.</summary>
public sealed class Organisation : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public required OrganisationKind Kind { get; set; }

    /// <summary>The Government Statistical Service's code for its area, as in <c>E07000121</c>; nine characters, or null.</summary>
    public string? GssCode { get; set; }

    /// <summary>Its identifier in the org-id.guide scheme, as in <c>GB-LAE-LAC</c> or <c>GB-LAS-NLK</c>, or null.</summary>
    public string? Identifier { get; set; }

    /// <summary>The UK local authority register's own code, as in <c>LAC</c>; null for what is not in it.</summary>
    public string? RegisterCode { get; set; }

    /// <summary>The first day it existed, where known.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The first day it no longer existed, as the UK register counts: its successors' first day. Null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    public int Version { get; set; }

    /// <summary>Whether it existed on a day. One whose first day is not known counts as there from the beginning.</summary>
    [Needs(nameof(ValidFrom), nameof(ValidTo))]
    public bool ExistsOn(DateOnly date) => (ValidFrom is null || ValidFrom <= date) && (ValidTo is null || date < ValidTo);
}

/// <summary>What sort of body an organisation is.</summary>
public enum OrganisationKind
{
    County,
    District,
    Unitary,
    MetropolitanDistrict,
    LondonBorough,

    /// <summary>The City of London Corporation.</summary>
    CityCorporation,
    CombinedAuthority,

    /// <summary>The Greater London Authority.</summary>
    StrategicRegionalAuthority,
    TownOrParish,
    Police,
    Fire,
    Nhs,
    HigherEducation,
    Business,
    Voluntary,
    Government,
    Other,
}
