namespace CouncilPlatform.Grants.Rounds;

/// <summary>How the applications of a round compare.</summary>
internal sealed class RankingFields
{
    /// <summary>Those handed in or decided, in the order of their ranks, with what the round's budget gives each; those without a score come last.</summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<Connection<RankedApplication>> Ranking(Round round, Paging paging, Batches batches, Scores scores) =>
        batches
            .Load<Guid, IReadOnlyList<Placing>>("grants.round.ranking", round.Id, scores.RankAsync)
            .Then(placings =>
                (placings ?? []).Select((placing, index) => new RankedApplication(placing, index)).Page(paging, r => r.Place)
            );
}
