namespace CouncilPlatform.Grants.Rounds;

/// <summary>Whether a round's budget, given out by rank, reaches an application.</summary>
internal enum FundingPosition
{
    /// <summary>The budget covers everything that it asks for.</summary>
    Funded,

    /// <summary>It is the first that the budget does not fully cover. It may have what is left.</summary>
    PartFunded,

    /// <summary>It ties with others for what is left, which does not cover all of them. An approver decides between them.</summary>
    TiedAtTheLine,

    /// <summary>It is below the line. It may have what others leave, by rank.</summary>
    Reserve,

    /// <summary>Its score is below the round's threshold.</summary>
    BelowThreshold,

    /// <summary>It has no score that counts.</summary>
    NotScored,
}

/// <param name="Score">Null if none counts.</param>
internal sealed record Candidate(Guid Id, int Number, StreamAmounts Asked, WeightedScore? Score);

/// <param name="Rank">From 1. Ties share a rank, and the next is skipped. Null without a score.</param>
internal sealed record Placing(Candidate Candidate, int? Rank, FundingPosition Position, StreamAmounts Suggested);

/// <summary>
/// Gives out a budget by rank. The line is drawn at the first rank that it does not cover: a single application there may be part-funded,
/// several are flagged and never separated by chance, and all below are the reserve list.
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

            var asked = group.Select(c => c.Asked).Sum();
            if (!below && Fits(asked, left))
            {
                left -= asked;
                placings.AddRange(group.Select(c => new Placing(c, rank, FundingPosition.Funded, c.Asked)));
                continue;
            }

            var part = StreamAmounts.Of(stream => Min(group[0].Asked.Of(stream), left.Of(stream)));
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

    /// <summary>Those with a score, the highest first; ties are together, by number.</summary>
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

    private static Sdk.Money Min(Sdk.Money one, Sdk.Money other) => one < other ? one : other;
}
