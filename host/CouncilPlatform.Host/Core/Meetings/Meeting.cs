using System.Globalization;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Decisions;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Meetings;

/// <summary>A meeting of a body: planned, held or cancelled.</summary>
internal sealed class Meeting : Aggregate, INumbered, IPartOf<Body>
{
    public Guid BodyId { get; init; }

    /// <summary>The meeting's number among those of the body, from 1, in the order in which they were recorded.</summary>
    public int Number { get; init; }

    /// <summary>The day of the meeting.</summary>
    public required DateOnly On { get; set; }

    /// <summary>When it begins, in UK time, such as 18:30. Null if that is not known.</summary>
    public string? Time { get; set; }

    /// <summary>Where it takes place, at most 300 characters.</summary>
    public string? Place { get; set; }

    /// <summary>Whether it is planned, was held or is cancelled.</summary>
    public MeetingStatus Status { get; private set; }

    /// <summary>The web address of the minutes, at most 500 characters.</summary>
    public string? Minutes { get; set; }

    /// <summary>Why it is cancelled, or why it does not count after all. Null for other meetings.</summary>
    public string? CancelledReason { get; private set; }

    /// <summary>How many members and substitutes attended. Null if that is not recorded.</summary>
    internal int? MembersAttended { get; private set; }

    Guid IBelongsTo<Body>.WholeId => BodyId;

    /// <summary>The body and the day, such as LSP Board, 8 September 2010.</summary>
    [Needs(nameof(On))]
    public IDataLoaderResult<string> Title(Batches batches, CoreDb db) =>
        Body(batches, db).Then(body => string.Create(CultureInfo.InvariantCulture, $"{body?.Name}, {On:d MMMM yyyy}"));

    /// <summary>The body that meets.</summary>
    public IDataLoaderResult<Body?> Body(Batches batches, CoreDb db) => batches.Row<Body>(db, BodyId);

    /// <summary>Who attended and who sent apologies, by role and never by name.</summary>
    public IDataLoaderResult<IReadOnlyList<Attendance>> Attendance(Batches batches, CoreDb db) =>
        batches.Parts(db, Id, static (Attendance a) => a.MeetingId, static a => a.Position);

    /// <summary>Whether enough members attended to decide. Null if the body's terms of reference on that day name no quorum.</summary>
    [Needs(nameof(On), nameof(Status), nameof(MembersAttended))]
    public IDataLoaderResult<MeetingQuorum?> Quorum(Batches batches, CoreDb db) =>
        batches
            .Quorums(db, PartnershipId, BodyId)
            .Then(rules => rules.InForce(On) is { } rule ? MeetingQuorum.Of(rule, Status, MembersAttended) : null);

    /// <summary>What the body decided at the meeting, in the order in which the matters were raised.</summary>
    public IDataLoaderResult<IReadOnlyList<Decision>> Decisions(Batches batches, CoreDb db) =>
        batches.Values(
            Id,
            (Db: db, PartnershipId),
            static (ids, state) =>
                state
                    .Db.Of<Decision>(state.PartnershipId)
                    .Where(d => d.MeetingId != null && ids.Contains(d.MeetingId.Value))
                    .OrderBy(d => d.RaisedUtc),
            static d => d.MeetingId!.Value
        );

    /// <summary>Changes the facts. What the input leaves out stays as it is.</summary>
    /// <exception cref="RuleException">WRONG_STATE.</exception>
    internal void Update(UpdateMeetingInput input)
    {
        new Rules()
            .Require(Status != MeetingStatus.Cancelled, "WRONG_STATE", $"The meeting is cancelled. {AddAnother}", InputPath.Of("meeting"))
            .Require(
                Status == MeetingStatus.Planned || input.On is null || input.On == On,
                "WRONG_STATE",
                FormattableString.Invariant($"The meeting was held on {On:d MMMM yyyy}. If that is a mistake, cancel it and add another."),
                input.On
            )
            .Check();
        (On, Time) = (input.On ?? On, input.OrRecorded(input.Time, Time));
        (Place, Minutes) = (input.OrRecorded(input.Place, Place), input.OrRecorded(input.Minutes, Minutes));
    }

    /// <summary>Records that the meeting was held, and who attended. It can be recorded again, to put the attendance right.</summary>
    /// <returns>Whether it was not held so far.</returns>
    /// <exception cref="RuleException">WRONG_STATE; INVALID: it is still to come, or more members attended than the body has.</exception>
    internal bool Record(IReadOnlyList<AttendanceInput>? attendance, string? minutes, QuorumRule? rule, DateOnly today)
    {
        var members = attendance?.Where(a => Meetings.Attendance.Counts(a.Role)).Sum(a => a.Number);
        new Rules()
            .Require(Status != MeetingStatus.Cancelled, "WRONG_STATE", $"The meeting is cancelled. {AddAnother}", InputPath.Of("meeting"))
            .Valid(
                On <= today,
                FormattableString.Invariant($"The meeting is on {On:d MMMM yyyy}. Record it once it was held."),
                InputPath.Of("meeting")
            )
            .Valid(
                rule?.Seats is not { } seats || members is not { } present || present <= seats,
                $"{Wording.Count(members ?? 0, "member")} attended, and the body has {rule?.Seats}. Check the attendance.",
                InputPath.Of("attendance")
            )
            .Check();
        var isNew = Status != MeetingStatus.Held;
        (Status, Minutes, MembersAttended) = (MeetingStatus.Held, minutes ?? Minutes, members ?? MembersAttended);
        return isNew;
    }

    /// <summary>Cancels a planned meeting, or one that was recorded as held by mistake.</summary>
    /// <returns>Whether it had been recorded as held.</returns>
    /// <exception cref="RuleException">WRONG_STATE: it is cancelled already, or a decision was made at it.</exception>
    internal bool Cancel(string reason, bool hasDecisions)
    {
        new Rules()
            .Require(
                Status != MeetingStatus.Cancelled,
                "WRONG_STATE",
                $"The meeting is cancelled already: {CancelledReason}",
                InputPath.Of("meeting")
            )
            .Require(
                !hasDecisions,
                "WRONG_STATE",
                "The body decided something at this meeting, so it was held. It cannot be cancelled.",
                InputPath.Of("meeting")
            )
            .Check();
        var wasHeld = Status == MeetingStatus.Held;
        (Status, CancelledReason) = (MeetingStatus.Cancelled, reason);
        return wasHeld;
    }

    /// <summary>Requires that the body could decide at this meeting on a matter that was put to it.</summary>
    /// <param name="body">The body that the matter was put to.</param>
    /// <param name="rule">The quorum on the day of the meeting. Null if there is none.</param>
    /// <param name="on">The day of the decision.</param>
    /// <param name="at">Where the input names the meeting, or else the decision.</param>
    /// <exception cref="RuleException">INVALID: it is another body's meeting, or on another day. WRONG_STATE: it was not held.
    /// ATTENDANCE_MISSING; INQUORATE.</exception>
    internal void RequireDecidable(Body body, QuorumRule? rule, DateOnly on, InputPath at)
    {
        new Rules().Valid(BodyId == body.Id, $"This is a meeting of another body. Choose a meeting of {body.Name}.", at).Check();
        new Rules()
            .Require(Status == MeetingStatus.Held, "WRONG_STATE", "The meeting is not recorded as held. Record who attended first.", at)
            .Valid(
                On == on,
                FormattableString.Invariant($"The meeting was on {On:d MMMM yyyy}. Enter that day, or choose another meeting."),
                InputPath.Of("on")
            )
            .Check();
        if (rule is null)
        {
            return;
        }

        var quorum = MeetingQuorum.Of(rule, Status, MembersAttended);
        new Rules()
            .Require(
                quorum.Met is not null,
                "ATTENDANCE_MISSING",
                FormattableString.Invariant(
                    $"The quorum of {body.Name} is {rule.Quorum}, and who attended on {On:d MMMM yyyy} is not recorded. "
                ) + "Record the attendance first.",
                at
            )
            .Require(
                quorum.Met != false,
                "INQUORATE",
                FormattableString.Invariant($"{body.Name} was inquorate on {On:d MMMM yyyy}: {quorum.Figures} ")
                    + "It could not decide. Record the decision of a meeting that was quorate.",
                at
            )
            .Check();
    }

    /// <summary>The meeting in a few words, for the audit trail.</summary>
    internal string Describe(Body body) => FormattableString.Invariant($"{body.Name}, {On:yyyy-MM-dd}");

    private const string AddAnother = "Add another if the body meets after all.";
}

/// <summary>Whether a meeting is planned, was held or is cancelled.</summary>
internal enum MeetingStatus
{
    /// <summary>It is to take place. If its day has passed, it is not recorded yet whether it was held.</summary>
    Planned,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>It does not take place, or was recorded by mistake.</summary>
    Cancelled,
}
