using CouncilPlatform.Grants.Applications;
using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants.Assessments;

/// <summary>Nobody scores or decides what they have an interest in.</summary>
internal sealed class Impartiality(GrantsDb db, Caller caller)
{
    /// <exception cref="RuleException">OWN_ORGANISATION or CONFLICT_OF_INTEREST.</exception>
    public async Task RequireAsync(Application application, CancellationToken cancellationToken) => new Rules()
        .Require(!caller.ActsFor(application.OrganisationId), "OWN_ORGANISATION", $"You act for the organisation that applies for \"{application.Title}\". Somebody else must look at it.", "input", "application")
        .Require(
            !await db.Conflicts.AnyAsync(
                c => c.PartnershipId == application.PartnershipId && c.Assessor == caller.Name && (c.ApplicationId == application.Id || c.OrganisationId == application.OrganisationId),
                cancellationToken),
            "CONFLICT_OF_INTEREST",
            $"You have declared an interest in \"{application.Title}\" or in the organisation. Somebody else must look at it.",
            "input",
            "application")
        .Check();
}
