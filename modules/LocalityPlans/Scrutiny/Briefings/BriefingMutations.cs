namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="About">What it is about.</param>
/// <param name="On">The day it is held; who has a local seat that day is invited.</param>
/// <param name="Councils">Whose members are invited: GSS codes, identifiers or codes of the UK register.</param>
internal sealed record CallBriefingInput(string Partnership, string Title, string? About, DateOnly On, IReadOnlyList<string> Councils)
    : IPartnershipInput;

/// <param name="Version">The briefing's version that you saw; a stale one is refused.</param>
internal sealed record InviteNewMembersInput(string Partnership, GlobalId Briefing, int? Version) : IPartnershipInput;

/// <summary>Inviting members to what concerns them all.</summary>
internal sealed class BriefingMutations
{
    private const int MostCouncils = 20;

    /// <summary>A briefing, with an invitation for every local member of the councils; somebody on several of them is invited once.</summary>
    [Requires(Role.Officer)]
    public static async Task<MemberBriefing> CallBriefing(
        CallBriefingInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 200, "input", "title")
            .OptionalText(input.About, 2000, "input", "about")
            .Require(
                input.Councils.Count is >= 1 and <= MostCouncils,
                RuleCodes.Invalid,
                $"Name 1 to {MostCouncils} councils.",
                "input",
                "councils"
            )
            .Check();
        var councils = await mediator.OrganisationsAsync(input.Councils, cancellationToken, "input", "councils");
        return await db.WriteAsync(
            async ct =>
            {
                var briefing = new MemberBriefing
                {
                    PartnershipId = partnership.Id,
                    Title = input.Title,
                    About = input.About,
                    On = input.On,
                };
                var members = await InvitedAsync(db, briefing, [.. councils.Select(c => c.Id)], ct);
                var rules = new Rules();
                foreach (var (index, council) in councils.Index())
                {
                    rules.Require(
                        members.Any(m => m.Councils.Contains(council.Id)),
                        "NOBODY_TO_INVITE",
                        $"No local member of {council.Name} is recorded for {input.On:yyyy-MM-dd}. Add them with addElectedMember.",
                        "input",
                        "councils",
                        index.ToString(CultureInfo.InvariantCulture)
                    );
                }

                rules.Check();
                db.Add(briefing);
                db.AddRange(
                    councils.Select(
                        (c, number) =>
                            new BriefingCouncil
                            {
                                BriefingId = briefing.Id,
                                CouncilId = c.Id,
                                Number = number + 1,
                            }
                    )
                );
                db.AddRange(
                    members.Select(
                        (m, index) =>
                            new BriefingInvitation
                            {
                                BriefingId = briefing.Id,
                                MemberId = m.Id,
                                Number = index + 1,
                            }
                    )
                );
                db.Audit(
                    "callBriefing",
                    briefing,
                    partnership.Id,
                    $"{briefing.Title} on {briefing.On:yyyy-MM-dd}: {members.Count} invited"
                );
                return briefing;
            },
            cancellationToken
        );
    }

    /// <summary>Invites those who took a local seat since; who is invited already is not invited again.</summary>
    [Requires(Role.Officer)]
    public static Task<MemberBriefing> InviteNewMembers(
        InviteNewMembersInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var briefing = await db.HoldAsync<MemberBriefing>(
                    partnership,
                    input.Briefing.For<MemberBriefing>("input", "briefing"),
                    input.Version,
                    ct
                );
                var councils = await db.BriefingCouncils.Where(c => c.BriefingId == briefing.Id).Select(c => c.CouncilId).ToListAsync(ct);
                var invited = await db.BriefingInvitations.Where(i => i.BriefingId == briefing.Id).Select(i => i.MemberId).ToListAsync(ct);
                var added = (await InvitedAsync(db, briefing, councils, ct)).Where(m => !invited.Contains(m.Id)).ToList();
                db.AddRange(
                    added.Select(
                        (m, index) =>
                            new BriefingInvitation
                            {
                                BriefingId = briefing.Id,
                                MemberId = m.Id,
                                Number = invited.Count + index + 1,
                            }
                    )
                );
                db.Audit("inviteNewMembers", briefing, partnership.Id, $"{briefing.Title}: {added.Count} more");
                return briefing;
            },
            cancellationToken
        );

    private static async Task<IReadOnlyList<(Guid Id, IReadOnlyList<Guid> Councils)>> InvitedAsync(
        LocalityPlansDb db,
        MemberBriefing briefing,
        IReadOnlyList<Guid> councils,
        CancellationToken cancellationToken
    )
    {
        var seats = await (
            from seat in db.CouncilSeats.AsNoTracking()
            join member in db.ElectedMembers on seat.MemberId equals member.Id
            where member.PartnershipId == briefing.PartnershipId && seat.Local && councils.Contains(seat.CouncilId)
            orderby member.Label, member.Id
            select seat
        ).ToListAsync(cancellationToken);
        return
        [
            .. seats
                .Where(s => s.HeldOn(briefing.On))
                .GroupBy(s => s.MemberId)
                .Select(g => (g.Key, (IReadOnlyList<Guid>)[.. g.Select(s => s.CouncilId)])),
        ];
    }
}
