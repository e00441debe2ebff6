using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>Which lines of the audit trail to list: those that match every field that is given.</summary>
/// <param name="Person">Only what this person did, or was done with a key that they made.</param>
/// <param name="Key">Only what was done with this key.</param>
/// <param name="Organisation">Only what was done for this organisation: its GSS code, identifier or id.</param>
/// <param name="Action">Only this action, such as addBody.</param>
/// <param name="Record">Only changes of the record with this id, also as part of the change of another.</param>
/// <param name="From">Only from the beginning of this day in the UK.</param>
/// <param name="Until">Only until the end of this day in the UK.</param>
internal sealed record AuditFilterInput(
    GlobalId? Person,
    GlobalId? Key,
    string? Organisation,
    string? Action,
    GlobalId? Record,
    DateOnly? From,
    DateOnly? Until
);

internal static class AuditFilter
{
    /// <exception cref="RuleException">NOT_FOUND: no organisation has the code, or an id is of another type.</exception>
    public static async Task<IQueryable<AuditEntry>> MatchingAsync(
        this IQueryable<AuditEntry> lines,
        AuditFilterInput? filter,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        if (filter is null)
        {
            return lines;
        }

        if (filter.Person is { } person)
        {
            var id = person.For<Person>(At("person"));
            lines = lines.Where(a => a.PersonId == id);
        }

        if (filter.Key is { } key)
        {
            var id = key.For<ApiKey>(At("key"));
            lines = lines.Where(a => a.ActorId == id);
        }

        if (filter.Organisation is { } code)
        {
            var organisation = (await OrganisationQueries.RequireAsync(db, code, cancellationToken, At("organisation"))).Id;
            lines = lines.Where(a => a.OrganisationId == organisation);
        }

        if (filter.Action is { } action)
        {
            lines = lines.Where(a => a.Action == action);
        }

        if (filter.Record is { } record)
        {
            var (subject, mark) = (record.ToString(), $"\"id\":\"{record}\"");
            lines = lines.Where(a => a.Subject == subject || a.Changes != null && a.Changes.Contains(mark));
        }

        if (filter.From is { } from)
        {
            var start = UkTime.StartOf(from);
            lines = lines.Where(a => a.AtUtc >= start);
        }

        if (filter.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = UkTime.StartOf(until.AddDays(1));
            lines = lines.Where(a => a.AtUtc < end);
        }

        return lines;
    }

    private static InputPath At(string field) => InputPath.Argument("filter").Within(field);
}
