using CouncilPlatform.Grants.Lists;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.Grants.Awards;

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

    /// <summary>Follows the name: lists are sorted by it.</summary>
    internal string SortName { get; private set; } = "";
}
