namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Answers other modules that show actions.</summary>
internal sealed class GetActionsHandler(LocalityPlansDb db) : IRequestHandler<GetActions, Answer<IReadOnlyDictionary<Guid, PlanAction>>>
{
    public async Task<Answer<IReadOnlyDictionary<Guid, PlanAction>>> Handle(GetActions request, CancellationToken cancellationToken) =>
        Answer<IReadOnlyDictionary<Guid, PlanAction>>.Of(
            await db.Of<PlanAction>(request.Partnership)
                .AsNoTracking()
                .Where(a => request.Ids.Contains(a.Id))
                .ToDictionaryAsync(a => a.Id, cancellationToken)
        );
}
