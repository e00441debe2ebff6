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

    /// <summary>The position of the state among the states.</summary>
    public static readonly Expression<Func<Application, int>> Progress = a =>
        a.State == ApplicationState.Draft ? 0
        : a.State == ApplicationState.Submitted ? 1
        : a.State == ApplicationState.Returned ? 2
        : a.State == ApplicationState.Withdrawn ? 3
        : a.State == ApplicationState.Awarded ? 4
        : a.State == ApplicationState.Reserved ? 5
        : 6;

    /// <exception cref="RuleException">INVALID: nothing can pass the filter.</exception>
    public static IQueryable<Application> Matching(
        this IQueryable<Application> rows,
        ApplicationFilterInput? filter,
        Partnership partnership,
        GrantsDb db
    )
    {
        if (filter is null)
        {
            return rows;
        }

        new Rules()
            .Interval(filter.MinAmount, filter.MaxAmount, "minAmount")
            .Interval(filter.SubmittedFrom, filter.SubmittedTo, "submittedFrom")
            .Check();
        if (filter.Round is { } round)
        {
            rows = rows.Where(a => db.Of<Round>(partnership).Any(r => r.Id == a.RoundId && r.Slug == round));
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(a => a.State == state);
        }

        if (filter.Organisation is { } organisation)
        {
            var id = organisation.For<Organisation>(InputPath.Argument("filter").Within("organisation"));
            rows = rows.Where(a => a.OrganisationId == id);
        }

        if (filter.MinAmount?.MinorUnits is { } min)
        {
            rows = rows.Where(a => a.RevenuePence + a.CapitalPence >= min);
        }

        if (filter.MaxAmount?.MinorUnits is { } max)
        {
            rows = rows.Where(a => a.RevenuePence + a.CapitalPence <= max);
        }

        if (filter.SubmittedFrom is { } from)
        {
            var start = UkTime.StartOf(from);
            rows = rows.Where(a => a.SubmittedUtc >= start);
        }

        if (filter.SubmittedTo is { } to && to < DateOnly.MaxValue)
        {
            var end = UkTime.StartOf(to.AddDays(1));
            rows = rows.Where(a => a.SubmittedUtc < end);
        }

        return rows;
    }
}
