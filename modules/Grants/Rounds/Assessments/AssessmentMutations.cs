namespace CouncilPlatform.Grants.Rounds;

/// <summary>Looking at what was handed in: by each assessor alone, then together.</summary>
internal sealed class AssessmentMutations
{
    /// <summary>Declares the caller's own interest in an application or an organisation. From then on they neither score nor decide it, and what they scored counts no more.</summary>
    [Requires(Role.Officer)]
    public static async Task<ConflictOfInterest> DeclareConflict(
        DeclareConflictInput input,
        Partnership partnership,
        Caller caller,
        GrantsDb db,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var organisations = input.Organisation is null
            ? null
            : await mediator.Send(new FindOrganisations([input.Organisation]), cancellationToken);
        var application = input.Application?.For<Application>("input", "application");
        new Rules()
            .Text(input.Reason, 1000, "input", "reason")
            .Require(
                input.Application is null != input.Organisation is null,
                RuleCodes.Invalid,
                "Send an application or an organisation: one of them.",
                "input"
            )
            .Require(
                organisations is null or { Count: > 0 },
                RuleCodes.NotFound,
                $"No organisation has the code \"{input.Organisation}\". Send a GSS code or identifier.",
                "input",
                "organisation"
            )
            .Check();
        var conflict = new ConflictOfInterest
        {
            PartnershipId = partnership.Id,
            Assessor = caller.Name,
            ApplicationId = application,
            OrganisationId = organisations?[input.Organisation!].Id,
            Reason = input.Reason,
            DeclaredUtc = time.GetUtcNow().UtcDateTime,
        };
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        application is null
                            || await db.Applications.AnyAsync(a => a.Id == application && a.PartnershipId == partnership.Id, ct),
                        RuleCodes.NotFound,
                        $"There is no such application in {partnership.Name}.",
                        "input",
                        "application"
                    )
                    .Check();
                db.Add(conflict);
                db.Audit(
                    "declareConflict",
                    conflict,
                    partnership.Id,
                    application is null ? $"organisation {input.Organisation}" : $"{input.Application}"
                );
                return conflict;
            },
            cancellationToken
        );
    }

    /// <summary>Scores an application by every criterion, with a rationale for each; once more in place of one's own scores, until they are moderated.</summary>
    [Requires(Role.Officer)]
    public static Task<Application> ScoreApplication(
        ScoreApplicationInput input,
        Partnership partnership,
        Assessor assessor,
        CancellationToken cancellationToken
    ) =>
        assessor.WriteAsync(
            "scoreApplication",
            partnership,
            input.Application,
            input.Scores,
            agreed: false,
            input.Version,
            cancellationToken
        );

    /// <summary>Agrees on scores that count in place of the assessors', which are kept as they were.</summary>
    [Requires(Role.Approver)]
    public static Task<Application> ModerateApplication(
        ModerateApplicationInput input,
        Partnership partnership,
        Assessor assessor,
        CancellationToken cancellationToken
    ) =>
        assessor.WriteAsync(
            "moderateApplication",
            partnership,
            input.Application,
            input.Scores,
            agreed: true,
            input.Version,
            cancellationToken
        );
}
