namespace CouncilPlatform.BackOffice.Posts;

/// <summary>A post that the parties to an agreement share. One of them employs it, and each pays its part; the person is nobody's business here.</summary>
internal sealed class SharedPost : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AgreementId { get; init; }

    public Guid EmployerId { get; set; }

    public Guid? PreferredId { get; set; }

    /// <summary>What tells it from every other post of the agreement.</summary>
    public required string Reference { get; init; }

    public required string Title { get; set; }

    internal long? AnnualCostPence { get; set; }

    public int Version { get; set; }

    /// <summary>What it costs in a year; null where nobody has said.</summary>
    [Needs(nameof(AnnualCostPence))]
    public Money? AnnualCost() => AnnualCostPence is { } pence ? Money.FromPence(pence) : null;

    public IDataLoaderResult<Organisation?> Employer(Batches batches, IMediator mediator) => batches.Organisation(EmployerId, mediator);

    /// <summary>The party that its holder would rather go to when the parties separate; null where it is not known.</summary>
    public IDataLoaderResult<Organisation?>? Preference(Batches batches, IMediator mediator) =>
        PreferredId is { } id ? batches.Organisation(id, mediator) : null;

    /// <summary>What each party pays: to the penny, what is left of the whole pence to the largest remainders.</summary>
    [Needs(nameof(AnnualCostPence))]
    public IDataLoaderResult<IReadOnlyList<CostShare>> Shares(Batches batches, BackOfficeDb db) =>
        batches
            .All(
                "backoffice.post.shares",
                Id,
                ids => db.PostShares.Where(s => ids.Contains(s.SharedPostId)).OrderBy(s => s.Code),
                s => s.SharedPostId
            )
            .Then(shares => CostShare.Of(AnnualCostPence, shares));

    /// <summary>The post that it is allocated to when the parties separate; null while it is not.</summary>
    public IDataLoaderResult<StructurePost?> AllocatedTo(Batches batches, BackOfficeDb db) =>
        batches
            .All(
                "backoffice.post.allocation",
                Id,
                ids =>
                    from a in db.PostAllocations
                    join s in db.StructurePosts on a.StructurePostId equals s.Id
                    where ids.Contains(a.SharedPostId)
                    select new AllocatedPost(a.SharedPostId, s),
                a => a.SharedPost
            )
            .Then(found => found.Count == 0 ? null : found[0].Post);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) => caller.Has(Role.Viewer, partnership);

    private sealed record AllocatedPost(Guid SharedPost, StructurePost Post);
}

/// <summary>The part of a post's cost that one party pays.</summary>
internal sealed class PostShare : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SharedPostId { get; init; }

    public Guid OrganisationId { get; init; }

    // For the remainder rule: of equal ones, the code that comes first.
    internal string Code { get; init; } = "";

    internal int BasisPoints { get; init; }
}

/// <summary>What one party pays of a post.</summary>
/// <param name="Percent">As exact text, as in 33.34.</param>
/// <param name="Amount">In a year; null where the post's cost is not known.</param>
internal sealed record CostShare(Guid OrganisationId, string Percent, Money? Amount)
{
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);

    public static IReadOnlyList<CostShare> Of(long? pence, IReadOnlyList<PostShare> shares)
    {
        var amounts =
            pence is { } cost && shares.Count > 0
                ? MoneySplit.Of(Money.FromPence(cost), [.. shares.Select(s => (s.Code, (long)s.BasisPoints))])
                : null;
        return [.. shares.Select((s, index) => new CostShare(s.OrganisationId, Percents.Write(s.BasisPoints), amounts?[index]))];
    }
}

/// <summary>A post that a party has in its structure of its own after the separation.</summary>
internal sealed class StructurePost : IKeyed, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AgreementId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>What tells it from every other post that is offered under the agreement.</summary>
    public required string Reference { get; init; }

    public required string Title { get; init; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) => caller.Has(Role.Viewer, partnership);
}

/// <summary>That a shared post goes to a post of one party's structure: each of both at most once.</summary>
internal sealed class PostAllocation : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid SharedPostId { get; init; }

    public Guid StructurePostId { get; set; }
}
