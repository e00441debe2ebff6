namespace CouncilPlatform.BackOffice.Appraisals;

internal static class AppraisalArithmetic
{
    public const int MaxWeight = 1000;

    public static int Points(Rating rating) => (int)rating + 1;

    /// <summary>The sum of each score times its weight; null where a score is missing.</summary>
    public static long? Sum(IReadOnlyList<int?> scores, IReadOnlyList<int> weights) =>
        scores.Any(s => s is null) ? null : scores.Zip(weights, (score, weight) => (long)score!.Value * weight).Sum();

    /// <summary>How a total is shown by a formula; a mean to two decimals, half away from zero.</summary>
    public static string Shown(long sum, IReadOnlyList<int> weights, AppraisalFormula formula) =>
        formula == AppraisalFormula.WeightedSum || weights.Sum() == 0
            ? sum.ToString(CultureInfo.InvariantCulture)
            : Math.Round((decimal)sum / weights.Sum(), 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The rank of each total, 1 for the highest; equal totals share a rank. A missing one has none.</summary>
    public static IReadOnlyList<int?> Ranks(IReadOnlyList<long?> totals) =>
        [.. totals.Select(t => t is null ? null : (int?)(totals.Count(o => o > t) + 1))];

    /// <summary>
    /// The nearest weight of one criterion at which another option is first; null where none up to <see cref="MaxWeight"/> is. Of equal
    /// ones, the lower weight.
    /// </summary>
    /// <param name="scores">The scores of each option, none missing.</param>
    public static int? Tipping(IReadOnlyList<IReadOnlyList<int?>> scores, IReadOnlyList<int> weights, int criterion)
    {
        // The points of the other criteria, and what one point of this weight adds.
        var options = scores
            .Select(s => (Others: Sum(s, weights)!.Value - ((long)s[criterion]!.Value * weights[criterion]), Score: s[criterion]!.Value))
            .ToList();
        var first = Firsts(weights[criterion]);
        return Enumerable
            .Range(1, MaxWeight)
            .SelectMany(change => new[] { weights[criterion] - change, weights[criterion] + change })
            .Where(to => to is >= 0 and <= MaxWeight && !Firsts(to).SetEquals(first))
            .Select(to => (int?)to)
            .FirstOrDefault();

        HashSet<int> Firsts(int weight)
        {
            var best = options.Max(o => o.Others + (o.Score * (long)weight));
            return [.. options.Index().Where(o => o.Item.Others + (o.Item.Score * (long)weight) == best).Select(o => o.Index)];
        }
    }
}
