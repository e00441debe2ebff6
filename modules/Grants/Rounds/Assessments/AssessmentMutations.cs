namespace CouncilPlatform.Grants.Rounds;

internal sealed class AssessmentMutations
{
    /// <summary>
    /// Declares your own interest in an application or an organisation. From then on you can neither score nor decide it, and your earlier
    /// scores no longer count.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<ConflictOfInterest> DeclareConflict(DeclareConflictInput input, Change<GrantsDb> change)
    {
        var found = await change.FindOrganisationsAsync(input.Organisation);
        new Rules()
            .Text(input.Reason, 1000)
            .Valid(
                input.Application is null != input.Organisation is null,
                "Enter either an application or an organisation.",
                InputPath.Of()
            )
            .Organisation(found, input.Organisation)
            .Check();
        var application = input.Application is { } id ? await change.FindAsync<Application>(id, "input.application") : null;
        var conflict = new ConflictOfInterest
        {
            Assessor = change.Caller.Name,
            AssessorId = change.Caller.Person,
            ApplicationId = application?.Id,
            OrganisationId = input.Organisation is { } code ? found[code].Id : null,
            Reason = input.Reason,
            DeclaredUtc = change.NowUtc,
        };
        return change.Done(change.Add(conflict), application is null ? $"organisation {input.Organisation}" : $"{input.Application}");
    }

    /// <summary>
    /// Scores an application by every criterion. Your new scores replace your earlier ones until the scores are moderated.
    /// </summary>
    [Requires(Role.Officer)]
    public static Task<Application> ScoreApplication(ScoreApplicationInput input, Assessor assessor) =>
        assessor.ScoreAsync(input.Application, input.Scores, agreed: false, input.Version);

    /// <summary>Agrees the scores of an application. They count in place of the assessors' scores, which are retained.</summary>
    [Requires(Role.Approver)]
    public static Task<Application> ModerateApplication(ModerateApplicationInput input, Assessor assessor) =>
        assessor.ScoreAsync(input.Application, input.Scores, agreed: true, input.Version);
}
