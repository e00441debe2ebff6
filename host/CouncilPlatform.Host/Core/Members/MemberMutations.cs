using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Members;

/// <param name="Organisation">The organisation that joins: its GSS code, identifier, code in the UK register, or id.</param>
/// <param name="Role">Its role in the partnership.</param>
/// <param name="From">The day, month or year from which it is a member. Leave it out if nobody knows.</param>
/// <param name="To">The last day, month or year of the membership. Leave it out if it has not ended.</param>
/// <param name="Note"><inheritdoc cref="Membership.Note"/></param>
/// <param name="Version">The partnership's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record AddMemberInput(
    string Partnership,
    string Organisation,
    MemberRole Role,
    PartialDate? From,
    PartialDate? To,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="Membership">The membership to end.</param>
/// <param name="To">The last day, month or year of the membership, such as 2009-03-31.</param>
internal sealed record EndMembershipInput(string Partnership, GlobalId Membership, PartialDate To, int? Version) : IPartnershipInput;

/// <summary>Who joins and who leaves.</summary>
internal sealed class MemberMutations
{
    /// <summary>
    /// Records that an organisation joins the partnership in one role. Two memberships of one organisation in the same role cannot overlap.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<Membership> AddMember(
        AddMemberInput input,
        Partnership partnership,
        CoreDb db,
        PartnershipChanges changes,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .OptionalText(input.Note, 1000, "input", "note")
            .Require(
                input.From is null || input.To is null || input.From.Value.First <= input.To.Value.Last,
                RuleCodes.Invalid,
                "to is before from.",
                "input",
                "to"
            )
            .Check();
        return await changes.RunAsync(
            partnership,
            input.Version,
            async (_, ct) =>
            {
                var organisation = await OrganisationQueries.RequireAsync(db, input.Organisation, ct, "input", "organisation");
                var memberships = await db.Memberships.AsNoTracking().Where(m => m.PartnershipId == partnership.Id).ToListAsync(ct);
                var membership = new Membership
                {
                    PartnershipId = partnership.Id,
                    Number = memberships.Select(m => m.Number).DefaultIfEmpty().Max() + 1,
                    OrganisationId = organisation.Id,
                    Role = input.Role,
                    From = input.From,
                    To = input.To,
                    Note = input.Note,
                };
                new Rules()
                    .Require(
                        !memberships.Exists(m => m.OrganisationId == organisation.Id && m.Role == input.Role && Overlap(m, membership)),
                        RuleCodes.AlreadyExists,
                        $"{organisation.Name} has this role at that time already. End that membership first.",
                        "input",
                        "organisation"
                    )
                    .Check();
                db.Add(membership);
                db.Audit(
                    "addMember",
                    membership,
                    partnership.Id,
                    $"{organisation.Name}: {input.Role}, from {input.From?.ToString() ?? "not known"}"
                );
                return membership;
            },
            cancellationToken
        );
    }

    /// <summary>Records when a membership ended.</summary>
    [Requires(Role.Administrator)]
    public static Task<Membership> EndMembership(
        EndMembershipInput input,
        Partnership partnership,
        CoreDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var membership = await db.HoldAsync<Membership>(
                    partnership,
                    input.Membership.For<Membership>("input", "membership"),
                    input.Version,
                    ct
                );
                new Rules()
                    .Require(membership.To is null, RuleCodes.Invalid, $"It ended already: {membership.To}.", "input", "membership")
                    .Require(
                        membership.FirstDay is null || membership.FirstDay <= input.To.Last,
                        RuleCodes.Invalid,
                        $"to is before it began: {membership.From}.",
                        "input",
                        "to"
                    )
                    .Check();
                membership.To = input.To;
                db.Audit("endMembership", membership, partnership.Id, $"to {input.To}");
                return membership;
            },
            cancellationToken
        );

    private static bool Overlap(Membership one, Membership other) =>
        (one.FirstDay ?? DateOnly.MinValue) <= (other.LastDay ?? DateOnly.MaxValue)
        && (other.FirstDay ?? DateOnly.MinValue) <= (one.LastDay ?? DateOnly.MaxValue);
}
