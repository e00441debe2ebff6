using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Charts;

namespace CouncilPlatform.Host.Tests.Pages.Described;

public sealed class LineChartTests
{
    [Fact]
    public void A_year_that_is_left_out_is_a_gap()
    {
        var chart = Draw(("2008/09", 1, true), ("2009/10", 2, true), ("2011/12", 3, true), ("2012/13", 4, true));

        var lines = chart.Lines.Where(l => l.Kind == "series-1").ToList();
        Assert.Equal([2, 2], lines.Select(l => l.Points.Count));
        Assert.Equal(4, chart.Marks.Count);
        Assert.Contains(chart.Texts, t => t.Content == "2010/11");
        // As far from its neighbours as they are from theirs.
        var step = lines[0].Points[1].X - lines[0].Points[0].X;
        Assert.InRange(lines[1].Points[0].X - lines[0].Points[1].X, (2 * step) - 1, (2 * step) + 1);
    }

    [Fact]
    public void A_line_to_a_figure_that_is_not_final_is_dotted_apart_from_the_others()
    {
        var chart = Draw(("2008/09", 1, true), ("2009/10", 2, true), ("2010/11", 3, true), ("2011/12", 4, false), ("2012/13", 5, false));

        Assert.Equal([(3, true), (3, false)], chart.Lines.Where(l => l.Kind == "series-1").Select(l => (l.Points.Count, l.IsFinal)));
        Assert.Equal([true, true, true, false, false], chart.Marks.Select(m => m.IsFinal));
    }

    [Fact]
    public void Periods_that_are_not_all_financial_years_stay_as_they_are()
    {
        var chart = Draw(("2008/09", 1, true), ("June 2011", 2, true));

        Assert.Single(chart.Lines, l => l.Kind == "series-1");
        Assert.Equal(2, chart.Marks.Count);
    }

    [Fact]
    public void A_small_chart_has_gaps_and_marks_only_where_the_line_does_not_show_the_figure()
    {
        var chart = LineChart.DrawSmall(
            "Figures",
            Rows(("2008/09", 1, true), ("2009/10", 2, true), ("2011/12", 5, true), ("2013/14", 3, true), ("2014/15", 4, false))
        );

        Assert.Equal([(2, true), (2, false)], chart.Lines.Select(l => (l.Points.Count, l.IsFinal)));
        Assert.Equal([true, false], chart.Marks.Select(m => m.IsFinal));
        Assert.Equal(chart.Marks[0].Y, chart.Marks.Min(m => m.Y));
        Assert.InRange(chart.Marks[1].X, LineChart.SmallWidth / 2, LineChart.SmallWidth);
    }

    private static Chart Draw(params (string Period, decimal Figure, bool IsFinal)[] figures) =>
        LineChart.Draw("Figures", ["Figure"], target: null, Rows(figures));

    private static IReadOnlyList<LineChart.Row> Rows(params (string Period, decimal Figure, bool IsFinal)[] figures) =>
        [.. figures.Select(f => new LineChart.Row(f.Period, [Cell.Of(f.Figure)], Target: null, f.IsFinal))];
}
