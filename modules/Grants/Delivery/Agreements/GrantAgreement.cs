namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// The grant agreement of an allocation: nothing is paid before both have signed. Only the partnership's own people and those who act for
/// the recipient may read it.
/// </summary>
internal sealed class GrantAgreement : Aggregate, IForOrganisation, IPartOf<Allocation>
{
    public Guid AllocationId { get; init; }

    /// <summary>The allocation's, which never changes.</summary>
    public Guid? RecipientId { get; init; }

    /// <summary>The day the agreement was sent to the recipient.</summary>
    public DateOnly Sent { get; private set; }

    /// <summary>Where to find the agreement: an address or a document's reference, like GA/7.</summary>
    [MaxLength(1000)]
    public string? Reference { get; private set; }

    /// <summary>The day the recipient signed; null before.</summary>
    public DateOnly? RecipientSigned { get; private set; }

    /// <summary>The role of whoever signed for the recipient, like Chair; never a name.</summary>
    [MaxLength(100)]
    public string? RecipientSignedAs { get; private set; }

    /// <summary>The day the council signed; null before.</summary>
    public DateOnly? CouncilSigned { get; private set; }

    /// <summary>The role of whoever signed for the council, like Head of Legal Services; never a name.</summary>
    [MaxLength(100)]
    public string? CouncilSignedAs { get; private set; }

    internal string ConditionsJson { get; private set; } = "[]";

    /// <summary>The person who recorded the recipient's signature; null before, and from before persons were recorded.</summary>
    internal Guid? RecipientSignedById { get; private set; }

    /// <summary>The person who recorded the council's signature.</summary>
    internal Guid? CouncilSignedById { get; private set; }

    Guid IBelongsTo<Allocation>.WholeId => AllocationId;

    Guid? IForOrganisation.For => RecipientId;

    /// <summary>The allocation that the agreement is about.</summary>
    public IDataLoaderResult<Allocation?> Allocation(Batches batches, GrantsDb db) => batches.Row<Allocation>(db, AllocationId);

    /// <summary>What the recipient must do or avoid.</summary>
    [Needs(nameof(ConditionsJson))]
    public IReadOnlyList<string> Conditions() => JsonText.Read<string>(ConditionsJson);

    /// <summary>Whether both have signed.</summary>
    [Needs(nameof(RecipientSigned), nameof(CouncilSigned))]
    public bool Signed() => RecipientSigned is not null && CouncilSigned is not null;

    internal static void Check(SendGrantAgreementInput input, DateOnly today) =>
        new Rules()
            .OptionalText(input.Reference, 1000)
            .Valid(input.Sent is null || input.Sent <= today, "The day the agreement was sent must be today or in the past.", input.Sent)
            .Conditions(input.Conditions)
            .Check();

    internal void Send(DateOnly on, string? reference, string conditionsJson)
    {
        new Rules()
            .Require(
                RecipientSigned is null && CouncilSigned is null,
                "ALREADY_SIGNED",
                "This agreement is already signed. Propose a variation instead.",
                InputPath.Of("allocation")
            )
            .Check();
        (Sent, Reference, ConditionsJson) = (on, reference, conditionsJson);
    }

    internal void SignForRecipient(string role, DateOnly on, Change by)
    {
        CheckSignature(RecipientSigned, role, on, by, CouncilSignedById);
        (RecipientSigned, RecipientSignedAs, RecipientSignedById) = (on, role, by.Caller.Person);
    }

    internal void SignForCouncil(string role, DateOnly on, Change by)
    {
        CheckSignature(CouncilSigned, role, on, by, RecipientSignedById);
        (CouncilSigned, CouncilSignedAs, CouncilSignedById) = (on, role, by.Caller.Person);
    }

    private void CheckSignature(DateOnly? before, string role, DateOnly on, Change by, Guid? otherSide) =>
        new Rules()
            .Text(role, 100, InputPath.Of("as"))
            .Require(before is null, "ALREADY_SIGNED", $"This was signed on {before:yyyy-MM-dd}.", InputPath.Of("agreement"))
            .Valid(on >= Sent, $"The agreement was sent on {Sent:yyyy-MM-dd}. It cannot have been signed before that day.", on)
            .Valid(on <= by.Today, "The day of signing must be today or in the past.", on)
            .Require(
                !by.Caller.Is(otherSide),
                RuleCodes.FourEyes,
                "You recorded the signature of the other side. Somebody else must record this one.",
                InputPath.Of("agreement")
            )
            .Check();
}
