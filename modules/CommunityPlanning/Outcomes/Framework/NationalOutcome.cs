namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>An outcome that a government sets for the whole country. It is the frame for what is agreed locally.</summary>
internal sealed class NationalOutcome : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place in the national framework, from 1.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The document that sets it, by title and date.</summary>
    public string? Source { get; init; }

    /// <summary>What the partnership wants to reach for it, by slug.</summary>
    public IDataLoaderResult<Connection<LocalOutcome>> LocalOutcomes(Paging paging, Batches batches, CommunityPlanningDb db) =>
        batches.Page(
            "communityplanning.national.outcomes",
            Id,
            db.LocalOutcomes,
            o => o.NationalOutcomeId,
            paging,
            o => o.Slug,
            descending: false
        );
}
