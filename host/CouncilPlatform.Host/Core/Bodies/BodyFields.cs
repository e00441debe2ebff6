using CouncilPlatform.Host.Core.Meetings;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Bodies;

/// <summary>What a body's terms of reference and its meetings say of it on a day.</summary>
internal sealed class BodyFields
{
    /// <summary>The terms of reference that apply on a day. Null if none were adopted by then.</summary>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    public static IDataLoaderResult<TermsOfReference?> TermsOfReference(
        Body body,
        DateOnly? asAt,
        Batches batches,
        CoreDb db,
        TimeProvider time
    )
    {
        var day = asAt ?? UkTime.Today(time);
        return TermsOfReferenceVersions(body, batches, db)
            .Then(all => all.Where(t => t.AdoptedOn <= day).MaxBy(t => (t.AdoptedOn, t.Number)));
    }

    /// <summary>All versions of the terms of reference, in the order in which they were recorded.</summary>
    public static IDataLoaderResult<IReadOnlyList<TermsOfReference>> TermsOfReferenceVersions(Body body, Batches batches, CoreDb db) =>
        batches.Parts(db, body.Id, static (TermsOfReference t) => t.BodyId, static t => t.Number);

    /// <summary>The day on which the body last met. Null if no meeting by then is recorded as held.</summary>
    /// <param name="asAt">The day until which meetings count; today in the UK if left out.</param>
    public static IDataLoaderResult<DateOnly?> LastMet(Body body, DateOnly? asAt, Batches batches, CoreDb db, TimeProvider time) =>
        batches.Load(
            body.Id,
            (db, body.PartnershipId, Day: asAt ?? UkTime.Today(time)),
            static async (ids, s, cancellation) =>
                (IReadOnlyDictionary<Guid, DateOnly?>)
                    await s
                        .db.Of<Meeting>(s.PartnershipId)
                        .Where(m => ids.Contains(m.BodyId) && m.Status == MeetingStatus.Held && m.On <= s.Day)
                        .GroupBy(m => m.BodyId)
                        .Select(g => new { g.Key, Last = (DateOnly?)g.Max(m => m.On) })
                        .ToDictionaryAsync(g => g.Key, g => g.Last, cancellation)
        );

    /// <summary>The next planned meeting, on or after a day. Null if none is planned.</summary>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    public static IDataLoaderResult<Meeting?> NextMeeting(Body body, DateOnly? asAt, Batches batches, CoreDb db, TimeProvider time) =>
        batches
            .Values(
                body.Id,
                (db, body.PartnershipId, Day: asAt ?? UkTime.Today(time)),
                static (ids, s) =>
                    s
                        .db.Of<Meeting>(s.PartnershipId)
                        .Where(m => ids.Contains(m.BodyId) && m.Status == MeetingStatus.Planned && m.On >= s.Day)
                        .GroupBy(m => m.BodyId)
                        .Select(g => g.OrderBy(m => m.On).ThenBy(m => m.Number).First()),
                static m => m.BodyId
            )
            .Then(next => next.Count == 0 ? null : next[0]);

    /// <summary>
    /// The day from which the body counts as inactive: twice the time between two of its meetings has passed since it last met. Null if it
    /// is active, if it no longer exists, or if nobody knows how often it is to meet or when it last met.
    /// </summary>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    [Needs(nameof(Body.MeetingsAYear), nameof(Body.Dissolved))]
    public static IDataLoaderResult<DateOnly?> InactiveSince(Body body, DateOnly? asAt, Batches batches, CoreDb db, TimeProvider time)
    {
        var day = asAt ?? UkTime.Today(time);
        return LastMet(body, day, batches, db, time).Then(last => body.InactiveSince(last, day));
    }

    /// <summary>
    /// Whether the body meets as often as it is to. Null if it no longer exists, or if nobody knows how often it is to meet or when it last
    /// met.
    /// </summary>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    [Needs(nameof(Body.MeetingsAYear), nameof(Body.Dissolved))]
    public static IDataLoaderResult<bool?> Active(Body body, DateOnly? asAt, Batches batches, CoreDb db, TimeProvider time)
    {
        var day = asAt ?? UkTime.Today(time);
        return LastMet(body, day, batches, db, time)
            .Then(
                bool? (last) =>
                    body.MeetingsAYear is null || body.Dissolved is not null || last is null ? null : body.InactiveSince(last, day) is null
            );
    }
}
