namespace CouncilPlatform.Grants.OpenData;

/// <summary>A partnership's awards, counted and added up by the database.</summary>
/// <param name="Count">How many awards there are.</param>
/// <param name="Recipients">How many different recipients there are.</param>
/// <param name="Total">The amounts added up.</param>
internal sealed record AwardSummary(int Count, int Recipients, Money Total)
{
    internal required Partnership Partnership { get; init; }

    internal required AwardFilterInput? Filter { get; init; }

    /// <summary>Totals by programme, in the order of their codes; awards without a programme come first.</summary>
    public async Task<IReadOnlyList<ProgrammeTotal>> ByProgramme(GrantsDb db, CancellationToken cancellationToken)
    {
        var sums =
            from award in db.AwardsOf(Partnership, Filter)
            group award by award.ProgrammeId into programme
            select new
            {
                programme.Key,
                Count = programme.Count(),
                Pence = programme.Sum(a => a.Pence),
            };
        var named =
            from sum in sums
            join programme in db.Of<Programme>(Partnership) on sum.Key equals programme.Id into programmes
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

/// <summary>The awards of one programme, counted and added up.</summary>
/// <param name="Code">The programme's code; null for awards without a programme.</param>
/// <param name="Title">The programme's title.</param>
/// <param name="Count">How many awards there are.</param>
/// <param name="Total">The amounts added up.</param>
internal sealed record ProgrammeTotal(string? Code, string? Title, int Count, Money Total);
