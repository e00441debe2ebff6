namespace CouncilPlatform.Grants.Rounds;

internal sealed class Assessor(Change<GrantsDb> change, Impartiality impartiality)
{
    public async Task<Application> ScoreAsync(GlobalId id, IReadOnlyList<CriterionScoreInput> scores, bool agreed, int? version)
    {
        var application = await change.LockAsync<Application>(id, version, path: "input.application");
        var round = await change.Of<Round>().SingleAsync(r => r.Id == application.RoundId, change.Cancellation);
        application.RequireState("You can score an application only if it is submitted and not decided.", ApplicationState.Submitted);
        round.RequireClosed(change.NowUtc);
        await impartiality.RequireAsync(application);
        var before = await change.Db.Set<Assessment>().Where(a => a.ApplicationId == application.Id).ToListAsync(change.Cancellation);
        CheckStage(application, before, agreed);
        var criteria = await change
            .Db.Set<RoundCriterion>()
            .Where(c => c.RoundId == round.Id)
            .ToDictionaryAsync(c => c.Number, change.Cancellation);
        Check(criteria, scores);
        await RemoveAsync(before.FindAll(a => a.Agreed == agreed && (agreed || change.Caller.Is(a.AssessorId))));
        Add(application, criteria, scores, agreed);
        var points = scores.OrderBy(s => s.Criterion).Select(s => $"{s.Criterion} = {s.Points}");
        return change.Done(application, $"{application.ReferenceIn(round)}: {string.Join(", ", points)}");
    }

    // Saved before the new ones are added, which may have the same key in an index.
    private async Task RemoveAsync(List<Assessment> replaced)
    {
        var ids = replaced.ConvertAll(a => a.Id);
        change.Db.RemoveRange(
            await change.Db.Set<ApplicationScore>().Where(s => ids.Contains(s.AssessmentId)).ToListAsync(change.Cancellation)
        );
        change.Db.RemoveRange(replaced);
        await change.SaveAsync();
    }

    private void Add(
        Application application,
        Dictionary<int, RoundCriterion> criteria,
        IReadOnlyList<CriterionScoreInput> scores,
        bool agreed
    )
    {
        var assessment = change.Add(
            new Assessment
            {
                ApplicationId = application.Id,
                Assessor = change.Caller.Name,
                AssessorId = change.Caller.Person,
                Agreed = agreed,
                AtUtc = change.NowUtc,
            }
        );
        change.AddRange(
            scores.Select(s => new ApplicationScore
            {
                AssessmentId = assessment.Id,
                CriterionId = criteria[s.Criterion].Id,
                Points = s.Points,
                Rationale = s.Rationale,
            })
        );
    }

    private static void CheckStage(Application application, List<Assessment> before, bool agreed) =>
        new Rules()
            .Require(
                agreed || !before.Exists(a => a.Agreed),
                "MODERATED",
                $"The scores of \"{application.Title}\" are already agreed. Only an approver can change them.",
                InputPath.Of("application")
            )
            .Require(
                !agreed || before.Count > 0,
                "NOT_SCORED",
                $"Nobody has scored \"{application.Title}\" yet. Score it before you agree the scores.",
                InputPath.Of("application")
            )
            .Check();

    private static void Check(Dictionary<int, RoundCriterion> criteria, IReadOnlyList<CriterionScoreInput> scores)
    {
        var rules = new Rules().Require(
            criteria.Count > 0,
            "NO_CRITERIA",
            "The round has no criteria. Decide its applications without scores.",
            InputPath.Of("application")
        );
        foreach (var (index, score) in scores.Take(criteria.Count + 1).Index())
        {
            var at = InputPath.Of("scores", index);
            var criterion = criteria.GetValueOrDefault(score.Criterion);
            rules
                .Text(score.Rationale, 2000, at.Within("rationale"))
                .Require(
                    criterion is not null,
                    RuleCodes.NotFound,
                    $"The round has no criterion {score.Criterion}. Its criteria are 1 to {criteria.Count}.",
                    at.Within("criterion")
                )
                .Valid(
                    criterion is null || score.Points >= 0 && score.Points <= criterion.MaxScore,
                    $"The score {score.Points} is out of range. \"{criterion?.Name}\" has 0 to {criterion?.MaxScore} points.",
                    at.Within("points")
                )
                .Valid(
                    criterion is null || scores.Take(index).All(s => s.Criterion != score.Criterion),
                    $"Criterion {score.Criterion} is scored twice. Score it once.",
                    at.Within("criterion")
                );
        }

        foreach (var criterion in criteria.Values.Where(c => scores.All(s => s.Criterion != c.Number)).OrderBy(c => c.Number))
        {
            rules.Valid(
                holds: false,
                $"Criterion {criterion.Number}, \"{criterion.Name}\", has no score. Score every criterion.",
                InputPath.Of("scores")
            );
        }

        rules.Check();
    }
}
