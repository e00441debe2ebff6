using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>Reads who may do what in a partnership. Each read of a name is logged.</summary>
internal sealed class PersonQueries
{
    /// <summary>The roles of people in the partnership, latest first, including those that have ended.</summary>
    /// <param name="asAt">Only roles that counted on this day.</param>
    [Requires(Role.Administrator)]
    public static Task<Connection<PersonRole>> PeopleRoles(
        Partnership partnership,
        DateOnly? asAt,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var roles = db.Of<PersonRole>(partnership);
        return (asAt is { } day ? roles.CountingOn(day) : roles).PageAsync(paging, r => r.From, descending: true, cancellationToken);
    }

    /// <summary>The people whom you can give a role or an office: those of the partnership, and of your organisation. Latest first.</summary>
    [Requires(Role.Administrator)]
    public static Task<Connection<Person>> People(
        Partnership partnership,
        Paging paging,
        CoreDb db,
        Caller caller,
        CancellationToken cancellationToken
    ) => WaitingPeople.AllIn(partnership.Id, db, caller).PageAsync(paging, p => p.CreatedUtc, descending: true, cancellationToken);

    /// <summary>
    /// People who signed in through your organisation's directory and have no role anywhere: they wait for an administrator. Latest first.
    /// </summary>
    [Requires(Role.Administrator)]
    public static Task<Connection<Person>> WaitingForRole(
        Partnership partnership,
        Paging paging,
        CoreDb db,
        Caller caller,
        TimeProvider time,
        CancellationToken cancellationToken
    ) => WaitingPeople.Of(db, caller, UkTime.Today(time)).PageAsync(paging, p => p.CreatedUtc, descending: true, cancellationToken);
}
