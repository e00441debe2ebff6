namespace CouncilPlatform.Grants.OpenData;

/// <summary>A recipient of grants, as described by the latest import.</summary>
[Shared("Nobody changes a recipient: it is written together with the awards that name it.")]
internal sealed class Recipient : Aggregate
{
    /// <summary>
    /// The organisation identifier, like GB-CHC-1085314; the publisher's own for a person or a group that is not registered.
    /// </summary>
    [MaxLength(StorageLimits.MaxKeyLength)]
    public required string Identifier { get; init; }

    /// <summary>Whether the recipient is an organisation or an individual.</summary>
    public RecipientKind Kind { get; set; }

    /// <summary>The recipient's name.</summary>
    public required string Name
    {
        get;
        set
        {
            field = value;
            SortName = SortText.Of(value);
        }
    }

    /// <summary>The charity number; null if none was published.</summary>
    public string? CharityNumber { get; set; }

    /// <summary>The company number; null if none was published.</summary>
    public string? CompanyNumber { get; set; }

    /// <summary>
    /// The charity number, else the company number, else the number in the identifier; null for a recipient that is in no register.
    /// </summary>
    [Needs(nameof(CharityNumber), nameof(CompanyNumber), nameof(Identifier))]
    public string? RegistrationNumber() =>
        !string.IsNullOrWhiteSpace(CharityNumber) ? CharityNumber
        : !string.IsNullOrWhiteSpace(CompanyNumber) ? CompanyNumber
        : Identifier.StartsWith(Registers, StringComparison.Ordinal) && Identifier.Split('-', 3) is [_, _, { Length: > 0 } number] ? number
        : null;

    /// <summary>How identifiers of the UK's registers begin, like <c>GB-CHC-1085314</c>.</summary>
    internal const string Registers = "GB-";

    [MaxLength(SortText.MaxLength)]
    internal string SortName { get; private set; } = "";
}
