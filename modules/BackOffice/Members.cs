namespace CouncilPlatform.BackOffice;

/// <summary>Members of the partnership that a change is for.</summary>
internal static class Members
{
    /// <summary>
    /// The keys of the organisations that are members at some time from <paramref name="first"/> to <paramref name="last"/>.
    /// </summary>
    public static async Task<HashSet<Guid>> MembersAsync(this Change change, DateOnly first, DateOnly last, bool observers = false) =>
        [
            .. (await change.AskAsync(new GetMembers(change.Partnership.Id)))
                .Where(m => (observers || !m.Observer) && m.CountsWithin(first, last))
                .Select(m => m.OrganisationId),
        ];

    /// <summary>Requires that organisations are members at a time.</summary>
    /// <param name="change">The write.</param>
    /// <param name="organisations">Who must be a member.</param>
    /// <param name="when">When.</param>
    /// <param name="at">Where in the input an organisation is, by its position.</param>
    /// <param name="observers">Whether an observer counts.</param>
    /// <exception cref="RuleException">NOT_A_MEMBER, for each that is not.</exception>
    public static async Task RequireMembersAsync(
        this Change change,
        IReadOnlyList<Organisation> organisations,
        PartialDate when,
        Func<int, InputPath> at,
        bool observers = false
    )
    {
        var members = await change.MembersAsync(when.First, when.Last, observers);
        var rules = new Rules();
        foreach (var (index, organisation) in organisations.Index())
        {
            rules.Require(
                members.Contains(organisation.Id),
                "NOT_A_MEMBER",
                $"{organisation.Name} is not a member of {change.Partnership.Name} on {when}. Choose a member.",
                at(index)
            );
        }

        rules.Check();
    }

    /// <summary>Requires that a caller who acts for a council acts for this one.</summary>
    /// <exception cref="RuleException">NOT_YOUR_COUNCIL.</exception>
    public static void RequireActsFor(
        this Change change,
        Organisation council,
        string code,
        [CallerArgumentExpression(nameof(code))] string path = ""
    ) =>
        new Rules()
            .Require(
                change.Caller.Organisation is null || change.Caller.ActsFor(council.Id),
                "NOT_YOUR_COUNCIL",
                $"You act for another council. Only people who act for {council.Name} can do this.",
                InputPath.OfExpression(path)
            )
            .Check();
}
