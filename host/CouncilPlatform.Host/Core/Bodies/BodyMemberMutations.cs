using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Bodies;

/// <param name="Body">The body that the organisation joins.</param>
/// <param name="Organisation">The organisation: its GSS code, identifier, code in the UK register, or id.</param>
/// <param name="Role">Its role in the body.</param>
/// <param name="From">The day, month or year from which it is a member. Leave it out if nobody knows.</param>
/// <param name="To">The last day, month or year of the membership. Leave it out if it has not ended.</param>
/// <param name="Note"><inheritdoc cref="DatedMembership.Note"/></param>
/// <param name="Version">The body's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record AddBodyMemberInput(
    string Partnership,
    GlobalId Body,
    [CodeOf<Organisation>] string Organisation,
    BodyRole Role,
    PartialDate? From,
    PartialDate? To,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="Membership">The membership to end.</param>
/// <param name="To">The last day, month or year of the membership, such as 2011-03-31.</param>
internal sealed record EndBodyMembershipInput(string Partnership, GlobalId Membership, PartialDate To, int? Version) : IPartnershipInput;

/// <summary>Records who joins a body and who leaves it.</summary>
internal sealed class BodyMemberMutations
{
    /// <summary>
    /// Records that an organisation joins a body in one role. Two memberships of one organisation in the same role cannot overlap.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<BodyMember> AddBodyMember(AddBodyMemberInput input, Change<CoreDb> change)
    {
        MemberRules.CheckDates(input.From, input.To, input.Note);
        var organisation = await OrganisationQueries.RequireAsync(change.Db, input.Organisation, change.Cancellation);
        var body = await change.LockAsync<Body>(input.Body, input.Version);
        if (input.To is null)
        {
            body.RequireActive(InputPath.Of("body"));
        }

        var member = new BodyMember
        {
            PartnershipId = change.Partnership.Id,
            BodyId = body.Id,
            Number = await change.NextNumberAsync<BodyMember>(m => m.BodyId == body.Id),
            OrganisationId = organisation.Id,
            Role = input.Role,
            From = input.From,
            To = input.To,
            Note = input.Note,
        };
        var others = await change
            .Of<BodyMember>()
            .AsNoTracking()
            .Where(m => m.BodyId == body.Id && m.OrganisationId == organisation.Id && m.Role == input.Role)
            .ToListAsync(change.Cancellation);
        member.RequireNoOverlap(others, organisation);
        return change.Done(
            change.Add(member),
            $"{body.Name}: {organisation.Name}, {input.Role}, from {input.From?.ToString() ?? "not known"}"
        );
    }

    /// <summary>Records when an organisation's membership of a body ended.</summary>
    [Requires(Role.Administrator)]
    public static async Task<BodyMember> EndBodyMembership(EndBodyMembershipInput input, Change<CoreDb> change)
    {
        var member = await change.LockAsync<BodyMember>(input.Membership, input.Version);
        member.End(input.To);
        return change.Done(member, $"to {input.To}");
    }
}
