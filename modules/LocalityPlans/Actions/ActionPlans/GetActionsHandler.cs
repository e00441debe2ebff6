using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Answers other modules that show actions.</summary>
internal sealed class GetActionsHandler(LocalityPlansDb db) : IRequestHandler<GetActions, Answer<IReadOnlyDictionary<Guid, Action>>>
{
    public async Task<Answer<IReadOnlyDictionary<Guid, Action>>> Handle(GetActions request, CancellationToken cancellationToken) =>
        Answer<IReadOnlyDictionary<Guid, Action>>.Of(
            await db
                .Actions.AsNoTracking()
                .Where(a => a.PartnershipId == request.Partnership.Id && request.Ids.Contains(a.Id))
                .ToDictionaryAsync(a => a.Id, cancellationToken)
        );
}
