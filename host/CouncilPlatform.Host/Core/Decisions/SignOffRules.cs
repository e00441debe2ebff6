using CouncilPlatform.Host.Core.Members;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>Who may record which sign-off.</summary>
internal static class SignOffRules
{
    /// <summary>Adds the sign-offs that a key decision needs and does not have yet.</summary>
    public static async Task AddStatutoryAsync(this Change<CoreDb> change, Decision decision)
    {
        if (!decision.KeyDecision)
        {
            return;
        }

        var roles = await change.Db.SignOffs.Where(s => s.DecisionId == decision.Id).Select(s => s.Role).ToListAsync(change.Cancellation);
        change.AddRange(
            SignOff
                .Statutory.Except(roles)
                .Index()
                .Select(r => new SignOff
                {
                    DecisionId = decision.Id,
                    Number = roles.Count + r.Index + 1,
                    Role = r.Item,
                })
        );
    }

    /// <summary>
    /// Requires that the caller holds the office that gives the sign-off, and did not give the other statutory one. The same counts for
    /// saying that a key decision does not need a statutory sign-off.
    /// </summary>
    /// <exception cref="RuleException">OFFICE_NEEDED; FOUR_EYES.</exception>
    public static async Task RequireMayRecordAsync(
        this Change<CoreDb> change,
        Decision decision,
        RecordSignOffInput input,
        IReadOnlyList<SignOff> signOffs
    )
    {
        var statutory = decision.KeyDecision && SignOff.Statutory.Contains(input.Role);
        if (
            SignOff.OfficeOf(input.Role) is not { } office
            || input.State == SignOffState.Pending
            || input.State == SignOffState.NotApplicable && !statutory
        )
        {
            return;
        }

        var organisations = decision.OwnerId is { } owner ? [owner] : await change.DecidingMembersAsync();
        new Rules()
            .Require(
                organisations.Any(o => change.Caller.Holds(office, o)),
                "OFFICE_NEEDED",
                $"Only the {SignOff.Title(input.Role)} of the organisation that decides can record this. "
                    + "Ask them, or ask an administrator of that organisation who holds the office.",
                input.Role
            )
            .Require(
                !statutory
                    || signOffs.All(s => s.Role == input.Role || !SignOff.Statutory.Contains(s.Role) || !change.Caller.Is(s.RecordedById)),
                RuleCodes.FourEyes,
                "You recorded the other statutory sign-off, or you made the key that did. Somebody else must record this one.",
                input.Role
            )
            .Check();
    }

    // The partnership's own bodies: the officers of the accountable body sign off or, if there is none, those of any member.
    private static async Task<IReadOnlyList<Guid>> DecidingMembersAsync(this Change<CoreDb> change)
    {
        var members = await change
            .Of<Membership>()
            .CountingOn(change.Today)
            .Where(m => m.Role != MemberRole.Observer)
            .Select(m => new { m.OrganisationId, m.Role })
            .ToListAsync(change.Cancellation);
        var accountable = members.FindAll(m => m.Role == MemberRole.AccountableBody);
        return [.. (accountable.Count > 0 ? accountable : members).Select(m => m.OrganisationId).Distinct()];
    }
}
