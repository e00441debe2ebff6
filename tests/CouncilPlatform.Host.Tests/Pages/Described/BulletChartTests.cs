using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Charts;

namespace CouncilPlatform.Host.Tests.Pages.Described;

public sealed class BulletChartTests
{
    [Fact]
    public void Each_row_has_a_scale_of_its_own()
    {
        var chart = Draw((50, 100), (20_000, 40_000));

        Assert.Equal(Measured(chart)[0].Width, Measured(chart)[1].Width);
        Assert.Equal(2, chart.Lines.Count(l => l.Kind == "target"));
        Assert.Contains(chart.Texts, t => t.Content == "20,000, target 40,000");
    }

    [Fact]
    public void A_figure_above_its_target_passes_the_line()
    {
        var chart = Draw((96, 95));

        var bar = Assert.Single(Measured(chart));
        Assert.True(bar.X + bar.Width > Assert.Single(chart.Lines).Points[0].X);
    }

    [Fact]
    public void A_figure_below_zero_is_drawn_to_the_left_of_zero()
    {
        var chart = Draw((-5, 10));

        var bar = Assert.Single(Measured(chart));
        Assert.True(bar.Width > 0);
        Assert.True(bar.X + bar.Width < Assert.Single(chart.Lines).Points[0].X);
    }

    [Fact]
    public void A_row_without_a_figure_or_a_target_says_so()
    {
        var chart = Draw((null, 95), (96, null));

        Assert.Single(Measured(chart));
        Assert.Single(chart.Lines);
        Assert.Contains(chart.Texts, t => t.Content == "not recorded, target 95");
        Assert.Contains(chart.Texts, t => t.Content == "96");
    }

    private static List<Chart.Bar> Measured(Chart chart) => [.. chart.Bars.Where(b => b.Series == 1)];

    private static Chart Draw(params (decimal? Figure, decimal? Target)[] rows) =>
        BulletChart.Draw(
            "not recorded",
            "Figures",
            "Figure",
            "Target",
            [.. rows.Select(r => new BulletChart.Row("Row", CellOf(r.Figure), CellOf(r.Target)))]
        );

    private static Cell CellOf(decimal? size) => size is { } known ? Cell.Of(known) : Cell.None;
}
