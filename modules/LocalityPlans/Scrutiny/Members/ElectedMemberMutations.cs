namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class ElectedMemberMutations
{
    private const int MaxSeats = 10;

    private const int MaxInterests = 100;

    /// <summary>Adds a member with their seats on your council. Other councils add theirs.</summary>
    [Requires(Role.Officer)]
    public static async Task<ElectedMember> AddElectedMember(AddElectedMemberInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Slug(input.Slug).Role(input.Label).Each(input.Seats, 1, MaxSeats, "seats", Check).Check();
        var councils = await change.FindOrganisationsAsync(input.Seats.Select(s => s.Council));
        new Rules()
            .Each(input.Seats, 1, MaxSeats, "seats", (rules, seat, at) => rules.Organisation(councils, seat.Council, at.Within("council")))
            .Check();
        await change.RequireNewAsync<ElectedMember>(input.Slug);
        var member = change.Add(new ElectedMember { Slug = input.Slug, Label = input.Label });
        List<CouncilSeat> seats = [];
        foreach (var (index, seat) in input.Seats.Index())
        {
            var at = InputPath.Of("seats", index);
            seats.Add(change.Add(CouncilSeat.Of(member, seats, seat, councils[seat.Council], at)));
            await change.RequireOwnerAsync(seats[^1], at.Within("council"));
        }

        return change.Done(member, $"{member.Slug}: {string.Join(", ", input.Seats.Select(s => s.Council))}");
    }

    /// <summary>Adds a further seat of a member, on the same council or another.</summary>
    [Requires(Role.Officer)]
    public static async Task<ElectedMember> AddCouncilSeat(AddCouncilSeatInput input, Change<LocalityPlansDb> change)
    {
        var at = InputPath.Of("seat");
        var rules = new Rules();
        Check(rules, input.Seat, at);
        rules.Check();
        var council = await change.OrganisationAsync(input.Seat.Council, at.Within("council"));
        var member = await change.LockAsync<ElectedMember>(input.Member, input.Version);
        var seats = await SeatsOf(change, member).ToListAsync(change.Cancellation);
        new Rules().Valid(seats.Count < MaxSeats, $"A member has at most {MaxSeats} seats.", input.Seat).Check();
        await change.RequireOwnerAsync(change.Add(CouncilSeat.Of(member, seats, input.Seat, council, at)), at.Within("council"));
        return change.Done(member, $"{member.Slug}: {input.Seat.Council}");
    }

    /// <summary>Ends a member's seat. It stays in their history.</summary>
    [Requires(Role.Officer)]
    public static async Task<ElectedMember> EndCouncilSeat(EndCouncilSeatInput input, Change<LocalityPlansDb> change)
    {
        var member = await change.LockAsync<ElectedMember>(input.Member, input.Version);
        var seat = await SeatAsync(change, member, input.Seat);
        await change.RequireOwnerAsync(seat, InputPath.Of("seat"));
        seat.End(input.To);
        return change.Done(member, $"{member.Slug}: {seat.Office} to {input.To}");
    }

    /// <summary>Records an interest, as it was declared to one council.</summary>
    [Requires(Role.Officer)]
    public static async Task<ElectedMember> DeclareInterest(DeclareInterestInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.What, 500).NotInFuture(input.On, change.Today).Check();
        var member = await change.LockAsync<ElectedMember>(input.Member, input.Version);
        var seat = await SeatAsync(change, member, input.Seat);
        await change.RequireOwnerAsync(seat, InputPath.Of("seat"));
        var number = await change.Db.Set<DeclaredInterest>().CountAsync(i => i.SeatId == seat.Id, change.Cancellation) + 1;
        new Rules().Valid(number <= MaxInterests, $"A seat has at most {MaxInterests} interests.", input.Seat).Check();
        change.Add(
            new DeclaredInterest
            {
                SeatId = seat.Id,
                Number = number,
                Kind = input.Kind,
                What = input.What,
                DeclaredOn = input.On,
            }
        );
        return change.Done(member, $"{member.Slug}, {seat.Office}: {input.Kind}");
    }

    /// <summary>Records that an interest ceased. It stays on the register.</summary>
    [Requires(Role.Officer)]
    public static async Task<ElectedMember> CeaseInterest(CeaseInterestInput input, Change<LocalityPlansDb> change)
    {
        var member = await change.LockAsync<ElectedMember>(input.Member, input.Version);
        var id = input.Interest.For<DeclaredInterest>();
        var seats = SeatsOf(change, member);
        var interest =
            await change
                .Db.Set<DeclaredInterest>()
                .SingleOrDefaultAsync(i => i.Id == id && seats.Any(s => s.Id == i.SeatId), change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{member.Label} has not declared this interest. Choose one of the member's own.",
                input.Interest
            );
        var seat = await seats.SingleAsync(s => s.Id == interest.SeatId, change.Cancellation);
        await change.RequireOwnerAsync(seat, InputPath.Of("interest"));
        interest.Cease(input.On, change.Today);
        return change.Done(member, $"{member.Slug}: {interest.Kind}");
    }

    private static void Check(Rules rules, CouncilSeatInput seat, InputPath at) =>
        rules
            .Role(seat.Office, at.Within("office"))
            .OptionalText(seat.Area, 120, at.Within("area"))
            .Valid(
                seat.From is not { } from || seat.To is not { } to || from.First <= to.Last,
                $"The seat cannot end ({seat.To}) before it begins ({seat.From}).",
                at.Within("to")
            );

    private static IQueryable<CouncilSeat> SeatsOf(Change<LocalityPlansDb> change, ElectedMember member) =>
        change.Db.Set<CouncilSeat>().Where(s => s.MemberId == member.Id);

    private static async Task<CouncilSeat> SeatAsync(Change<LocalityPlansDb> change, ElectedMember member, GlobalId seat)
    {
        var id = seat.For<CouncilSeat>(InputPath.Of("seat"));
        return await SeatsOf(change, member).SingleOrDefaultAsync(s => s.Id == id, change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{member.Label} does not have this seat. Choose one of the member's own.",
                seat
            );
    }
}
