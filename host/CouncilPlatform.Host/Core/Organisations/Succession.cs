namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>That one organisation took another's place, wholly or with others: Cumbria's were Cumberland and Westmorland and Furness.</summary>
internal sealed class Succession
{
    public required Guid OrganisationId { get; init; }

    public required Guid SuccessorId { get; init; }
}
