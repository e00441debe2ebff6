using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>Reads decisions. Only people with a role in the partnership see matters that are not decided yet.</summary>
internal sealed class DecisionQueries
{
    /// <summary>Decisions and the matters still to be decided, in the order in which they were raised.</summary>
    /// <param name="subject">Only those about the object with this id.</param>
    /// <param name="body">Only those of the body with this id.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="type">Only those where the body decided this.</param>
    public static Task<Connection<Decision>> Decisions(
        Partnership partnership,
        GlobalId? subject,
        GlobalId? body,
        DecisionState? state,
        DecisionType? type,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var about = subject?.ToString();
        var by = body?.For<Bodies.Body>(InputPath.Argument("body"));
        return db.Of<Decision>(partnership)
            .Where(d =>
                (about == null || d.SubjectId == about)
                && (by == null || d.BodyId == by)
                && (state == null || d.State == state)
                && (type == null || d.Type == type)
            )
            .PageAsync(paging, d => d.RaisedUtc, descending: false, cancellationToken);
    }

    /// <summary>
    /// The forward plan: the matters with a month in it, the earliest month first. Withdrawn matters are left out.
    /// </summary>
    /// <param name="month">Only matters in the forward plan of this month, such as 2011-10.</param>
    /// <param name="keyDecision">Only key decisions (true), or only the others (false).</param>
    /// <param name="decided">Only matters that are decided (true), or only those that are still to be decided (false).</param>
    public static Task<Connection<Decision>> ForwardPlan(
        Partnership partnership,
        PartialDate? month,
        bool? keyDecision,
        bool? decided,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var planned = month?.ToString();
        return db.Of<Decision>(partnership)
            .Where(d =>
                d.ForwardPlan != null
                && (planned == null || (string)(object)d.ForwardPlan == planned)
                && d.State != DecisionState.Withdrawn
                && (keyDecision == null || d.KeyDecision == keyDecision)
                && (decided == null || (d.State == DecisionState.Decided) == decided)
            )
            // By its text, as the column has it.
            .PageAsync(paging, d => (string)(object)d.ForwardPlan!, descending: false, cancellationToken);
    }

    /// <summary>
    /// What was said and decided on one subject, by date: sign-offs, decisions, conditions met, and future meetings whose day is known.
    /// </summary>
    /// <param name="subject">The id of the object that the decisions are about.</param>
    public static async Task<IReadOnlyList<TimelineEntry>> DecisionTimeline(
        Partnership partnership,
        GlobalId subject,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var about = subject.ToString();
        var visible = db.Of<Decision>(partnership).Where(d => d.SubjectId == about);
        var decided = await (
            from d in visible
            where d.On != null
            select new TimelineEntry(
                d.On!.Value,
                TimelineKind.Decision,
                d.Title,
                db.Bodies.Where(b => b.Id == d.BodyId).Select(b => b.Name).Single(),
                d.Type,
                null
            )
        ).ToListAsync(cancellationToken);
        var signed = await (
            from d in visible
            join s in db.SignOffs on d.Id equals s.DecisionId
            where s.On != null
            select new TimelineEntry(
                s.On!.Value,
                TimelineKind.SignOff,
                d.Title,
                db.Bodies.Where(b => b.Id == d.BodyId).Select(b => b.Name).Single(),
                null,
                s.Role
            )
        ).ToListAsync(cancellationToken);
        var met = await (
            from d in visible
            join c in db.DecisionConditions on d.Id equals c.DecisionId
            where c.MetOn != null
            select new TimelineEntry(
                c.MetOn!.Value,
                TimelineKind.ConditionMet,
                c.Text,
                db.Bodies.Where(b => b.Id == d.BodyId).Select(b => b.Name).Single(),
                null,
                null
            )
        ).ToListAsync(cancellationToken);
        var put = await (
            from d in visible
            where d.Meets != null && (d.State == DecisionState.Draft || d.State == DecisionState.Submitted)
            select new
            {
                d.Meets,
                d.Title,
                Body = db.Bodies.Where(b => b.Id == d.BodyId).Select(b => b.Name).Single(),
            }
        ).ToListAsync(cancellationToken);
        // A month or a year is not a single day on a timeline.
        var meetings = put.Where(d => d.Meets!.Value.First == d.Meets.Value.Last)
            .Select(d => new TimelineEntry(d.Meets!.Value.First, TimelineKind.Meeting, d.Title, d.Body, null, null));
        return [.. signed.Concat(decided).Concat(met).Concat(meetings).OrderBy(e => e.On)];
    }
}
