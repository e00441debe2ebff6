using System.Linq.Expressions;

namespace CouncilPlatform.Grants.Rounds;

/// <summary>Which applications: those that meet all that is said.</summary>
/// <param name="Round">The round's slug.</param>
/// <param name="Organisation">Made by this organisation.</param>
/// <param name="MinAmount">It asks for this much or more, revenue and capital together.</param>
/// <param name="MaxAmount">It asks for this much or less.</param>
/// <param name="SubmittedFrom">Last submitted on this day of the UK or later.</param>
/// <param name="SubmittedTo">Last submitted on this day of the UK or earlier.</param>
internal sealed record ApplicationFilterInput(
    string? Round,
    ApplicationState? State,
    GlobalId? Organisation,
    Money? MinAmount,
    Money? MaxAmount,
    DateOnly? SubmittedFrom,
    DateOnly? SubmittedTo
);

/// <param name="Direction">Ascending where nothing is said.</param>
internal sealed record ApplicationOrderInput(ApplicationOrderField Field, OrderDirection? Direction);

/// <summary>What a list of applications is sorted by.</summary>
internal enum ApplicationOrderField
{
    Started,

    /// <summary>When it was last submitted; one that was not yet counts as the latest.</summary>
    Submitted,

    /// <summary>What it asks for, revenue and capital together.</summary>
    Amount,

    /// <summary>In the order of the states.</summary>
    State,
}

internal static class ApplicationFilter
{
    /// <summary>Stands for a time that has not come, where lists are sorted.</summary>
    public static readonly DateTime NotYet = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The place of the state among the states.</summary>
    public static readonly Expression<Func<Application, int>> Progress = a =>
        a.State == ApplicationState.Draft ? 0
        : a.State == ApplicationState.Submitted ? 1
        : a.State == ApplicationState.Returned ? 2
        : a.State == ApplicationState.Withdrawn ? 3
        : a.State == ApplicationState.Awarded ? 4
        : a.State == ApplicationState.Reserved ? 5
        : 6;

    /// <exception cref="RuleException">INVALID: nothing can pass the filter.</exception>
    public static IQueryable<Application> Matching(this IQueryable<Application> rows, ApplicationFilterInput? filter, GrantsDb db)
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
            rows = rows.Where(a => db.Rounds.Any(r => r.Id == a.RoundId && r.Slug == round));
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(a => a.State == state);
        }

        if (filter.Organisation is { } organisation)
        {
            var id = organisation.For<Organisation>("filter", "organisation");
            rows = rows.Where(a => a.OrganisationId == id);
        }

        if (filter.MinAmount?.MinorUnits is { } least)
        {
            rows = rows.Where(a => a.RevenuePence + a.CapitalPence >= least);
        }

        if (filter.MaxAmount?.MinorUnits is { } most)
        {
            rows = rows.Where(a => a.RevenuePence + a.CapitalPence <= most);
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
