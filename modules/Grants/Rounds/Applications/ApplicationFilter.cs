using System.Linq.Expressions;

namespace CouncilPlatform.Grants.Rounds;

/// <summary>Which applications: those that meet every condition given.</summary>
/// <param name="Round">The round's short name.</param>
/// <param name="State">Only applications in this state.</param>
/// <param name="Organisation">Only applications of this organisation.</param>
/// <param name="MinAmount">The application asks for this much or more, revenue and capital together.</param>
/// <param name="MaxAmount">The application asks for this much or less.</param>
/// <param name="SubmittedFrom">Last submitted on this day (UK) or later.</param>
/// <param name="SubmittedTo">Last submitted on this day (UK) or earlier.</param>
internal sealed record ApplicationFilterInput(
    string? Round,
    ApplicationState? State,
    GlobalId? Organisation,
    Money? MinAmount,
    Money? MaxAmount,
    DateOnly? SubmittedFrom,
    DateOnly? SubmittedTo
);

/// <summary>How to sort applications.</summary>
/// <param name="Field">What to sort by.</param>
/// <param name="Direction">Ascending if left out.</param>
internal sealed record ApplicationOrderInput(ApplicationOrderField Field, OrderDirection? Direction);

/// <summary>What a list of applications is sorted by.</summary>
internal enum ApplicationOrderField
{
    /// <summary>When the application was started.</summary>
    Started,

    /// <summary>When the application was last submitted. One that is not submitted yet counts as the latest.</summary>
    Submitted,

    /// <summary>What the application asks for, revenue and capital together.</summary>
    Amount,

    /// <summary>Draft, submitted, returned, withdrawn, awarded, reserved, then rejected.</summary>
    State,
}

internal static class ApplicationFilter
{
    /// <summary>Replaces a time that has not come when lists are sorted.</summary>
    public static readonly DateTime NotYet = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static readonly Expression<Func<Application, int>> Progress = a =>
        a.State == ApplicationState.Draft ? 0
        : a.State == ApplicationState.Submitted ? 1
        : a.State == ApplicationState.Returned ? 2
        : a.State == ApplicationState.Withdrawn ? 3
        : a.State == ApplicationState.Awarded ? 4
        : a.State == ApplicationState.Reserved ? 5
        : 6;

    public static IQueryable<Application> Matching(
        this IQueryable<Application> rows,
        ApplicationFilterInput? filter,
        Partnership partnership,
        GrantsDb db
    )
    {
        new Rules()
            .Interval(filter?.MinAmount, filter?.MaxAmount, "minAmount")
            .Interval(filter?.SubmittedFrom, filter?.SubmittedTo, "submittedFrom")
            .Check();
        var rounds = db.Of<Round>(partnership);
        return rows.WhereGiven(filter?.Round, round => a => rounds.Any(r => r.Id == a.RoundId && r.Slug == round))
            .WhereGiven(filter?.State, state => a => a.State == state)
            .WhereGiven(
                filter?.Organisation?.For<Organisation>(InputPath.Argument("filter").Within("organisation")),
                id => a => a.OrganisationId == id
            )
            .WhereGiven(filter?.MinAmount?.MinorUnits, min => a => a.RevenuePence + a.CapitalPence >= min)
            .WhereGiven(filter?.MaxAmount?.MinorUnits, max => a => a.RevenuePence + a.CapitalPence <= max)
            .WhereGiven(filter?.SubmittedFrom.StartUtc(), start => a => a.SubmittedUtc >= start)
            .WhereGiven(filter?.SubmittedTo.EndUtc(), end => a => a.SubmittedUtc < end);
    }
}
