namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="On">The day of the briefing. Those who are local members on that day are invited.</param>
/// <param name="Councils">The codes of the councils whose members are invited, like E07000031: 1 to 20.</param>
internal sealed record CallBriefingInput(string Title, string? About, DateOnly On, [CodeOf<Organisation>] IReadOnlyList<string> Councils)
    : PartnershipInput;

internal sealed record InviteNewMembersInput(GlobalId Briefing) : VersionedInput;

internal sealed class BriefingMutations
{
    private const int MaxCouncils = 20;

    /// <summary>Calls a briefing and invites every local member of the councils, each once.</summary>
    [Requires(Role.Officer)]
    public static async Task<MemberBriefing> CallBriefing(CallBriefingInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Title, 200).OptionalText(input.About, 2000).Count(input.Councils, 1, MaxCouncils, "councils").Check();
        var councils = await change.OrganisationsAsync(input.Councils);
        var briefing = change.Add(
            new MemberBriefing
            {
                Title = input.Title,
                About = input.About,
                On = input.On,
                OwnerId = change.Caller.Organisation,
            }
        );
        var seats = await SeatsAsync(change, briefing, [.. councils.Select(c => c.Id)]);
        var rules = new Rules();
        foreach (var (index, council) in councils.Index())
        {
            rules.Require(
                seats.Exists(s => s.CouncilId == council.Id),
                "NOBODY_TO_INVITE",
                $"No local member of {council.Name} is recorded for {input.On:d MMMM yyyy}. Add the council's members first.",
                InputPath.Of("councils", index)
            );
            change.Add(
                new BriefingCouncil
                {
                    BriefingId = briefing.Id,
                    CouncilId = council.Id,
                    Number = index + 1,
                }
            );
        }

        rules.Check();
        var invited = Invite(change, briefing, seats, []);
        return change.Done(briefing, $"{briefing.Title} on {briefing.On:yyyy-MM-dd}: {invited} invited");
    }

    /// <summary>Invites those who became local members since, each once.</summary>
    [Requires(Role.Officer)]
    public static async Task<MemberBriefing> InviteNewMembers(InviteNewMembersInput input, Change<LocalityPlansDb> change)
    {
        var briefing = await change.LockAsync<MemberBriefing>(input.Briefing, input.Version);
        var councils = await change
            .Db.Set<BriefingCouncil>()
            .Where(c => c.BriefingId == briefing.Id)
            .Select(c => c.CouncilId)
            .ToListAsync(change.Cancellation);
        var already = await change
            .Db.Set<BriefingInvitation>()
            .Where(i => i.BriefingId == briefing.Id)
            .Select(i => i.MemberId)
            .ToListAsync(change.Cancellation);
        var invited = Invite(change, briefing, await SeatsAsync(change, briefing, councils), already);
        return change.Done(briefing, $"{briefing.Title}: {invited} more");
    }

    private static int Invite(Change<LocalityPlansDb> change, MemberBriefing briefing, IEnumerable<CouncilSeat> seats, List<Guid> already)
    {
        var members = seats.Select(s => s.MemberId).Except(already).ToList();
        change.AddRange(
            members.Select(
                (member, index) =>
                    new BriefingInvitation
                    {
                        BriefingId = briefing.Id,
                        MemberId = member,
                        Number = already.Count + index + 1,
                    }
            )
        );
        return members.Count;
    }

    /// <summary>The local seats on the councils on the day of a briefing, sorted by member.</summary>
    private static async Task<List<CouncilSeat>> SeatsAsync(
        Change<LocalityPlansDb> change,
        MemberBriefing briefing,
        IReadOnlyList<Guid> councils
    )
    {
        var seats = await (
            from seat in change.Db.Set<CouncilSeat>().AsNoTracking()
            join member in change.Of<ElectedMember>() on seat.MemberId equals member.Id
            where seat.Local && councils.Contains(seat.CouncilId)
            orderby member.Label, member.Id
            select seat
        ).ToListAsync(change.Cancellation);
        return seats.FindAll(s => s.CountsOn(briefing.On));
    }
}
