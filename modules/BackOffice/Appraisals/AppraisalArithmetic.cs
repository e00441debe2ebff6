using System.Globalization;

namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Scores, weights and ranks. Pure arithmetic on whole numbers.</summary>
internal static class AppraisalArithmetic
{
    public const int MostWeight = 1000;

    public static int Points(Rating rating) => (int)rating + 1;

    /// <summary>The sum of each score times its weight; null where a score is missing.</summary>
    public static long? Sum(IReadOnlyList<int?> scores, IReadOnlyList<int> weights) =>
        scores.Any(s => s is null) ? null : scores.Zip(weights, (score, weight) => (long)score!.Value * weight).Sum();

    /// <summary>How a total is shown by a formula; a mean to two decimals, half away from zero.</summary>
    public static string Shown(long sum, IReadOnlyList<int> weights, AppraisalFormula formula) => formula == AppraisalFormula.WeightedSum || weights.Sum() == 0
        ? sum.ToString(CultureInfo.InvariantCulture)
        : Math.Round((decimal)sum / weights.Sum(), 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The place of each total, 1 for the highest; equal ones share it. A missing one has none.</summary>
    public static IReadOnlyList<int?> Ranks(IReadOnlyList<long?> totals) => [.. totals.Select(t => t is null ? null : (int?)(totals.Count(o => o > t) + 1))];

    /// <summary>The smallest change of one weight that changes who is first; null where none up to <see cref="MostWeight"/> does. Of equal ones, the lower weight.</summary>
    public static int? Tipping(IReadOnlyList<IReadOnlyList<int?>> scores, IReadOnlyList<int> weights, int criterion)
    {
        var first = Firsts(weights);
        for (var change = 1; change <= MostWeight; change++)
        {
            foreach (var to in new[] { weights[criterion] - change, weights[criterion] + change })
            {
                if (to is >= 0 and <= MostWeight && !Firsts([.. weights.Select((w, index) => index == criterion ? to : w)]).SetEquals(first))
                {
                    return to;
                }
            }
        }

        return null;

        HashSet<int> Firsts(IReadOnlyList<int> by)
        {
            var totals = scores.Select(s => Sum(s, by)).ToList();
            return [.. totals.Index().Where(t => t.Item == totals.Max()).Select(t => t.Index)];
        }
    }
}
