using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Members;

/// <param name="Organisation">The organisation that joins: its GSS code, identifier, code in the UK register, or id.</param>
/// <param name="Role">Its role in the partnership.</param>
/// <param name="From">The day, month or year from which it is a member. Leave it out if nobody knows.</param>
/// <param name="To">The last day, month or year of the membership. Leave it out if it has not ended.</param>
/// <param name="Note"><inheritdoc cref="DatedMembership.Note"/></param>
/// <param name="Version">The partnership's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record AddMemberInput(
    string Partnership,
    [CodeOf<Organisation>] string Organisation,
    MemberRole Role,
    PartialDate? From,
    PartialDate? To,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="Membership">The membership to end.</param>
/// <param name="To">The last day, month or year of the membership, such as 2009-03-31.</param>
internal sealed record EndMembershipInput(string Partnership, GlobalId Membership, PartialDate To, int? Version) : IPartnershipInput;

/// <summary>Records who joins a partnership and who leaves it.</summary>
internal sealed class MemberMutations
{
    /// <summary>
    /// Records that an organisation joins the partnership in one role. Two memberships of one organisation in the same role cannot overlap.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<Membership> AddMember(AddMemberInput input, PartnershipChanges partnerships, Change<CoreDb> change)
    {
        MemberRules.CheckDates(input.From, input.To, input.Note);
        var organisation = await OrganisationQueries.RequireAsync(change.Db, input.Organisation, change.Cancellation);
        await partnerships.LockAsync(input.Version);
        var membership = new Membership
        {
            PartnershipId = change.Partnership.Id,
            Number = await change.NextNumberAsync<Membership>(m => m.PartnershipId == change.Partnership.Id),
            OrganisationId = organisation.Id,
            Role = input.Role,
            From = input.From,
            To = input.To,
            Note = input.Note,
        };
        var others = await change
            .Of<Membership>()
            .AsNoTracking()
            .Where(m => m.OrganisationId == organisation.Id && m.Role == input.Role)
            .ToListAsync(change.Cancellation);
        membership.RequireNoOverlap(others, organisation);
        change.Add(membership);
        return change.Done(membership, $"{organisation.Name}: {input.Role}, from {input.From?.ToString() ?? "not known"}");
    }

    /// <summary>Records when a membership ended.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Membership> EndMembership(EndMembershipInput input, Change<CoreDb> change)
    {
        var membership = await change.LockAsync<Membership>(input.Membership, input.Version);
        membership.End(input.To);
        return change.Done(membership, $"to {input.To}");
    }
}
