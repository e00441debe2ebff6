using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Members;

/// <summary>For whom people and keys may act in a partnership.</summary>
internal static class MemberRules
{
    /// <summary>
    /// Requires that an organisation for which somebody is to act is a member of the partnership today. Those who apply for a grant need
    /// not be members.
    /// </summary>
    /// <exception cref="RuleException">INVALID: it is not a member.</exception>
    public static async Task RequireMemberAsync(this Change<CoreDb> change, Organisation? organisation, Role role)
    {
        if (organisation is null || role == Role.Applicant)
        {
            return;
        }

        var isMember = await change
            .Of<Membership>()
            .CountingOn(change.Today)
            .AnyAsync(m => m.OrganisationId == organisation.Id, change.Cancellation);
        new Rules()
            .Require(
                isMember,
                RuleCodes.Invalid,
                $"{organisation.Name} is not a member of {change.Partnership.Name} today. Add it as a member first.",
                InputPath.Of("organisation")
            )
            .Check();
    }
}
