namespace CouncilPlatform.Grants.OpenData;

/// <summary>Who received grants. What the latest import says of it counts.</summary>
internal sealed class Recipient : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its organisation identifier, as in <c>GB-CHC-1085314</c>; the publisher's own for a person or a group without a number.</summary>
    public required string Identifier { get; init; }

    public RecipientKind Kind { get; set; }

    public required string Name
    {
        get;
        set
        {
            field = value;
            SortName = SortText.Of(value);
        }
    }

    public string? CharityNumber { get; set; }

    public string? CompanyNumber { get; set; }

    public int Version { get; set; }

    /// <summary>Its charity's number, else its company's, else the number that its identifier is made of; null for one that is in no register.</summary>
    [Needs(nameof(CharityNumber), nameof(CompanyNumber), nameof(Identifier))]
    public string? RegistrationNumber() =>
        !string.IsNullOrWhiteSpace(CharityNumber) ? CharityNumber
        : !string.IsNullOrWhiteSpace(CompanyNumber) ? CompanyNumber
        : Identifier.StartsWith(Registers, StringComparison.Ordinal) && Identifier.Split('-', 3) is [_, _, { Length: > 0 } number] ? number
        : null;

    /// <summary>How identifiers of the UK's registers begin, as in <c>GB-CHC-1085314</c>.</summary>
    internal const string Registers = "GB-";

    /// <summary>Follows the name: lists are sorted by it.</summary>
    internal string SortName { get; private set; } = "";
}
