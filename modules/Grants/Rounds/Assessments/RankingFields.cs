namespace CouncilPlatform.Grants.Rounds;

internal sealed class RankingFields
{
    /// <summary>
    /// The submitted and decided applications by rank, with what the round's budget gives each. Those without a score come last.
    /// </summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<Connection<RankedApplication>> Ranking(Round round, Paging paging, Batches batches, Scores scores) =>
        batches
            .Load(round.Id, (scores, round.PartnershipId), static (rounds, s, ct) => s.scores.RankAsync(s.PartnershipId, rounds, ct))
            .Then(placings =>
                (placings ?? []).Select((placing, index) => new RankedApplication(placing, index)).Page(paging, r => r.SortKey)
            );
}
