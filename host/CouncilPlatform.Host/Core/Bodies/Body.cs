using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Bodies;

/// <summary>A body through which a partnership works, such as a board or a committee: its own, or that of a member.</summary>
internal sealed class Body : Aggregate, ITransferable, INumbered
{
    private const string StatutoryBody = "STATUTORY_BODY";

    /// <summary>The body's number in the partnership, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The name, at most 200 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The kind of body.</summary>
    public required BodyKind Kind { get; set; }

    /// <summary>Whether the law requires this body. The partnership cannot dissolve a body that the law requires.</summary>
    public bool Statutory { get; set; }

    public Guid? OrganisationId { get; set; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>Anything else that readers should know, at most 1,000 characters.</summary>
    public string? Note { get; set; }

    /// <summary>How many times a year it is to meet, such as 4. Null if that is not known.</summary>
    public int? MeetingsAYear { get; set; }

    /// <summary>The day, month or year from which the body no longer exists. Null while it exists.</summary>
    public PartialDate? Dissolved { get; private set; }

    /// <summary>The organisation that the body belongs to. Null for the partnership's own bodies.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The organisations that are or were members of the body, in the order in which they were recorded.</summary>
    /// <param name="asAt">Only memberships that counted on this day. If nobody knows when one began, it counts from the beginning.</param>
    public IDataLoaderResult<IReadOnlyList<BodyMember>> Members(DateOnly? asAt, Batches batches, CoreDb db) =>
        batches.Values(
            Id,
            (db, asAt),
            static (ids, s) =>
                (s.asAt is { } day ? s.db.Set<BodyMember>().CountingOn(day) : s.db.Set<BodyMember>())
                    .Where(m => ids.Contains(m.BodyId))
                    .OrderBy(m => m.Number),
            static m => m.BodyId
        );

    void ITransferable.PassTo(Guid organisation) => OrganisationId = organisation;

    /// <summary>Changes the facts. What is left out stays as it is.</summary>
    /// <exception cref="RuleException">STATUTORY_BODY.</exception>
    internal void Update(ChangeBodyInput input, Guid? organisation, Caller caller)
    {
        new Rules()
            .Require(
                !Statutory || input.Statutory != false || caller.IsOperator,
                StatutoryBody,
                $"The law requires {Name}. If that is a mistake, ask the platform's operator to correct it.",
                input.Statutory
            )
            .Check();
        (Name, Kind, Statutory) = (input.Name ?? Name, input.Kind ?? Kind, input.Statutory ?? Statutory);
        (OrganisationId, Note) = (organisation ?? OrganisationId, input.OrRecorded(input.Note, Note));
        MeetingsAYear = input.OrRecorded(input.MeetingsAYear, MeetingsAYear);
    }

    /// <exception cref="RuleException">STATUTORY_BODY; INVALID: it is already dissolved.</exception>
    internal void Dissolve(PartialDate on)
    {
        new Rules()
            .Require(!Statutory, StatutoryBody, $"The law requires {Name}. The partnership cannot dissolve it.", InputPath.Of("body"))
            .Require(Dissolved is null, RuleCodes.Invalid, $"{Name} has not existed since {Dissolved}.", InputPath.Of("body"))
            .Check();
        Dissolved = on;
    }

    /// <exception cref="RuleException">INVALID, at <paramref name="at"/>: the body is dissolved.</exception>
    internal Body RequireActive(InputPath at) =>
        Dissolved is null
            ? this
            : throw new RuleException(RuleCodes.Invalid, $"{Name} has not existed since {Dissolved}. Choose another body.", at);

    /// <summary>
    /// The day from which the body counts as inactive: twice the time between two of its meetings has passed since it last met. Null if it
    /// is active, if it no longer exists, or if nobody knows how often it is to meet or when it last met.
    /// </summary>
    internal DateOnly? InactiveSince(DateOnly? lastMet, DateOnly day) =>
        Dissolved is null && MeetingsAYear is { } meetings && lastMet?.AddDays((2 * 365 / meetings) + 1) is { } since && since <= day
            ? since
            : null;

    /// <summary>The body in a few words, for the audit trail.</summary>
    internal string Describe() => $"{Name}: {Kind}{(Statutory ? ", statutory" : "")}";
}

/// <summary>The kind of body.</summary>
internal enum BodyKind
{
    /// <summary>A board that leads the partnership.</summary>
    Board,

    /// <summary>A group of managers who run the work from day to day.</summary>
    ManagementGroup,

    /// <summary>A group for one theme, such as health or housing.</summary>
    ThematicGroup,

    /// <summary>A committee, such as a council's scrutiny committee.</summary>
    Committee,

    /// <summary>A group set up for one task.</summary>
    WorkingGroup,

    /// <summary>A team for one area.</summary>
    LocalAreaTeam,

    /// <summary>A forum that anyone concerned may attend.</summary>
    Forum,
}
