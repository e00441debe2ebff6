namespace CouncilPlatform.Grants.Rounds;

/// <summary>What is thought of an application: for the partnership's officers, never for applicants.</summary>
internal sealed class AssessmentFields
{
    /// <summary>Every assessor's points, and the agreed ones last.</summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<IReadOnlyList<ScoredAssessment>> Assessments(Application application, Batches batches, Scores scores) =>
        Load(application, batches, scores);

    /// <summary>What they come to: the agreed points where there are any, else the mean of the assessors'; null where none counts.</summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<WeightedScore?> Score(Application application, Batches batches, Scores scores) =>
        Load(application, batches, scores).Then(ScoredAssessment.Result);

    private static IDataLoaderResult<IReadOnlyList<ScoredAssessment>> Load(Application application, Batches batches, Scores scores) =>
        batches
            .Load<Guid, IReadOnlyList<ScoredAssessment>>("grants.application.assessments", application.Id, scores.OfApplicationsAsync)
            .Then(all => all ?? []);
}
