namespace CouncilPlatform.Grants.OpenData;

/// <summary>A partnership's awards, counted and added up by the database.</summary>
/// <param name="Recipients">How many different recipients there are.</param>
internal sealed record AwardSummary(Guid PartnershipId, int Count, int Recipients, Money Total)
{
    /// <summary>By programme, in the order of their codes; awards without one come first.</summary>
    public async Task<IReadOnlyList<ProgrammeTotal>> ByProgramme(GrantsDb db, CancellationToken cancellationToken)
    {
        var sums =
            from award in db.Awards
            where award.PartnershipId == PartnershipId
            group award by award.ProgrammeId into programme
            select new
            {
                programme.Key,
                Count = programme.Count(),
                Pence = programme.Sum(a => a.Pence),
            };
        var named =
            from sum in sums
            join programme in db.Programmes on sum.Key equals programme.Id into programmes
            from programme in programmes.DefaultIfEmpty()
            select new
            {
                programme.Code,
                programme.Title,
                sum.Count,
                sum.Pence,
            };
        return
        [
            .. (await named.ToListAsync(cancellationToken))
                .OrderBy(s => s.Code, StringComparer.Ordinal)
                .Select(s => new ProgrammeTotal(s.Code, s.Title, s.Count, Money.FromPence(s.Pence))),
        ];
    }
}

/// <param name="Code">The programme's code; null for awards without a programme.</param>
internal sealed record ProgrammeTotal(string? Code, string? Title, int Count, Money Total);
