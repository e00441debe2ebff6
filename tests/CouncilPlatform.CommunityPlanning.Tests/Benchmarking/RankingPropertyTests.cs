using CouncilPlatform.CommunityPlanning.Performance;
using CsCheck;

namespace CouncilPlatform.CommunityPlanning.Tests.Benchmarking;

/// <summary>What holds of every ranking, whatever the figures.</summary>
public sealed class RankingPropertyTests
{
    private static readonly Gen<decimal[]> Few = Gen.Int[-20, 20].Select(i => i / 4m).Array[1, 40];

    [Fact]
    public void Ranks_from_the_lowest_and_from_the_highest_mirror_each_other_and_ties_share()
    {
        Few.Sample(figures =>
        {
            foreach (var figure in figures)
            {
                var (low, high) = (Ranking.Of(figure, figures, fromLowest: true), Ranking.Of(figure, figures, fromLowest: false));
                var equal = figures.Count(f => f == figure);
                Assert.Equal(figures.Length + 1 - equal, low.Place + high.Place - 1);
                Assert.Equal(equal > 1, low.Tied);
                Assert.InRange(low.Quartile, 1, 4);
            }
        });
    }

    [Fact]
    public void As_many_figures_are_below_the_median_as_above_it_at_most()
    {
        Few.Sample(figures =>
        {
            var median = Ranking.Median(figures)!.Value;
            Assert.True(figures.Count(f => f < median) <= figures.Length / 2);
            Assert.True(figures.Count(f => f > median) <= figures.Length / 2);
        });
        Assert.Null(Ranking.Median([]));
    }
}
