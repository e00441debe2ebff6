namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>An outcome that a government sets for the whole country, as the framework for local outcomes.</summary>
[Shared("A government sets it for everybody.")]
internal sealed class NationalOutcome : PartnershipEntity, INumbered
{
    /// <summary>The outcome's number in the national framework, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The outcome in one sentence.</summary>
    [MaxLength(500)]
    public required string Title { get; init; }

    /// <summary>The document that sets it, by title and date.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    /// <summary>The partnership's own outcomes that contribute to it, by short name.</summary>
    public IDataLoaderResult<Connection<LocalOutcome>> LocalOutcomes(Paging paging, Batches batches, CommunityPlanningDb db) =>
        batches.Page(db, Id, static (LocalOutcome o) => o.NationalOutcomeId, paging, static o => o.Slug);
}
