namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A person who was elected to one or several councils, with a seat on each, known by a role and never by name.</summary>
[Shared("A person may sit on several councils. Each seat is its council's own record.")]
internal sealed class ElectedMember : Aggregate, ISlugged
{
    /// <summary>The member's short name in the partnership, like ulverston-east.</summary>
    public required string Slug { get; init; }

    /// <summary>The role, like Member for Ulverston East; never a name.</summary>
    [MaxLength(RoleText.MaxLength)]
    public required string Label { get; init; }

    /// <summary>The member's seats, in the order in which they were recorded.</summary>
    /// <param name="asAt">Only the seats of this day.</param>
    public IDataLoaderResult<IReadOnlyList<CouncilSeat>> Seats(DateOnly? asAt, Batches batches, LocalityPlansDb db) =>
        All(batches, db).Then(IReadOnlyList<CouncilSeat> (seats) => asAt is { } day ? [.. seats.Where(s => s.CountsOn(day))] : seats);

    /// <summary>The number of councils that the member sits on: two for a dual-hatted member, three for a triple-hatted one.</summary>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    public IDataLoaderResult<int> Hats(DateOnly? asAt, Batches batches, LocalityPlansDb db, TimeProvider time) =>
        All(batches, db).Then(seats => seats.Where(s => s.CountsOn(asAt ?? UkTime.Today(time))).DistinctBy(s => s.CouncilId).Count());

    private IDataLoaderResult<IReadOnlyList<CouncilSeat>> All(Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, Id, static (CouncilSeat s) => s.MemberId, static s => s.Number);
}

/// <summary>A seat on one council, for a time, with the interests in that council's register.</summary>
internal sealed class CouncilSeat : Entity, IOwned, IBelongsTo<ElectedMember>
{
    /// <summary>The office, like Ward Member or Chair of the Local Committee.</summary>
    [MaxLength(RoleText.MaxLength)]
    public required string Office { get; init; }

    /// <summary>The ward, division or parish that the member was elected for.</summary>
    [MaxLength(120)]
    public string? Area { get; init; }

    /// <summary>Whether the area is within the partnership's area. A county's members for other places are not local members.</summary>
    public bool Local { get; init; }

    /// <summary>When the seat began, as precisely as is known.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The last day, month or year of the seat; null while the member has it.</summary>
    public PartialDate? To { get; private set; }

    internal Guid MemberId { get; init; }

    internal Guid CouncilId { get; init; }

    internal int Number { get; init; }

    Guid? IOwned.OwnerId => CouncilId;

    Guid IBelongsTo<ElectedMember>.WholeId => MemberId;

    /// <summary>The council on which the member sits.</summary>
    public IDataLoaderResult<Organisation?> Council(OrganisationBatch organisations) => organisations.Get(CouncilId);

    /// <summary>The interests that were declared to this council, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<DeclaredInterest>> Interests(Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, Id, static (DeclaredInterest i) => i.SeatId, static i => i.Number);

    internal static CouncilSeat Of(
        ElectedMember member,
        IReadOnlyList<CouncilSeat> seats,
        CouncilSeatInput input,
        Organisation council,
        InputPath at
    )
    {
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
        new Rules()
            .Require(
                !seats.Any(s => s.CouncilId == seat.CouncilId && s.Office == seat.Office && s.Overlaps(seat)),
                RuleCodes.AlreadyExists,
                $"{member.Label} is already {seat.Office} of {council.Name} at that time.",
                at.Within("office")
            )
            .Check();
        return seat;
    }

    internal bool CountsOn(DateOnly day) => (From is null || From.Value.First <= day) && (To is null || day <= To.Value.Last);

    internal void End(PartialDate to)
    {
        new Rules()
            .Valid(To is null, $"The seat already ended: {To}.", InputPath.Of("seat"))
            .Valid(From is null || From.Value.First <= to.Last, $"The seat began in {From}. Enter that date or a later one.", to)
            .Check();
        To = to;
    }

    private bool Overlaps(CouncilSeat other) =>
        (From is not { } from || other.To is not { } end || from.First <= end.Last)
        && (other.From is not { } begin || To is not { } to || begin.First <= to.Last);
}

/// <summary>An interest that a member declared to one council, in words that name nobody.</summary>
internal sealed class DeclaredInterest : Entity, IBelongsTo<CouncilSeat>
{
    /// <summary>The kind of interest, like DISCLOSABLE_PECUNIARY.</summary>
    public InterestKind Kind { get; init; }

    /// <summary>The interest, like "Owns land in the ward".</summary>
    [MaxLength(500)]
    public required string What { get; init; }

    /// <summary>The day it was declared.</summary>
    public DateOnly DeclaredOn { get; init; }

    /// <summary>The day it ceased; null while it continues.</summary>
    public DateOnly? CeasedOn { get; private set; }

    internal Guid SeatId { get; init; }

    internal int Number { get; init; }

    Guid IBelongsTo<CouncilSeat>.WholeId => SeatId;

    internal void Cease(DateOnly on, DateOnly today)
    {
        new Rules()
            .Valid(CeasedOn is null, $"The interest already ceased on {CeasedOn:d MMMM yyyy}.", InputPath.Of("interest"))
            .Valid(
                DeclaredOn <= on && on <= today,
                $"The interest was declared on {DeclaredOn:d MMMM yyyy}. Enter a date from then to today.",
                on
            )
            .Check();
        CeasedOn = on;
    }
}

/// <summary>The kinds of interest in the model code of conduct of English councils.</summary>
internal enum InterestKind
{
    /// <summary>An interest of the member or their partner that the law requires them to declare: Localism Act 2011, section 30.</summary>
    DisclosablePecuniary,

    /// <summary>Membership of a body to which the council appointed the member, or which exercises public functions.</summary>
    OtherRegistrable,

    /// <summary>An interest that affects the wellbeing of the member or of somebody close to them.</summary>
    NonRegistrable,
}
