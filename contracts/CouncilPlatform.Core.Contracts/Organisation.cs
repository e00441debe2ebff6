using System.ComponentModel.DataAnnotations;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.Core.Contracts;

/// <summary>A council or another organisation that takes part in partnerships.</summary>
[Shared("The register is public. Its mutations say who may change which organisation.")]
public sealed class Organisation : Entity, IVersioned
{
    /// <summary>The name, at most 200 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The kind of organisation.</summary>
    public required OrganisationKind Kind { get; set; }

    /// <summary>The Government Statistical Service's code for its area: a letter and eight digits, such as E07000121.</summary>
    public string? GssCode { get; set; }

    /// <summary>The identifier in the org-id.guide scheme, such as GB-LAE-LAC or GB-LAS-NLK.</summary>
    public string? Identifier { get; set; }

    /// <summary>The code in the UK local authority register, such as LAC. Null for organisations that are not in it.</summary>
    public string? RegisterCode { get; set; }

    /// <summary>The first day that the organisation existed. Null if nobody knows.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The first day that the organisation no longer existed, which is its successors' first day. Null while it exists.</summary>
    public DateOnly? ValidTo { get; set; }

    public int Version { get; set; }

    /// <summary>
    /// The partnership that registered it because it applies there for a grant. Null for an organisation of the public register. Until that
    /// partnership is published, only its own people find the organisation.
    /// </summary>
    public Guid? RegisteredInId { get; init; }

    /// <summary>Whether the organisation existed on a day. If nobody knows its first day, it counts from the beginning.</summary>
    /// <param name="date">The day.</param>
    [Needs(nameof(ValidFrom), nameof(ValidTo))]
    public bool ExistsOn(DateOnly date) => (ValidFrom is null || ValidFrom <= date) && (ValidTo is null || date < ValidTo);
}

/// <summary>The kind of organisation.</summary>
public enum OrganisationKind
{
    /// <summary>A county council.</summary>
    County,

    /// <summary>A district, borough or city council within a county.</summary>
    District,

    /// <summary>A unitary authority, which does the work of both county and district.</summary>
    Unitary,

    /// <summary>A metropolitan district council.</summary>
    MetropolitanDistrict,

    /// <summary>A London borough council.</summary>
    LondonBorough,

    /// <summary>The City of London Corporation.</summary>
    CityCorporation,

    /// <summary>A combined authority of several councils.</summary>
    CombinedAuthority,

    /// <summary>The Greater London Authority.</summary>
    StrategicRegionalAuthority,

    /// <summary>A town, parish or community council.</summary>
    TownOrParish,

    /// <summary>A police force or a police and crime commissioner.</summary>
    Police,

    /// <summary>A fire and rescue authority.</summary>
    Fire,

    /// <summary>A health body, such as a primary care trust or a health board.</summary>
    [Display(Name = "NHS")]
    Nhs,

    /// <summary>A university or college of higher education.</summary>
    HigherEducation,

    /// <summary>A business.</summary>
    Business,

    /// <summary>A charity, or a voluntary or community organisation.</summary>
    Voluntary,

    /// <summary>A government department or agency.</summary>
    Government,

    /// <summary>Any other organisation.</summary>
    Other,
}
