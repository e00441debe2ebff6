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

    /// <summary>The first day it existed, where known.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The last day it existed; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The organisation that took its place.</summary>
    public Guid? SuccessorId { get; set; }

    public int Version { get; set; }
}

/// <summary>What sort of body an organisation is.</summary>
public enum OrganisationKind
{
    County,
    District,
    Unitary,
    MetropolitanDistrict,
    LondonBorough,
    CombinedAuthority,
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
