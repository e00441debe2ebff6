namespace CouncilPlatform.Grants.Rounds;

internal sealed class Impartiality(Change<GrantsDb> change)
{
    public Task RequireAsync(Application application) =>
        RequireAsync(application.OrganisationId, application.Id, application.Title, "application");

    /// <summary>As for an application, where money goes to an organisation: an interest in any of its applications counts.</summary>
    public Task RequireAsync(Guid? recipient, string title, string at) =>
        recipient is { } organisation ? RequireAsync(organisation, application: null, title, at) : Task.CompletedTask;

    private async Task RequireAsync(Guid organisation, Guid? application, string title, string at)
    {
        var applications = change.Of<Application>();
        var interests = change
            .Of<ConflictOfInterest>()
            .Where(c =>
                c.OrganisationId == organisation
                || application != null && c.ApplicationId == application
                || application == null && applications.Any(a => a.Id == c.ApplicationId && a.OrganisationId == organisation)
            );
        // Of what was declared before persons were recorded, only the label is known.
        var (person, label) = (change.Caller.Person, change.Caller.Name);
        new Rules()
            .Require(
                !change.Caller.ActsFor(organisation),
                "OWN_ORGANISATION",
                $"You act for the organisation that {(application is null ? "gets the money" : "applies")} for \"{title}\". "
                    + "Somebody else must do this.",
                InputPath.Of(at)
            )
            .Require(
                !await interests.AnyAsync(c => c.AssessorId == person || c.AssessorId == null && c.Assessor == label, change.Cancellation),
                "CONFLICT_OF_INTEREST",
                $"You have declared an interest in \"{title}\" or in the organisation. Somebody else must do this.",
                InputPath.Of(at)
            )
            .Check();
    }
}
