namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>The groups that work on a theme are bodies of the core.</summary>
internal static class ThemedGroups
{
    /// <summary>The body with an id, which is still there.</summary>
    /// <exception cref="RuleException">NOT_FOUND, or DISSOLVED.</exception>
    public static async Task<PartnershipBody> ThemedGroupAsync(
        this IMediator mediator,
        Partnership partnership,
        GlobalId id,
        CancellationToken cancellationToken
    )
    {
        var body =
            id.Type == "Body"
                ? (await mediator.Send(new GetBodies(partnership.Id, [id.Value]), cancellationToken)).GetValueOrDefault(id.Value)
                : null;
        new Rules()
            .Require(
                body is not null,
                RuleCodes.NotFound,
                $"There is no such body in {partnership.Name}. A themed group is one of its bodies.",
                "input",
                "themedGroup"
            )
            .Require(
                body is not { Dissolved: true },
                "DISSOLVED",
                $"{body?.Name} is dissolved. Name a group that meets.",
                "input",
                "themedGroup"
            )
            .Check();
        return body!;
    }

    /// <summary>The name of a group; null where there is none.</summary>
    public static IDataLoaderResult<string?>? ThemedGroup(this Batches batches, Guid partnership, Guid? id, IMediator mediator) =>
        id is null
            ? null
            : batches
                .Load<Guid, PartnershipBody>(
                    $"core.bodies.{partnership}",
                    id.Value,
                    (ids, cancellationToken) => mediator.Send(new GetBodies(partnership, ids), cancellationToken)
                )
                .Then(body => body?.Name);
}
