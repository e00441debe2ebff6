namespace CouncilPlatform.Grants.Rounds;

/// <summary>Nobody scores, decides or pays what they have an interest in.</summary>
internal sealed class Impartiality(GrantsDb db, Caller caller)
{
    /// <exception cref="RuleException">OWN_ORGANISATION or CONFLICT_OF_INTEREST.</exception>
    public Task RequireAsync(Application application, CancellationToken cancellationToken) =>
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
    ) =>
        new Rules()
            .Require(
                !caller.ActsFor(organisation),
                "OWN_ORGANISATION",
                $"You act for the organisation that {(application is null ? "gets the money" : "applies")} for \"{title}\". Somebody else must look at it.",
                "input",
                at
            )
            .Require(
                !await db.Conflicts.AnyAsync(
                    c =>
                        c.PartnershipId == partnership
                        && c.Assessor == caller.Name
                        && (
                            c.OrganisationId == organisation
                            || application != null && c.ApplicationId == application
                            || application == null && db.Applications.Any(a => a.Id == c.ApplicationId && a.OrganisationId == organisation)
                        ),
                    cancellationToken
                ),
                "CONFLICT_OF_INTEREST",
                $"You have declared an interest in \"{title}\" or in the organisation. Somebody else must look at it.",
                "input",
                at
            )
            .Check();
}
