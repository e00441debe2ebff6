using CouncilPlatform.Host.Pages.Described.Answers;

namespace CouncilPlatform.Host.Pages.Described.Charts;

/// <summary>
/// Lines over periods. A period without a figure leaves a gap; a figure that is not final is drawn hollow, with a dotted line to it.
/// </summary>
internal static class LineChart
{
    private const decimal Left = 90;
    private const decimal Right = Chart.Width - 20;
    private const decimal Top = 16;
    private const decimal Bottom = 260;
    private const decimal Height = 300;
    private const int MaxLabels = 7;

    /// <summary>The width of a small chart.</summary>
    public const int SmallWidth = 240;

    private const int SmallHeight = 64;
    private const int Margin = 8;

    /// <param name="Label">The period.</param>
    /// <param name="Values">A value for each series.</param>
    /// <param name="IsFinal">Whether the values are final.</param>
    internal sealed record Row(string Label, IReadOnlyList<Cell> Values, Cell? Target, bool IsFinal);

    public static Chart Draw(string description, IReadOnlyList<string> series, string? target, IReadOnlyList<Row> recorded)
    {
        var rows = WithMissingYears(recorded);
        var scale = Scale.Of(
            rows.SelectMany(r => r.Values.Append(r.Target)).Select(c => c?.Size).OfType<decimal>(),
            withZero: false,
            from: Bottom,
            to: Top
        );
        var example = rows.SelectMany(r => r.Values).FirstOrDefault(c => c.Size is not null);
        var step = (Right - Left - 40) / Math.Max(1, rows.Count - 1);
        List<Chart.Line> lines = [.. scale.Ticks.Select(t => new Chart.Line([(Left, scale.At(t)), (Right, scale.At(t))], "grid"))];
        List<Chart.Text> texts =
        [
            .. scale.Ticks.Select(t => new Chart.Text(Left - 8, scale.At(t) + 5, "end", LabelOf(t, example))),
            .. rows.Index()
                .Where(r => (rows.Count - 1 - r.Index) % ((rows.Count / MaxLabels) + 1) == 0)
                .Select(r => new Chart.Text(X(r.Index), Bottom + 26, "middle", r.Item.Label)),
        ];
        var marks = new List<Chart.Mark>();
        foreach (var (index, _) in series.Index())
        {
            var (drawn, points) = Drawn(rows, index, scale.At, X);
            lines.AddRange(drawn);
            marks.AddRange(points);
        }

        foreach (var run in Runs(rows.Select((r, at) => (X(at), r.Target?.Size is { } size ? scale.At(size) : (decimal?)null))))
        {
            // The target of one period alone is drawn across it.
            lines.Add(new(run is [var only] ? [(only.X - 16, only.Y), (only.X + 16, only.Y)] : run, "target"));
        }

        return new()
        {
            Description = description,
            Height = Height,
            Series = series,
            Target = target,
            Lines = lines,
            Marks = marks,
            Texts = texts,
        };

        decimal X(int at) => decimal.Round(Left + 20 + (at * step), 1);
    }

    /// <summary>
    /// The figures of one series without axes, as small as a word. Only the last, those that stand alone and those that are not final have
    /// a mark.
    /// </summary>
    public static Chart DrawSmall(string description, IReadOnlyList<Row> recorded)
    {
        var rows = WithMissingYears(recorded);
        List<decimal> sizes = [.. rows.Select(r => r.Values[0].Size).OfType<decimal>()];
        var (low, range) = (sizes.Min(), sizes.Max() - sizes.Min());
        var step = (SmallWidth - (2m * Margin)) / Math.Max(1, rows.Count - 1);
        var (lines, marks) = Drawn(rows, 0, Y, at => decimal.Round(Margin + (at * step), 1));
        return new()
        {
            Description = description,
            Height = SmallHeight,
            Series = [],
            Lines = lines,
            Marks = [.. marks.Where(m => m == marks[^1] || !m.IsFinal || !lines.Any(l => l.Points.Contains((m.X, m.Y))))],
        };

        // Figures that are all the same are a line in the middle.
        decimal Y(decimal size) =>
            decimal.Round(SmallHeight - Margin - ((range == 0 ? 0.5m : (size - low) / range) * (SmallHeight - (2 * Margin))), 1);
    }

    private static (IReadOnlyList<Chart.Line> Lines, IReadOnlyList<Chart.Mark> Marks) Drawn(
        IReadOnlyList<Row> rows,
        int series,
        Func<decimal, decimal> y,
        Func<int, decimal> x
    )
    {
        var points = rows.Select((r, at) => (X: x(at), Y: r.Values[series].Size is { } size ? y(size) : (decimal?)null, r.IsFinal))
            .ToList();
        var finals = points.ToDictionary(p => p.X, p => p.IsFinal);
        return (
            [.. Runs(points.Select(p => (p.X, p.Y))).SelectMany(run => Stretches(run, finals, $"series-{series + 1}"))],
            [.. points.Where(p => p.Y is not null).Select(p => new Chart.Mark(p.X, p.Y!.Value, series + 1, p.IsFinal))]
        );
    }

    private static string LabelOf(decimal tick, Cell? example) =>
        (example?.Raw is Money ? Cell.Of(Money.FromPence(decimal.ToInt64(tick * 100))) : Cell.Of(tick)).Text!.Replace(
            ".00",
            "",
            StringComparison.Ordinal
        );

    /// <summary>Years that are left out become periods without figures, so that no line crosses them.</summary>
    private static IReadOnlyList<Row> WithMissingYears(IReadOnlyList<Row> rows)
    {
        List<FinancialYear> years = [.. rows.Select(r => FinancialYear.TryParse(r.Label, out var year) ? year : default)];
        if (years.Count == 0 || years.Contains(default) || years.Zip(years.Skip(1)).Any(y => y.First >= y.Second))
        {
            return rows;
        }

        var known = years.Zip(rows).ToDictionary(y => y.First.Start, y => y.Second);
        return
        [
            .. Enumerable
                .Range(years[0].Start, years[^1].Start - years[0].Start + 1)
                .Select(start =>
                    known.TryGetValue(start, out var row)
                        ? row
                        : new($"{FinancialYear.StartingIn(start)}", [.. rows[0].Values.Select(_ => Cell.None)], Target: null, IsFinal: true)
                ),
        ];
    }

    /// <summary>A line in stretches: those between final figures, and those to figures that are not final.</summary>
    private static IEnumerable<Chart.Line> Stretches(
        IReadOnlyList<(decimal X, decimal Y)> run,
        Dictionary<decimal, bool> finals,
        string kind
    )
    {
        for (var (from, to) = (0, 1); to < run.Count; from = to, to++)
        {
            var isFinal = IsFinal(to);
            while (to + 1 < run.Count && IsFinal(to + 1) == isFinal)
            {
                to++;
            }

            yield return new([.. run.Skip(from).Take(to - from + 1)], kind, isFinal);
        }

        bool IsFinal(int to) => finals[run[to - 1].X] && finals[run[to].X];
    }

    /// <summary>The points between gaps.</summary>
    private static IEnumerable<IReadOnlyList<(decimal X, decimal Y)>> Runs(IEnumerable<(decimal X, decimal? Y)> points)
    {
        var run = new List<(decimal X, decimal Y)>();
        foreach (var (x, y) in points)
        {
            if (y is { } known)
            {
                run.Add((x, known));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
