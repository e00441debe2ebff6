namespace CouncilPlatform.Grants.Rounds;

/// <summary>Writes the caller's points for an application.</summary>
internal sealed class Assessor(GrantsDb db, Caller caller, ApplicationDoor door, Impartiality impartiality, TimeProvider time)
{
    public Task<Application> WriteAsync(
        string action,
        Partnership partnership,
        GlobalId id,
        IReadOnlyList<CriterionScoreInput> scores,
        bool agreed,
        int? version,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var application = await door.HoldAsync(partnership, id, version, ct);
                var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == application.RoundId, ct);
                application.RequireState("Only what was handed in, and is not decided, is scored.", ApplicationState.Submitted);
                round.RequireClosed(time.GetUtcNow().UtcDateTime);
                await impartiality.RequireAsync(application, ct);
                var before = await db.Assessments.Where(a => a.ApplicationId == application.Id).ToListAsync(ct);
                new Rules()
                    .Require(
                        agreed || !before.Any(a => a.Agreed),
                        "MODERATED",
                        $"The scores of \"{application.Title}\" are agreed on. An approver may agree on others.",
                        "input",
                        "application"
                    )
                    .Require(
                        !agreed || before.Count > 0,
                        "NOT_SCORED",
                        $"Nobody has scored \"{application.Title}\" yet: there is nothing to agree on.",
                        "input",
                        "application"
                    )
                    .Check();
                var criteria = await db.RoundCriteria.AsNoTracking().Where(c => c.RoundId == round.Id).ToDictionaryAsync(c => c.Number, ct);
                Check(criteria, scores);
                var replaced = before.Where(a => a.Agreed == agreed && (agreed || a.Assessor == caller.Name)).ToList();
                var ids = replaced.ConvertAll(a => a.Id);
                db.RemoveRange(await db.ApplicationScores.Where(s => ids.Contains(s.AssessmentId)).ToListAsync(ct));
                db.RemoveRange(replaced);
                db.Audit(
                    action,
                    application,
                    partnership.Id,
                    $"{application.ReferenceIn(round)}: {string.Join(", ", scores.OrderBy(s => s.Criterion).Select(s => $"{s.Criterion} = {s.Points}"))}"
                );
                // Before the new ones are added: they may have the same place in an index.
                await db.SaveChangesAsync(ct);
                var assessment = new Assessment
                {
                    ApplicationId = application.Id,
                    Assessor = caller.Name,
                    Agreed = agreed,
                    AtUtc = time.GetUtcNow().UtcDateTime,
                };
                db.Add(assessment);
                db.AddRange(
                    scores.Select(s => new ApplicationScore
                    {
                        AssessmentId = assessment.Id,
                        CriterionId = criteria[s.Criterion].Id,
                        Points = s.Points,
                        Rationale = s.Rationale,
                    })
                );
                return application;
            },
            cancellationToken
        );

    private static void Check(Dictionary<int, RoundCriterion> criteria, IReadOnlyList<CriterionScoreInput> scores)
    {
        var rules = new Rules().Require(
            criteria.Count > 0,
            "NO_CRITERIA",
            "The round has no criteria: its applications are decided without scores.",
            "input",
            "application"
        );
        foreach (var (index, score) in scores.Take(criteria.Count + 1).Index())
        {
            string[] at = ["input", "scores", index.ToString(CultureInfo.InvariantCulture)];
            rules.Text(score.Rationale, 2000, [.. at, "rationale"]);
            if (!criteria.TryGetValue(score.Criterion, out var criterion))
            {
                rules.Require(
                    holds: false,
                    RuleCodes.NotFound,
                    $"The round has no criterion {score.Criterion}; its criteria are 1 to {criteria.Count}.",
                    [.. at, "criterion"]
                );
                continue;
            }

            rules
                .Require(
                    score.Points >= 0 && score.Points <= criterion.MaxScore,
                    RuleCodes.Invalid,
                    $"{score.Points} points are out of range. \"{criterion.Name}\" has 0 to {criterion.MaxScore}.",
                    [.. at, "points"]
                )
                .Require(
                    scores.Take(index).All(s => s.Criterion != score.Criterion),
                    RuleCodes.Invalid,
                    $"Criterion {score.Criterion} is scored twice.",
                    [.. at, "criterion"]
                );
        }

        foreach (var criterion in criteria.Values.Where(c => scores.All(s => s.Criterion != c.Number)).OrderBy(c => c.Number))
        {
            rules.Require(
                holds: false,
                RuleCodes.Invalid,
                $"Criterion {criterion.Number}, \"{criterion.Name}\", is not scored. Score every criterion.",
                "input",
                "scores"
            );
        }

        rules.Check();
    }
}
