namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What a file names, each once: what must be known, or is asked, before its figures can be read.</summary>
internal sealed class FileContents
{
    private readonly Dictionary<(string Indicator, string FullName), NamedIndicator> _indicators = [];
    private readonly Dictionary<(string Code, string Name), NamedBody> _bodies = [];
    private readonly HashSet<string> _periods = new(StringComparer.Ordinal);

    private FileContents() { }

    public IReadOnlyCollection<NamedIndicator> Indicators => _indicators.Values;

    public IReadOnlyCollection<NamedBody> Bodies => _bodies.Values;

    public IReadOnlyCollection<string> Periods => _periods;

    public bool HasFigures => _indicators.Count > 0;

    public static async Task<FileContents> ReadAsync(ObservationTable table, CancellationToken cancellationToken)
    {
        var contents = new FileContents();
        await foreach (var row in table.Rows(cancellationToken))
        {
            contents.Add(row);
        }

        return contents;
    }

    private void Add(ObservationRow row)
    {
        _periods.Add(row.Period);
        if (!_indicators.TryGetValue((row.Indicator, row.FullName), out var indicator))
        {
            _indicators.Add((row.Indicator, row.FullName), indicator = new(row));
        }

        indicator.HasOwn |= row.Measure.Length == 0;
        if (indicator.Sign == NumberUnit.None && row.Measure == indicator.First.Measure && row.Value.AsSpan().ContainsAny('%', '£'))
        {
            indicator.Sign = TableNumber.Read(row.Value, row.Decimals)?.Unit ?? NumberUnit.None;
        }

        if (row.Measure.Length > 0 && !indicator.Measures.Contains(row.Measure, Names.Same))
        {
            indicator.Measures.Add(row.Measure);
        }

        if (!_bodies.ContainsKey((row.Code, row.Body)))
        {
            _bodies.Add((row.Code, row.Body), new(row));
        }
    }
}

/// <summary>An indicator as a file names it.</summary>
/// <param name="first">The first row that names it.</param>
internal sealed class NamedIndicator(ObservationRow first)
{
    public ObservationRow First => first;

    /// <summary>What is measured, in the order of the file. Empty where the file does not say.</summary>
    public List<string> Measures { get; } = [];

    /// <summary>The sign that its figures are written with.</summary>
    public NumberUnit Sign { get; set; }

    /// <summary>Whether there are figures of which the file does not say what they measure: the indicator's own.</summary>
    public bool HasOwn { get; set; }
}

/// <summary>A body as a file names it.</summary>
/// <param name="First">The first row that names it.</param>
internal sealed record NamedBody(ObservationRow First);
