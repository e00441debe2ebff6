namespace CouncilPlatform.Grants.Rounds;

/// <summary>How an application was scored: for the partnership's officers, never for applicants.</summary>
internal sealed class AssessmentFields
{
    /// <summary>Every assessor's scores, with the agreed ones last.</summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<IReadOnlyList<ScoredAssessment>> Assessments(Application application, Batches batches, Scores scores) =>
        batches
            .Load(
                application.Id,
                (scores, application.PartnershipId),
                static (applications, s, ct) => s.scores.OfApplicationsAsync(s.PartnershipId, applications, ct)
            )
            .Then(all => all ?? []);

    /// <summary>The overall score: the agreed one, or else the mean of the assessors'; null if none counts.</summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<WeightedScore?> Score(Application application, Batches batches, Scores scores) =>
        Assessments(application, batches, scores).Then(ScoredAssessment.Result);
}
