namespace CouncilPlatform.BackOffice.Posts;

internal sealed class PostFigures(BackOfficeDb db)
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<EmployerCount>>> EmployersAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    )
    {
        var counts = await db.Of<SharedPost>(partnership)
            .Where(p => agreements.Contains(p.AgreementId))
            .GroupBy(p => new { p.AgreementId, p.EmployerId })
            .Select(g => new { g.Key.AgreementId, Count = new EmployerCount(g.Key.EmployerId, g.Count()) })
            .ToListAsync(cancellationToken);
        return counts
            .ToLookup(c => c.AgreementId, c => c.Count)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<EmployerCount> (g) => [.. g.OrderByDescending(c => c.Posts).ThenBy(c => c.OrganisationId)]
            );
    }

    public async Task<IReadOnlyDictionary<Guid, AllocationSummary>> AllocationsAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    )
    {
        var allocations = db.Of<PostAllocation>(partnership);
        var posts = (
            await (
                from p in db.Of<SharedPost>(partnership)
                where agreements.Contains(p.AgreementId)
                let to = (
                    from a in allocations
                    join s in db.Of<StructurePost>(partnership) on a.StructurePostId equals s.Id
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
        var vacant = await db.Of<StructurePost>(partnership)
            .Where(s => agreements.Contains(s.AgreementId) && !allocations.Any(a => a.StructurePostId == s.Id))
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
/// <param name="Posts">How many posts the party employs.</param>
internal sealed record EmployerCount(Guid OrganisationId, int Posts)
{
    /// <summary>The party that employs them.</summary>
    public IDataLoaderResult<Organisation?> Employer(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}

/// <summary>How shared posts are allocated when the parties separate.</summary>
/// <param name="Posts">How many posts are shared.</param>
/// <param name="Allocated">How many have a post in the structure of one party, each once.</param>
/// <param name="Matched">How many of those have it where their holder prefers to go.</param>
/// <param name="Unmatched">How many have no post in a structure yet.</param>
/// <param name="Vacant">How many posts of the structures are not taken by a shared post.</param>
internal sealed record AllocationSummary(int Posts, int Allocated, int Matched, int Unmatched, int Vacant);
