namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>What the partnership answers for a period: each item once, for every funder.</summary>
internal sealed class FundingReturn : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required string Period { get; init; }

    public int Version { get; set; }

    public IDataLoaderResult<IReadOnlyList<ReturnAnswer>> Answers(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.return.answers",
            Id,
            ids => db.ReturnAnswers.Where(a => ids.Contains(a.FundingReturnId)).OrderBy(a => a.Id),
            a => a.FundingReturnId
        );
}

/// <summary>One answer.</summary>
internal sealed class ReturnAnswer : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid FundingReturnId { get; init; }

    public Guid ReturnItemId { get; init; }

    public required string Value { get; set; }

    public IDataLoaderResult<ReturnItem?> Item(Batches batches, CommunityPlanningDb db) => batches.One<ReturnItem>(db, ReturnItemId);
}
