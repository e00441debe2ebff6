namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>Somebody who was elected to one or several councils: one person with a seat on each, known by a role and never by name.</summary>
internal sealed class ElectedMember : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The key within the partnership, as in <c>ulverston-east</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>The role, as in "Member for Ulverston East".</summary>
    public required string Label { get; set; }

    public int Version { get; set; }

    /// <summary>The seats, in the order they were recorded.</summary>
    /// <param name="asAt">Only those held on this day.</param>
    public IDataLoaderResult<IReadOnlyList<CouncilSeat>> Seats(DateOnly? asAt, Batches batches, LocalityPlansDb db) =>
        All(batches, db).Then(IReadOnlyList<CouncilSeat> (seats) => asAt is { } day ? [.. seats.Where(s => s.HeldOn(day))] : seats);

    /// <summary>On how many councils they sit: two for a dual-hatted member, three for a triple-hatted one.</summary>
    /// <param name="asAt">On this day; today where nothing is said.</param>
    public IDataLoaderResult<int> Hats(DateOnly? asAt, Batches batches, LocalityPlansDb db, TimeProvider time) =>
        All(batches, db).Then(seats => seats.Where(s => s.HeldOn(asAt ?? UkTime.Today(time))).DistinctBy(s => s.CouncilId).Count());

    private IDataLoaderResult<IReadOnlyList<CouncilSeat>> All(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<CouncilSeat>>(
                "localityplans.member.seats",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .CouncilSeats.AsNoTracking()
                            .Where(s => ids.Contains(s.MemberId))
                            .OrderBy(s => s.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(s => s.MemberId)
                        .ToDictionary(g => g.Key, IReadOnlyList<CouncilSeat> (g) => [.. g])
            )
            .Then(seats => seats ?? []);
}

/// <summary>A seat on one council, for a time. Each council keeps its own register of interests, so these belong to the seat.</summary>
internal sealed class CouncilSeat : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The office, as in "Ward Member" or "Chair of the Local Committee".</summary>
    public required string Office { get; init; }

    /// <summary>The ward, division or parish it was won in.</summary>
    public string? Area { get; init; }

    /// <summary>Whether that is within the partnership's area. A county's members for elsewhere are no local members.</summary>
    public bool Local { get; init; }

    /// <summary>When it began, as precisely as is known.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The last day, month or year it was held; null while it is.</summary>
    public PartialDate? To { get; set; }

    internal Guid MemberId { get; init; }

    internal Guid CouncilId { get; init; }

    internal int Number { get; init; }

    public IDataLoaderResult<Organisation?> Council(Batches batches, IMediator mediator) => batches.Organisation(CouncilId, mediator);

    /// <summary>What was declared to this council, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<DeclaredInterest>> Interests(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<DeclaredInterest>>(
                "localityplans.seat.interests",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .DeclaredInterests.AsNoTracking()
                            .Where(i => ids.Contains(i.SeatId))
                            .OrderBy(i => i.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(i => i.SeatId)
                        .ToDictionary(g => g.Key, IReadOnlyList<DeclaredInterest> (g) => [.. g])
            )
            .Then(interests => interests ?? []);

    internal bool HeldOn(DateOnly day) => (From is null || From.Value.First <= day) && (To is null || day <= To.Value.Last);

    internal bool Meets(CouncilSeat other) =>
        (From is not { } from || other.To is not { } end || from.First <= end.Last)
        && (other.From is not { } begin || To is not { } to || begin.First <= to.Last);
}

/// <summary>An interest that a member declared to one council, in words that name nobody.</summary>
internal sealed class DeclaredInterest : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public InterestKind Kind { get; init; }

    /// <summary>What it is, as in "Owns land in the ward".</summary>
    public required string What { get; init; }

    public DateOnly DeclaredOn { get; init; }

    /// <summary>When it ceased; null while it lasts.</summary>
    public DateOnly? CeasedOn { get; set; }

    internal Guid SeatId { get; init; }

    internal int Number { get; init; }
}

/// <summary>The kinds of interest that the model code of conduct of English councils knows.</summary>
internal enum InterestKind
{
    /// <summary>Of the member or their partner, by law: Localism Act 2011, section 30.</summary>
    DisclosablePecuniary,

    /// <summary>Membership of a body that the council has put the member on, or that exercises public functions.</summary>
    OtherRegistrable,

    /// <summary>Touches the wellbeing of the member or somebody close to them.</summary>
    NonRegistrable,
}
