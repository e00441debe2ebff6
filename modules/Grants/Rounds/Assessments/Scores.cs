namespace CouncilPlatform.Grants.Rounds;

internal sealed class Scores(GrantsDb db)
{
    public Task<bool> AreRequiredAsync(Round round, CancellationToken cancellationToken) =>
        db.Set<RoundCriterion>().AnyAsync(c => c.RoundId == round.Id, cancellationToken);

    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<ScoredAssessment>>> OfApplicationsAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> applications,
        CancellationToken cancellationToken
    ) => OfAsync(partnership, db.Of<Application>(partnership).Where(a => applications.Contains(a.Id)), cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Placing>>> RankAsync(
        Guid partnership,
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
        var about = await db.Of<Round>(partnership).AsNoTracking().Where(r => rounds.Contains(r.Id)).ToListAsync(cancellationToken);
        var among = db.Of<Application>(partnership).Where(a => rounds.Contains(a.RoundId) && ranked.Contains(a.State));
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
        var scores = await OfAsync(partnership, among, cancellationToken);
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
                                StreamAmounts.FromPence(a.RevenuePence, a.CapitalPence),
                                ScoredAssessment.Result(scores.GetValueOrDefault(a.Id) ?? [])
                            )),
                    ],
                    r.Budget(),
                    r.Threshold
                )
        );
    }

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ScoredAssessment>>> OfAsync(
        Guid partnership,
        IQueryable<Application> applications,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from assessment in db.Set<Assessment>()
            join application in applications on assessment.ApplicationId equals application.Id
            join score in db.Set<ApplicationScore>() on assessment.Id equals score.AssessmentId
            join criterion in db.Set<RoundCriterion>() on score.CriterionId equals criterion.Id
            select new
            {
                Assessment = assessment,
                Score = score,
                Criterion = criterion,
                // An interest declared afterwards counts too: the scores stay, but no longer count.
                Conflict = db.Of<ConflictOfInterest>(partnership)
                    .Any(c =>
                        c.AssessorId != null
                        && c.AssessorId == assessment.AssessorId
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

/// <summary>An assessment with its scores.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="Scores">The scores, in the order of the criteria.</param>
/// <param name="Conflict">Whether the assessor has declared an interest. If so, the assessment does not count.</param>
internal sealed record ScoredAssessment(Assessment Assessment, IReadOnlyList<CriterionScore> Scores, bool Conflict)
{
    /// <summary>The weighted total: the sum of each criterion's points times its weight.</summary>
    public int Total => Scores.Sum(s => s.Points * s.Criterion.Weight);

    /// <summary>The highest total that is possible.</summary>
    public int Maximum => Scores.Sum(s => s.Criterion.MaxScore * s.Criterion.Weight);

    /// <summary>The overall score: the agreed one, or else the mean of those that count; null if none does.</summary>
    internal static WeightedScore? Result(IReadOnlyList<ScoredAssessment> all)
    {
        var agreed = all.Where(a => a.Assessment.Agreed).ToList();
        var counted = agreed.Count > 0 ? agreed : [.. all.Where(a => !a.Conflict)];
        return counted.Count == 0 ? null : new(counted.Sum(a => a.Total), counted.Count, counted[0].Maximum);
    }
}

/// <summary>The score by one criterion.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Points">From 0 to the criterion's maximum.</param>
/// <param name="Rationale">The reason for the score.</param>
internal sealed record CriterionScore(RoundCriterion Criterion, int Points, string Rationale);
