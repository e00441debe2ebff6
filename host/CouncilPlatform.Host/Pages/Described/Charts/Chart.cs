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
    internal sealed record Mark(decimal X, decimal Y, int Series, bool IsFinal);

    /// <param name="Anchor">start, middle or end.</param>
    internal sealed record Text(decimal X, decimal Y, string Anchor, string Content);
}
