using System.Globalization;

namespace CouncilPlatform.Host.Pages.Described.Charts;

/// <summary>A chart as lines, rectangles and texts of an SVG picture. Positions are in its own units.</summary>
internal sealed record Chart
{
    public const int Width = 640;

    /// <summary>What the chart shows, for people who cannot see it.</summary>
    public required string Description { get; init; }

    public required decimal Height { get; init; }

    /// <summary>The names of the series, in the order of their colours, and of the target.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>What the target is called. Null if there is none.</summary>
    public string? Target { get; init; }

    public IReadOnlyList<Bar> Bars { get; init; } = [];

    public IReadOnlyList<Line> Lines { get; init; } = [];

    public IReadOnlyList<Mark> Marks { get; init; } = [];

    public IReadOnlyList<Text> Texts { get; init; } = [];

    /// <param name="Series">The number of the series, from 1.</param>
    internal sealed record Bar(decimal X, decimal Y, decimal Width, decimal Height, int Series);

    /// <param name="Kind">grid, axis, target, or the series with its number.</param>
    /// <param name="IsFinal">Whether the figures at both ends are final. Lines to others are dotted.</param>
    internal sealed record Line(IReadOnlyList<(decimal X, decimal Y)> Points, string Kind, bool IsFinal = true);

    /// <param name="IsFinal">Whether the figure is final. Others are drawn hollow.</param>
    internal sealed record Mark(decimal X, decimal Y, int Series, bool IsFinal)
    {
        /// <summary>Its outline: each series has a shape of its own, for those who do not see its colour.</summary>
        public string Outline =>
            string.Create(CultureInfo.InvariantCulture, $"M {X} {Y} ")
            + Series switch
            {
                1 => "m -5 0 a 5 5 0 1 0 10 0 a 5 5 0 1 0 -10 0 z",
                2 => "m -5 -5 h 10 v 10 h -10 z",
                3 => "m 0 -6 l 6 11 h -12 z",
                _ => "m 0 -7 l 7 7 l -7 7 l -7 -7 z",
            };
    }

    /// <param name="Anchor">start, middle or end.</param>
    internal sealed record Text(decimal X, decimal Y, string Anchor, string Content);
}
