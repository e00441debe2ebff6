namespace CouncilPlatform.Grants.Rounds;

/// <summary>Nobody scores, decides or pays what they have an interest in.</summary>
internal sealed class Impartiality(GrantsDb db, Caller caller)
{
    /// <exception cref="RuleException">OWN_ORGANISATION or CONFLICT_OF_INTEREST.</exception>
    public Task RequireAsync(Application application, CancellationToken cancellationToken = default) =>
        RequireAsync(
            application.PartnershipId,
            application.OrganisationId,
            application.Id,
            application.Title,
            "application",
            cancellationToken
        );

    /// <summary>As for an application, where money goes to an organisation: an interest in any of its applications counts.</summary>
    /// <exception cref="RuleException">OWN_ORGANISATION or CONFLICT_OF_INTEREST.</exception>
    public Task RequireAsync(Guid partnership, Guid recipient, string title, string at, CancellationToken cancellationToken) =>
        RequireAsync(partnership, recipient, application: null, title, at, cancellationToken);

    private async Task RequireAsync(
        Guid partnership,
        Guid organisation,
        Guid? application,
        string title,
        string at,
        CancellationToken cancellationToken
    )
    {
        var hasInterest = await db.Of<ConflictOfInterest>(partnership)
            .AnyAsync(
                c =>
                    c.Assessor == caller.Name
                    && (
                        c.OrganisationId == organisation
                        || application != null && c.ApplicationId == application
                        || application == null
                            && db.Of<Application>(partnership).Any(a => a.Id == c.ApplicationId && a.OrganisationId == organisation)
                    ),
                cancellationToken
            );
        new Rules()
            .Require(
                !caller.ActsFor(organisation),
                "OWN_ORGANISATION",
                $"You act for the organisation that {(application is null ? "gets the money" : "applies")} for \"{title}\". "
                    + "Somebody else must do this.",
                InputPath.Of(at)
            )
            .Require(
                !hasInterest,
                "CONFLICT_OF_INTEREST",
                $"You have declared an interest in \"{title}\" or in the organisation. Somebody else must do this.",
                InputPath.Of(at)
            )
            .Check();
    }
}
