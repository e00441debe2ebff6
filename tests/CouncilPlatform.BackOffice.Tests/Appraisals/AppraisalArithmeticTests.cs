using CouncilPlatform.BackOffice.Appraisals;
using CsCheck;

namespace CouncilPlatform.BackOffice.Tests.Appraisals;

/// <summary>Totals, ranks and what would tip them, for any scores and weights.</summary>
public sealed class AppraisalArithmeticTests
{
    private static readonly Gen<(int[][] Scores, int[] Weights)> Appraisals = Gen.Select(Gen.Int[2, 4], Gen.Int[1, 4])
        .SelectMany((options, criteria) => Gen.Select(Gen.Int[1, 3].Array[criteria].Array[options], Gen.Int[0, 12].Array[criteria]));

    [Fact]
    [Trait("case", "B12")]
    public void A_total_is_the_sum_of_score_times_weight_and_a_better_total_has_a_better_rank() =>
        Appraisals.Sample(appraisal =>
        {
            var totals = appraisal.Scores.Select(s => Total(s, appraisal.Weights)).ToList();
            var computed = appraisal.Scores.Select(s => AppraisalArithmetic.Sum(Scores(s), appraisal.Weights)).ToList();
            var ranks = AppraisalArithmetic.Ranks(computed);
            return totals.Select(t => (long?)t).SequenceEqual(computed)
                && totals.Index().All(a => totals.Index().All(b => (a.Item > b.Item) == (ranks[a.Index] < ranks[b.Index])));
        });

    [Fact]
    [Trait("case", "B16")]
    public void The_tipping_weight_is_the_nearest_that_changes_who_is_first() =>
        Appraisals.Sample(
            appraisal =>
            {
                foreach (var criterion in Enumerable.Range(0, appraisal.Weights.Length))
                {
                    var now = Firsts(appraisal.Weights[criterion]);
                    var nearest = Enumerable
                        .Range(0, AppraisalArithmetic.MaxWeight + 1)
                        .Where(weight => !Firsts(weight).SequenceEqual(now))
                        .OrderBy(weight => Math.Abs(weight - appraisal.Weights[criterion]))
                        .ThenBy(weight => weight)
                        .Select(weight => (int?)weight)
                        .FirstOrDefault();
                    Assert.Equal(nearest, AppraisalArithmetic.Tipping([.. appraisal.Scores.Select(Scores)], appraisal.Weights, criterion));

                    IReadOnlyList<int> Firsts(int weight)
                    {
                        var totals = appraisal
                            .Scores.Select(s => Total(s, [.. appraisal.Weights.Select((w, index) => index == criterion ? weight : w)]))
                            .ToList();
                        return [.. totals.Index().Where(t => t.Item == totals.Max()).Select(t => t.Index)];
                    }
                }
            },
            iter: 100
        );

    private static IReadOnlyList<int?> Scores(int[] scores) => [.. scores.Select(s => (int?)s)];

    private static long Total(int[] scores, int[] weights)
    {
        var total = 0L;
        for (var i = 0; i < scores.Length; i++)
        {
            for (var times = 0; times < weights[i]; times++)
            {
                total += scores[i];
            }
        }

        return total;
    }
}
