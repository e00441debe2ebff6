namespace CouncilPlatform.Grants.Rounds;

/// <summary>What the assessors' points come to.</summary>
internal sealed class Scores(GrantsDb db)
{
    /// <summary>Whether the round has criteria to score by.</summary>
    public Task<bool> AreAskedAsync(Round round, CancellationToken cancellationToken) =>
        db.RoundCriteria.AnyAsync(c => c.RoundId == round.Id, cancellationToken);

    /// <summary>The assessments of each application, in the order they were made, the agreed one last.</summary>
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<ScoredAssessment>>> OfApplicationsAsync(
        IReadOnlyCollection<Guid> applications,
        CancellationToken cancellationToken
    ) => OfAsync(db.Applications.Where(a => applications.Contains(a.Id)), cancellationToken);

    /// <summary>The applications of each round that are handed in or decided, placed by their scores.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Placing>>> RankAsync(
        IReadOnlyCollection<Guid> rounds,
        CancellationToken cancellationToken
    )
    {
        ApplicationState[] ranked =
        [
            ApplicationState.Submitted,
            ApplicationState.Awarded,
            ApplicationState.Reserved,
            ApplicationState.Rejected,
        ];
        var about = await db.Rounds.AsNoTracking().Where(r => rounds.Contains(r.Id)).ToListAsync(cancellationToken);
        var among = db.Applications.Where(a => rounds.Contains(a.RoundId) && ranked.Contains(a.State));
        var applications = await among
            .Select(a => new
            {
                a.Id,
                a.RoundId,
                a.Number,
                a.RevenuePence,
                a.CapitalPence,
            })
            .ToListAsync(cancellationToken);
        var scores = await OfAsync(among, cancellationToken);
        return about.ToDictionary(
            r => r.Id,
            r =>
                FundingLine.Draw(
                    [
                        .. applications
                            .Where(a => a.RoundId == r.Id)
                            .Select(a => new Candidate(
                                a.Id,
                                a.Number,
                                new(Money.FromPence(a.RevenuePence), Money.FromPence(a.CapitalPence)),
                                ScoredAssessment.Result(scores.GetValueOrDefault(a.Id) ?? [])
                            )),
                    ],
                    r.Budget(),
                    r.Threshold
                )
        );
    }

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ScoredAssessment>>> OfAsync(
        IQueryable<Application> applications,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from assessment in db.Assessments
            join application in applications on assessment.ApplicationId equals application.Id
            join score in db.ApplicationScores on assessment.Id equals score.AssessmentId
            join criterion in db.RoundCriteria on score.CriterionId equals criterion.Id
            select new
            {
                Assessment = assessment,
                Score = score,
                Criterion = criterion,
                // An interest declared afterwards counts too: the points stay, and count no more.
                Conflict = db.Conflicts.Any(c =>
                    c.PartnershipId == application.PartnershipId
                    && c.Assessor == assessment.Assessor
                    && (c.ApplicationId == application.Id || c.OrganisationId == application.OrganisationId)
                ),
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return rows.ToLookup(r => r.Assessment.ApplicationId)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<ScoredAssessment> (g) =>
                    [
                        .. g.GroupBy(r => r.Assessment.Id)
                            .OrderBy(a => a.First().Assessment.Agreed)
                            .ThenBy(a => a.Key)
                            .Select(a => new ScoredAssessment(
                                a.First().Assessment,
                                [
                                    .. a.OrderBy(r => r.Criterion.Number)
                                        .Select(r => new CriterionScore(r.Criterion, r.Score.Points, r.Score.Rationale)),
                                ],
                                a.First().Conflict
                            )),
                    ]
            );
    }
}

/// <param name="Assessment">Whose it is.</param>
/// <param name="Scores">In the order of the criteria.</param>
/// <param name="Conflict">Whether the assessor has declared an interest: then it does not count.</param>
internal sealed record ScoredAssessment(Assessment Assessment, IReadOnlyList<CriterionScore> Scores, bool Conflict)
{
    /// <summary>Each criterion's points times its weight, added up.</summary>
    public int Total => Scores.Sum(s => s.Points * s.Criterion.Weight);

    /// <summary>The greatest total there can be.</summary>
    public int Maximum => Scores.Sum(s => s.Criterion.MaxScore * s.Criterion.Weight);

    /// <summary>What an application's assessments come to: the agreed one where there is one, else the mean of those that count; null where none does.</summary>
    internal static WeightedScore? Result(IReadOnlyList<ScoredAssessment> all)
    {
        var agreed = all.Where(a => a.Assessment.Agreed).ToList();
        var counted = agreed.Count > 0 ? agreed : [.. all.Where(a => !a.Conflict)];
        return counted.Count == 0 ? null : new(counted.Sum(a => a.Total), counted.Count, counted[0].Maximum);
    }
}

/// <param name="Points">From 0 to the criterion's most.</param>
/// <param name="Rationale">Why.</param>
internal sealed record CriterionScore(RoundCriterion Criterion, int Points, string Rationale);
