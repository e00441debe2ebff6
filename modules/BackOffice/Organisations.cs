namespace CouncilPlatform.BackOffice;

internal static class Organisations
{
    public static Task<IReadOnlyDictionary<Guid, Organisation>> OrganisationsAsync(
        this IMediator mediator,
        IEnumerable<Guid> ids,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetOrganisations([.. ids.Distinct()]), cancellationToken);

    /// <summary>The organisations that are members at some time in a period.</summary>
    public static async Task<HashSet<Guid>> MembersAsync(this Change change, DateOnly first, DateOnly last, bool observers = false) =>
        [
            .. (await change.AskAsync(new GetMembers(change.Partnership.Id)))
                .Where(m => (observers || !m.Observer) && m.CountsWithin(first, last))
                .Select(m => m.OrganisationId),
        ];

    /// <param name="at">Where in the input an organisation is, by its position.</param>
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

    /// <summary>
    /// Requires that the caller acts for one of the organisations that will own something new together. Afterwards, the host requires it.
    /// </summary>
    public static void RequireJointOwner(this Change change, IReadOnlyList<Organisation> owners, InputPath at) =>
        new Rules()
            .Require(
                change.Caller.IsOperator || owners.Any(o => change.Caller.ActsFor(o.Id)),
                RuleCodes.NotYours,
                $"You act for none of these organisations: {string.Join(", ", owners.Select(o => o.Name))}. "
                    + "Only people who act for one of them can do this.",
                at
            )
            .Check();
}
