using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Members;

/// <summary>Rules on memberships, and on those who act for members.</summary>
internal static class MemberRules
{
    /// <exception cref="RuleException">INVALID: the membership would end before it begins, or the note is too long.</exception>
    public static void CheckDates(PartialDate? from, PartialDate? to, string? note) =>
        new Rules()
            .OptionalText(note, 1000, InputPath.Of("note"))
            .Require(
                from is null || to is null || from.Value.First <= to.Value.Last,
                RuleCodes.Invalid,
                "The membership must end after it begins. Check both dates.",
                InputPath.Of("to")
            )
            .Check();

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
