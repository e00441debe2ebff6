namespace CouncilPlatform.Grants.Rounds;

/// <summary>Where an application stands when a round's budget is given out in the order of the ranks.</summary>
internal enum FundingPosition
{
    /// <summary>The budget reaches for all it asks.</summary>
    Funded,

    /// <summary>The first for which the budget does not reach: it may have what is left.</summary>
    PartFunded,

    /// <summary>It ties with others for what is left, which does not reach for all of them: an approver decides between them.</summary>
    TiedAtTheLine,

    /// <summary>Below the line: it may have what others leave, in the order of the ranks.</summary>
    Reserve,

    /// <summary>Its score is below the round's threshold.</summary>
    BelowThreshold,

    /// <summary>Nobody has scored it whose score counts.</summary>
    NotScored,
}

/// <param name="Id">The application.</param>
/// <param name="Number">Its place among the round's applications.</param>
/// <param name="Score">Null where there is none.</param>
internal sealed record Candidate(Guid Id, int Number, StreamAmounts Asked, WeightedScore? Score);

/// <param name="Rank">From 1; those who tie share one and the next is skipped. Null without a score.</param>
/// <param name="Suggested">What the budget gives it.</param>
internal sealed record Placing(Candidate Candidate, int? Rank, FundingPosition Position, StreamAmounts Suggested);

/// <summary>
/// Gives out a budget in the order of the ranks. The line is drawn at the first rank that it does not reach for: one alone there may be
/// part-funded, several are flagged and never told apart by chance, and all below are the reserve list.
/// </summary>
internal static class FundingLine
{
    public static IReadOnlyList<Placing> Draw(IReadOnlyCollection<Candidate> candidates, StreamAmounts budget, int? threshold)
    {
        var placings = new List<Placing>();
        var left = budget;
        var below = false;
        foreach (var group in Ranked(candidates))
        {
            var rank = placings.Count + 1;
            if (!group[0].Score!.Reaches(threshold))
            {
                placings.AddRange(group.Select(c => new Placing(c, rank, FundingPosition.BelowThreshold, StreamAmounts.None)));
                continue;
            }

            var asked = group.Aggregate(StreamAmounts.None, (sum, c) => sum + c.Asked);
            if (!below && Fits(asked, left))
            {
                left -= asked;
                placings.AddRange(group.Select(c => new Placing(c, rank, FundingPosition.Funded, c.Asked)));
                continue;
            }

            var part = new StreamAmounts(Least(group[0].Asked.Revenue, left.Revenue), Least(group[0].Asked.Capital, left.Capital));
            var position =
                below ? FundingPosition.Reserve
                : group.Count > 1 ? FundingPosition.TiedAtTheLine
                : part.Total.MinorUnits > 0 ? FundingPosition.PartFunded
                : FundingPosition.Reserve;
            placings.AddRange(
                group.Select(c => new Placing(c, rank, position, position == FundingPosition.PartFunded ? part : StreamAmounts.None))
            );
            below = true;
        }

        placings.AddRange(
            candidates
                .Where(c => c.Score is null)
                .OrderBy(c => c.Number)
                .Select(c => new Placing(c, Rank: null, FundingPosition.NotScored, StreamAmounts.None))
        );
        return placings;
    }

    /// <summary>Those with a score, the greatest first, those who tie together in the order of their numbers.</summary>
    private static IEnumerable<IReadOnlyList<Candidate>> Ranked(IEnumerable<Candidate> candidates)
    {
        var group = new List<Candidate>();
        foreach (
            var candidate in candidates
                .Where(c => c.Score is not null)
                .OrderBy(c => c, Comparer<Candidate>.Create((a, b) => b.Score!.CompareWith(a.Score!)))
                .ThenBy(c => c.Number)
        )
        {
            if (group.Count > 0 && group[0].Score!.CompareWith(candidate.Score!) != 0)
            {
                yield return group;
                group = [];
            }

            group.Add(candidate);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static bool Fits(StreamAmounts asked, StreamAmounts left) => asked.Revenue <= left.Revenue && asked.Capital <= left.Capital;

    private static Sdk.Money Least(Sdk.Money one, Sdk.Money other) => one < other ? one : other;
}
