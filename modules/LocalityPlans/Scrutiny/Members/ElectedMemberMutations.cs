namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The members of the partnership's councils, their seats and interests.</summary>
internal sealed class ElectedMemberMutations
{
    private const int MostSeats = 10;

    private const int MostInterests = 100;

    /// <summary>One person with all their seats.</summary>
    [Requires(Role.Officer)]
    public static async Task<ElectedMember> AddElectedMember(
        AddElectedMemberInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules()
            .Slug(input.Slug, "input", "slug")
            .Role(input.Label, "input", "label")
            .Require(
                input.Seats.Count is >= 1 and <= MostSeats,
                RuleCodes.Invalid,
                $"A member has 1 to {MostSeats} seats.",
                "input",
                "seats"
            );
        foreach (var (index, seat) in input.Seats.Take(MostSeats).Index())
        {
            Check(rules, seat, "input", "seats", index.ToString(CultureInfo.InvariantCulture));
        }

        rules.Check();
        var councils = await mediator.Send(new FindOrganisations([.. input.Seats.Select(s => s.Council)]), cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.ElectedMembers.AnyAsync(m => m.PartnershipId == partnership.Id && m.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a member \"{input.Slug}\" already. Add a seat to that member with addCouncilSeat: one person is recorded once.",
                        "input",
                        "slug"
                    );
                }

                var member = new ElectedMember
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Label = input.Label,
                };
                db.Add(member);
                List<CouncilSeat> seats = [];
                foreach (var (index, seat) in input.Seats.Index())
                {
                    seats.Add(Seat(member, seats, seat, councils, "input", "seats", index.ToString(CultureInfo.InvariantCulture)));
                }

                db.AddRange(seats);
                db.Audit(
                    "addElectedMember",
                    member,
                    partnership.Id,
                    $"{member.Slug}: {string.Join(", ", input.Seats.Select(s => s.Council))}"
                );
                return member;
            },
            cancellationToken
        );
    }

    /// <summary>A further seat of a member, of the same council or another.</summary>
    [Requires(Role.Officer)]
    public static async Task<ElectedMember> AddCouncilSeat(
        AddCouncilSeatInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        Check(new Rules(), input.Seat, "input", "seat").Check();
        var councils = await mediator.Send(new FindOrganisations([input.Seat.Council]), cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var member = await HoldAsync(db, partnership, input.Member, input.Version, ct);
                var seats = await db.CouncilSeats.Where(s => s.MemberId == member.Id).ToListAsync(ct);
                new Rules()
                    .Require(seats.Count < MostSeats, RuleCodes.Invalid, $"A member has at most {MostSeats} seats.", "input", "seat")
                    .Check();
                db.Add(Seat(member, seats, input.Seat, councils, "input", "seat"));
                db.Audit("addCouncilSeat", member, partnership.Id, $"{member.Slug}: {input.Seat.Council}");
                return member;
            },
            cancellationToken
        );
    }

    /// <summary>Notes that a member left a seat; it stays in their history.</summary>
    [Requires(Role.Officer)]
    public static Task<ElectedMember> EndCouncilSeat(
        EndCouncilSeatInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var member = await HoldAsync(db, partnership, input.Member, input.Version, ct);
                var seat = await SeatAsync(db, member, input.Seat, ct);
                new Rules()
                    .Require(seat.To is null, RuleCodes.Invalid, $"It ended already: {seat.To}.", "input", "seat")
                    .Require(
                        seat.From is null || seat.From.Value.First <= input.To.Last,
                        RuleCodes.Invalid,
                        $"to is before it began: {seat.From}.",
                        "input",
                        "to"
                    )
                    .Check();
                seat.To = input.To;
                db.Audit("endCouncilSeat", member, partnership.Id, $"{member.Slug}: {seat.Office} to {input.To}");
                return member;
            },
            cancellationToken
        );

    /// <summary>An interest, as it was declared to one council.</summary>
    [Requires(Role.Officer)]
    public static async Task<ElectedMember> DeclareInterest(
        DeclareInterestInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.What, 500, "input", "what")
            .Require(
                input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Record it once it is declared.",
                "input",
                "on"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var member = await HoldAsync(db, partnership, input.Member, input.Version, ct);
                var seat = await SeatAsync(db, member, input.Seat, ct);
                var number = await db.DeclaredInterests.CountAsync(i => i.SeatId == seat.Id, ct) + 1;
                new Rules()
                    .Require(number <= MostInterests, RuleCodes.Invalid, $"A seat has at most {MostInterests} interests.", "input", "seat")
                    .Check();
                db.Add(
                    new DeclaredInterest
                    {
                        SeatId = seat.Id,
                        Number = number,
                        Kind = input.Kind,
                        What = input.What,
                        DeclaredOn = input.On,
                    }
                );
                db.Audit("declareInterest", member, partnership.Id, $"{member.Slug}, {seat.Office}: {input.Kind}");
                return member;
            },
            cancellationToken
        );
    }

    /// <summary>Notes that an interest ceased; it stays on the register.</summary>
    [Requires(Role.Officer)]
    public static Task<ElectedMember> CeaseInterest(
        CeaseInterestInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var member = await HoldAsync(db, partnership, input.Member, input.Version, ct);
                var id = input.Interest.For<DeclaredInterest>("input", "interest");
                var interest =
                    await db.DeclaredInterests.SingleOrDefaultAsync(
                        i => i.Id == id && db.CouncilSeats.Any(s => s.Id == i.SeatId && s.MemberId == member.Id),
                        ct
                    ) ?? throw new RuleException(RuleCodes.NotFound, $"{member.Label} has declared no such interest.", "input", "interest");
                new Rules()
                    .Require(
                        interest.CeasedOn is null,
                        RuleCodes.Invalid,
                        $"It ceased already: {interest.CeasedOn:yyyy-MM-dd}.",
                        "input",
                        "interest"
                    )
                    .Require(
                        interest.DeclaredOn <= input.On && input.On <= UkTime.Today(time),
                        RuleCodes.Invalid,
                        $"Write a day from {interest.DeclaredOn:yyyy-MM-dd}, when it was declared, to today.",
                        "input",
                        "on"
                    )
                    .Check();
                interest.CeasedOn = input.On;
                db.Audit("ceaseInterest", member, partnership.Id, $"{member.Slug}: {interest.Kind}");
                return member;
            },
            cancellationToken
        );

    private static Rules Check(Rules rules, CouncilSeatInput seat, params string[] path) =>
        rules
            .Role(seat.Office, [.. path, "office"])
            .OptionalText(seat.Area, 120, [.. path, "area"])
            .Require(
                seat.From is not { } from || seat.To is not { } to || from.First <= to.Last,
                RuleCodes.Invalid,
                $"to ({seat.To}) is before from ({seat.From}).",
                [.. path, "to"]
            );

    private static CouncilSeat Seat(
        ElectedMember member,
        List<CouncilSeat> seats,
        CouncilSeatInput input,
        IReadOnlyDictionary<string, Organisation> councils,
        params string[] path
    )
    {
        if (!councils.TryGetValue(input.Council, out var council))
        {
            throw new RuleException(RuleCodes.NotFound, $"No organisation has the code \"{input.Council}\".", [.. path, "council"]);
        }

        var seat = new CouncilSeat
        {
            MemberId = member.Id,
            CouncilId = council.Id,
            Number = seats.Count + 1,
            Office = input.Office,
            Area = input.Area,
            Local = input.Local ?? true,
            From = input.From,
            To = input.To,
        };
        return seats.Exists(s => s.CouncilId == seat.CouncilId && s.Office == seat.Office && s.Meets(seat))
            ? throw new RuleException(
                RuleCodes.AlreadyExists,
                $"{member.Label} is {seat.Office} of {council.Name} at that time already.",
                [.. path, "office"]
            )
            : seat;
    }

    private static async Task<ElectedMember> HoldAsync(
        LocalityPlansDb db,
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = await db
            .ElectedMembers.Where(m => m.PartnershipId == partnership.Id && m.Slug == slug)
            .Select(m => m.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id == default
            ? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no member \"{slug}\".", "input", "member")
            : await db.HoldAsync<ElectedMember>(partnership, id, version, cancellationToken);
    }

    private static async Task<CouncilSeat> SeatAsync(
        LocalityPlansDb db,
        ElectedMember member,
        GlobalId seat,
        CancellationToken cancellationToken
    )
    {
        var id = seat.For<CouncilSeat>("input", "seat");
        return await db.CouncilSeats.SingleOrDefaultAsync(s => s.Id == id && s.MemberId == member.Id, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{member.Label} has no such seat.", "input", "seat");
    }
}
