namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>Themed groups and area committees are bodies, which belong to the core.</summary>
internal static class ThemedGroups
{
    /// <summary>The body of the partnership with an id; null where there is none.</summary>
    public static async Task<PartnershipBody?> BodyAsync(
        this Change change,
        GlobalId id,
        [CallerArgumentExpression(nameof(id))] string path = ""
    )
    {
        var key = id.For("Body", InputPath.OfExpression(path));
        return (await change.AskAsync(new GetBodies(change.Partnership.Id, [key]))).GetValueOrDefault(key);
    }

    /// <summary>The body with an id, which is not dissolved.</summary>
    public static async Task<PartnershipBody> ThemedGroupAsync(this Change change, GlobalId themedGroup)
    {
        var body = await change.BodyAsync(themedGroup);
        new Rules()
            .Require(
                body is not null,
                RuleCodes.NotFound,
                $"{change.Partnership.Name} does not have this body. Choose one of its bodies as the themed group.",
                themedGroup
            )
            .Require(body is not { Dissolved: true }, "DISSOLVED", $"{body?.Name} is dissolved. Choose a group that meets.", themedGroup)
            .Check();
        return body!;
    }

    public static IDataLoaderResult<string?>? BodyName(this Batches batches, Guid partnership, Guid? id, IMediator mediator) =>
        id is { } key
            ? batches
                .Load(key, (mediator, partnership), static (ids, s, ct) => s.mediator.Send(new GetBodies(s.partnership, ids), ct))
                .Then(body => body?.Name)
            : null;
}
