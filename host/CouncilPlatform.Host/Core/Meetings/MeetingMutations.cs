using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Decisions;
using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Meetings;

/// <summary>Plans the meetings of bodies, and records that they were held and who attended.</summary>
internal sealed class MeetingMutations
{
    /// <summary>Adds a meeting to those of a body. Once it was held, record who attended.</summary>
    [Requires(Role.Officer)]
    public static async Task<Meeting> AddMeeting(AddMeetingInput input, Change<CoreDb> change)
    {
        new Rules().Meeting(input.Time, input.Place, minutes: null).Check();
        var body = (await change.LockAsync<Body>(input.Body, input.Version)).RequireActive(InputPath.Of("body"));
        var meeting = new Meeting
        {
            PartnershipId = change.Partnership.Id,
            BodyId = body.Id,
            Number = await change.NextNumberAsync<Meeting>(m => m.BodyId == body.Id),
            On = input.On,
            Time = input.Time,
            Place = input.Place,
        };
        return change.Done(change.Add(meeting), meeting.Describe(body));
    }

    /// <summary>Changes a planned meeting, or adds the minutes of a meeting.</summary>
    [Requires(Role.Officer)]
    public static async Task<Meeting> UpdateMeeting(UpdateMeetingInput input, Change<CoreDb> change)
    {
        new Rules().Meeting(input.Time, input.Place, input.Minutes).Check();
        var meeting = await change.LockAsync<Meeting>(input.Meeting, input.Version);
        meeting.Update(input);
        return change.Done(meeting, meeting.Describe(await change.BodyOfAsync(meeting)));
    }

    /// <summary>
    /// Records that a meeting was held, and who attended. Record it again to put the attendance right: the new list replaces the old one.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Meeting> RecordMeeting(RecordMeetingInput input, Change<CoreDb> change)
    {
        new Rules().Meeting(time: null, place: null, input.Minutes).Attendance(input.Attendance).Check();
        var organisations = new List<Guid?>();
        foreach (var (index, group) in (input.Attendance ?? []).Index())
        {
            organisations.Add(
                group.Organisation is not { } code
                    ? null
                    : (
                        await OrganisationQueries.RequireAsync(
                            change.Db,
                            code,
                            change.Cancellation,
                            InputPath.Of("attendance", index, "organisation")
                        )
                    ).Id
            );
        }

        var meeting = await change.LockAsync<Meeting>(input.Meeting, input.Version);
        var isNew = meeting.Record(input.Attendance, input.Minutes, await change.QuorumOnAsync(meeting.BodyId, meeting.On), change.Today);
        if (input.Attendance is { } attendance)
        {
            await change.RemoveAsync<Attendance>(a => a.MeetingId == meeting.Id);
            change.AddRange(
                attendance
                    .Index()
                    .Select(a => new Attendance
                    {
                        MeetingId = meeting.Id,
                        Position = a.Index + 1,
                        Role = a.Item.Role,
                        Number = a.Item.Number,
                        OrganisationId = organisations[a.Index],
                        Post = a.Item.Post,
                    })
            );
        }

        if (isNew)
        {
            change.Publish(meeting, new MeetingHeld(meeting.PartnershipId, meeting.Id, meeting.BodyId, meeting.On));
        }

        return change.Done(meeting, meeting.Describe(await change.BodyOfAsync(meeting)));
    }

    /// <summary>Cancels a planned meeting, or one that was recorded as held by mistake.</summary>
    [Requires(Role.Officer)]
    public static async Task<Meeting> CancelMeeting(CancelMeetingInput input, Change<CoreDb> change)
    {
        new Rules().Text(input.Reason, 1000).Check();
        var meeting = await change.LockAsync<Meeting>(input.Meeting, input.Version);
        var hasDecisions = await change.Of<Decision>().AnyAsync(d => d.MeetingId == meeting.Id, change.Cancellation);
        if (meeting.Cancel(input.Reason, hasDecisions))
        {
            change.Publish(meeting, new MeetingCancelled(meeting.PartnershipId, meeting.Id, meeting.BodyId));
        }

        return change.Done(meeting, meeting.Describe(await change.BodyOfAsync(meeting)));
    }
}
