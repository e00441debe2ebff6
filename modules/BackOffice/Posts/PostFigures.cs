namespace CouncilPlatform.BackOffice.Posts;

/// <summary>Counts shared posts, for many agreements at once.</summary>
internal sealed class PostFigures(BackOfficeDb db)
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<EmployerCount>>> EmployersAsync(
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    ) => (
            await db
                .SharedPosts.Where(p => agreements.Contains(p.AgreementId))
                .GroupBy(p => new { p.AgreementId, p.EmployerId })
                .Select(g => new
                {
                    g.Key.AgreementId,
                    g.Key.EmployerId,
                    Posts = g.Count(),
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(g => g.AgreementId).ToDictionary(g => g.Key, IReadOnlyList<EmployerCount> (g) => [.. g.OrderByDescending(e => e.Posts).ThenBy(e => e.EmployerId).Select(e => new EmployerCount(e.EmployerId, e.Posts))]);

    public async Task<IReadOnlyDictionary<Guid, AllocationSummary>> AllocationsAsync(
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    )
    {
        var posts = (
            await (
                from p in db.SharedPosts
                where agreements.Contains(p.AgreementId)
                let to = (
                    from a in db.PostAllocations
                    join s in db.StructurePosts on a.StructurePostId equals s.Id
                    where a.SharedPostId == p.Id
                    select (Guid?)s.OrganisationId
                ).FirstOrDefault()
                select new
                {
                    p.AgreementId,
                    p.PreferredId,
                    To = to,
                }
            ).ToListAsync(cancellationToken)
        ).ToLookup(p => p.AgreementId);
        var vacant = await db
            .StructurePosts.Where(s => agreements.Contains(s.AgreementId) && !db.PostAllocations.Any(a => a.StructurePostId == s.Id))
            .GroupBy(s => s.AgreementId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return agreements.ToDictionary(
            id => id,
            id => new AllocationSummary(
                posts[id].Count(),
                posts[id].Count(p => p.To is not null),
                posts[id].Count(p => p.To is not null && p.To == p.PreferredId),
                posts[id].Count(p => p.To is null),
                vacant.GetValueOrDefault(id)
            )
        );
    }
}

/// <summary>How many of the shared posts one party employs.</summary>
internal sealed record EmployerCount(Guid OrganisationId, int Posts)
{
    public IDataLoaderResult<Organisation?> Employer(Batches batches, IMediator mediator) => batches.Organisation(OrganisationId, mediator);
}

/// <summary>How shared posts are allocated when the parties separate.</summary>
/// <param name="Posts">How many are shared.</param>
/// <param name="Allocated">How many have a post in the structure of one party, each once.</param>
/// <param name="Matched">How many of those have it where their holder would rather go.</param>
/// <param name="Unmatched">How many have none.</param>
/// <param name="Vacant">How many posts of the structures nobody has.</param>
internal sealed record AllocationSummary(int Posts, int Allocated, int Matched, int Unmatched, int Vacant);
