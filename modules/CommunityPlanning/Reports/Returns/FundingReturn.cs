namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>The partnership's answers for a period: each item once, for every funder.</summary>
[Shared("The answers to funders are the whole partnership's.")]
internal sealed class FundingReturn : Aggregate
{
    /// <summary>The period, like 2012/13 or 2012-Q3.</summary>
    [MaxLength(CommunityPlanning.Period.MaxLength)]
    public required string Period { get; init; }

    /// <summary>The answers, each to another item.</summary>
    public IDataLoaderResult<IReadOnlyList<ReturnAnswer>> Answers(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (ReturnAnswer a) => a.FundingReturnId, static a => a.Id);
}

/// <summary>An answer to one item.</summary>
internal sealed class ReturnAnswer : Entity
{
    public Guid FundingReturnId { get; init; }

    public Guid ReturnItemId { get; init; }

    /// <summary>The answer, as text, like 121.</summary>
    [MaxLength(2000)]
    public string Value { get; set; } = "";

    /// <summary>The item that is answered.</summary>
    public IDataLoaderResult<ReturnItem?> Item(Batches batches, CommunityPlanningDb db) => batches.Row<ReturnItem>(db, ReturnItemId);
}
