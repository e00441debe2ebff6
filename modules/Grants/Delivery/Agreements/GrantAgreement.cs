namespace CouncilPlatform.Grants.Delivery;

/// <summary>The grant agreement of an allocation: nothing is paid before both have signed. Only the partnership's own people and those who act for the recipient may read it.</summary>
internal sealed class GrantAgreement : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AllocationId { get; init; }

    /// <summary>The allocation's, which never changes.</summary>
    public Guid? RecipientId { get; init; }

    /// <summary>The day it was sent to the recipient.</summary>
    public DateOnly Sent { get; set; }

    /// <summary>Where it is kept: an address or a document's reference.</summary>
    public string? Reference { get; set; }

    /// <summary>The day the recipient signed; null before.</summary>
    public DateOnly? RecipientSigned { get; set; }

    /// <summary>In which role it was signed for the recipient, as in "Chair": never a name.</summary>
    public string? RecipientSignedAs { get; set; }

    /// <summary>The day the council signed; null before.</summary>
    public DateOnly? CouncilSigned { get; set; }

    /// <summary>In which role it was signed for the council.</summary>
    public string? CouncilSignedAs { get; set; }

    public int Version { get; set; }

    internal string ConditionsJson { get; set; } = "[]";

    /// <summary>What the recipient must keep to.</summary>
    [Needs(nameof(ConditionsJson))]
    public IReadOnlyList<string> Conditions() => JsonText.Read<string>(ConditionsJson);

    /// <summary>Whether both have signed.</summary>
    [Needs(nameof(RecipientSigned), nameof(CouncilSigned))]
    public bool Signed() => RecipientSigned is not null && CouncilSigned is not null;

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Viewer, partnership)
        || caller.Has(Role.Applicant, partnership) && RecipientId is { } recipient && caller.ActsFor(recipient);
}
