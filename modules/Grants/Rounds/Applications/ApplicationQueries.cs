namespace CouncilPlatform.Grants.Rounds;

internal sealed class ApplicationQueries
{
    /// <summary>Applications, in the order they were started if no other is given.</summary>
    /// <param name="filter">Only applications that meet every condition of it.</param>
    /// <param name="orderBy">How to sort; by start if left out.</param>
    [Requires(Role.Applicant)]
    public static async Task<ApplicationConnection> Applications(
        Partnership partnership,
        ApplicationFilterInput? filter,
        ApplicationOrderInput? orderBy,
        Caller caller,
        Paging paging,
        GrantsDb db
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisations;
        var rows = db.Of<Application>(partnership).Where(a => all || own.Contains(a.OrganisationId)).Matching(filter, partnership, db);
        var descending = orderBy?.Direction == OrderDirection.Descending;
        var page = await (
            orderBy?.Field switch
            {
                ApplicationOrderField.Amount => rows.PageAsync(paging, a => a.RevenuePence + a.CapitalPence, descending),
                ApplicationOrderField.Submitted => rows.PageAsync(paging, a => a.SubmittedUtc ?? ApplicationFilter.NotYet, descending),
                ApplicationOrderField.State => rows.PageAsync(paging, ApplicationFilter.Progress, descending),
                _ => rows.PageAsync(paging, a => a.StartedUtc, descending),
            }
        );
        return new(page, rows);
    }
}
