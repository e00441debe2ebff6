namespace CouncilPlatform.BackOffice.Posts;

internal interface IAgreementPost : IForViewers
{
    Guid AgreementId { get; }

    string Reference { get; }
}

/// <summary>
/// A post that parties to an agreement share: one employs it, and each pays its part. It belongs to its employer. Nothing about the
/// person is stored.
/// </summary>
internal sealed class SharedPost : Aggregate, IPartOf<Agreement>, ITransferable, IAgreementPost
{
    internal const string CostFault = "Enter an annual cost from 0 to 10,000,000 pounds.";

    public Guid AgreementId { get; init; }

    public Guid EmployerId { get; set; }

    public Guid? PreferredId { get; set; }

    /// <summary>The post's reference, unique in the agreement, like P-017.</summary>
    [MaxLength(40)]
    public required string Reference { get; init; }

    /// <summary>What the post is, like Solicitor; never a person.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    internal long? AnnualCostPence { get; set; }

    Guid? IOwned.OwnerId => EmployerId;

    Guid IBelongsTo<Agreement>.WholeId => AgreementId;

    /// <summary>What the post costs in a year; null where it is not known.</summary>
    [Needs(nameof(AnnualCostPence))]
    public Money? AnnualCost() => AnnualCostPence.ToMoney();

    /// <summary>The party that employs the post.</summary>
    public IDataLoaderResult<Organisation?> Employer(OrganisationBatch organisations) => organisations.Get(EmployerId);

    /// <summary>The party that the holder prefers to go to on separation; null where it is not known.</summary>
    public IDataLoaderResult<Organisation?>? Preference(OrganisationBatch organisations) => organisations.Get(PreferredId);

    /// <summary>What each party pays, to the penny: what is left of the whole pence goes to the largest remainders.</summary>
    [Needs(nameof(AnnualCostPence))]
    public IDataLoaderResult<IReadOnlyList<CostShare>> Shares(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (PostShare s) => s.SharedPostId, s => s.Code).Then(shares => CostShare.Of(AnnualCostPence, shares));

    /// <summary>The post that it is allocated to when the parties separate; null while it is not.</summary>
    public IDataLoaderResult<StructurePost?> AllocatedTo(Batches batches, BackOfficeDb db) =>
        batches.Load(Id, (db, PartnershipId), static (ids, s, ct) => AllocationsAsync(s.db, s.PartnershipId, ids, ct));

    void ITransferable.PassTo(Guid organisation) => EmployerId = organisation;

    internal static bool IsCost(Money? cost) => cost is null or { MinorUnits: >= 0 and <= 1_000_000_000 };

    private static async Task<IReadOnlyDictionary<Guid, StructurePost>> AllocationsAsync(
        BackOfficeDb db,
        Guid partnership,
        IReadOnlyCollection<Guid> posts,
        CancellationToken cancellationToken
    ) =>
        await (
            from a in db.Of<PostAllocation>(partnership)
            join s in db.Of<StructurePost>(partnership) on a.StructurePostId equals s.Id
            where posts.Contains(a.SharedPostId)
            select new { a.SharedPostId, Post = s }
        )
            .AsNoTracking()
            .ToDictionaryAsync(a => a.SharedPostId, a => a.Post, cancellationToken);
}

internal sealed class PostShare : Entity, IBelongsTo<SharedPost>
{
    public Guid SharedPostId { get; init; }

    public Guid OrganisationId { get; init; }

    // Where remainders are equal, the first code gets the penny.
    [MaxLength(30)]
    internal string Code { get; init; } = "";

    internal int BasisPoints { get; init; }

    Guid IBelongsTo<SharedPost>.WholeId => SharedPostId;

    internal static PostShare Of(SharedPost post, Organisation party, int basisPoints) =>
        new()
        {
            SharedPostId = post.Id,
            OrganisationId = party.Id,
            Code = party.Code,
            BasisPoints = basisPoints,
        };

    internal static string SumFault(int basisPoints) => $"The shares add up to {Percents.Write(basisPoints)}%. They must add up to 100%.";
}

/// <summary>What one party pays of a post.</summary>
/// <param name="Percent">The share of the cost as a percentage, like 33.34.</param>
/// <param name="Amount">The amount in a year; null where the post's cost is not known.</param>
internal sealed record CostShare(Guid OrganisationId, string Percent, Money? Amount)
{
    /// <summary>The party that pays.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    internal static IReadOnlyList<CostShare> Of(long? pence, IReadOnlyList<PostShare> shares)
    {
        var amounts =
            pence is { } cost && shares.Count > 0
                ? MoneySplit.Of(Money.FromPence(cost), [.. shares.Select(s => (s.Code, (long)s.BasisPoints))])
                : null;
        return [.. shares.Select((s, index) => new CostShare(s.OrganisationId, Percents.Write(s.BasisPoints), amounts?[index]))];
    }
}

/// <summary>A post that a party has in its own structure after the separation.</summary>
internal sealed class StructurePost : PartnershipEntity, IAgreementPost, IOwned
{
    public Guid AgreementId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The post's reference, unique among those offered under the agreement, like S-004.</summary>
    [MaxLength(40)]
    public required string Reference { get; init; }

    /// <summary>What the post is, like Solicitor; never a person.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>The party whose structure has the post.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}

/// <summary>Where a shared post goes: each has at most one post in the structure of one party.</summary>
internal sealed class PostAllocation : PartnershipEntity, IBelongsTo<SharedPost>
{
    public Guid SharedPostId { get; init; }

    public Guid StructurePostId { get; set; }

    Guid IBelongsTo<SharedPost>.WholeId => SharedPostId;
}
