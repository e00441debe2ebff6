namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Checks every figure of a file before any is saved, and remembers what is saved beside them.</summary>
internal sealed class FigureSurvey(IndicatorNames indicators, BodyNames bodies, ObservationReading reading, TableFaults faults)
{
    private readonly Dictionary<(Guid Indicator, Guid Body, Period Period, FigurePart Part), long> _seen = [];

    public IndicatorNames Indicators => indicators;

    public BodyNames Bodies => bodies;

    /// <summary>How many cells state that the figure is missing.</summary>
    public int Missing { get; private set; }

    /// <summary>How many cells are saved: figures, and reasons why there is none.</summary>
    public int Kept { get; private set; }

    /// <summary>The family group of each body that the file gives one.</summary>
    public Dictionary<Guid, string> Families { get; } = [];

    public async Task ReadAsync(ObservationTable table, CancellationToken cancellationToken)
    {
        await foreach (var row in table.Rows(cancellationToken))
        {
            if (bodies.Find(row) is { } body)
            {
                NoteFamily(row, body);
            }

            // An empty cell says nothing, and is not kept.
            Missing += TableNumber.ReasonMissing(row.Value) is null ? 0 : 1;
            if (row.Value.Length > 0 && Read(row) is { } figure)
            {
                Kept++;
                NoteTwice(row, figure);
            }
        }

        // The file is read once more; its keys are not needed again.
        _seen.Clear();
    }

    /// <summary>The figure of a row. Null where it has none, or is left out.</summary>
    public ReadFigure? Read(ObservationRow row) =>
        indicators.Find(row) is { } indicator
        && bodies.Find(row) is not null
        && indicator.Part(row) is var part
        && reading.Read(row, part.Measure.Length == 0 ? indicator.Unit : null) is (var period, var value)
        && Definition(row, indicator.Indicator) is { } definition
        && bodies.Find(row, period) is { } body
            ? new(indicator, body, period, part, value, definition)
            : null;

    private int? Definition(ObservationRow row, Indicator indicator)
    {
        // One that is new has its first when it is saved.
        var latest = Math.Max(1, indicator.DefinitionNumber);
        if (row.Definition.Length == 0)
        {
            return latest;
        }

        if (
            int.TryParse(row.Definition, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= latest
        )
        {
            return number;
        }

        faults.Add(
            row.Number,
            row.Titles.DefinitionColumn!,
            $"\"{row.Definition}\" is not the number of a definition of {indicator.Slug}. Enter 1 to {latest}, or nothing for the latest."
        );
        return null;
    }

    private void NoteTwice(ObservationRow row, ReadFigure figure)
    {
        var key = (figure.Indicator.Indicator.Id, figure.Body.Id, figure.Period, figure.Part);
        if (!_seen.TryAdd(key, row.Number))
        {
            var of = figure.Part == FigurePart.Headline ? "" : $" ({figure.Part})";
            faults.Add(
                row.Number,
                row.Column,
                $"{figure.Body.Name} already has a figure of {figure.Indicator.Indicator.Slug}{of} for {figure.Period} "
                    + $"in row {_seen[key]}. Keep one."
            );
        }
    }

    // The nation is not a member of a family group, whatever the file says.
    private void NoteFamily(ObservationRow row, ReportingBody body)
    {
        if (body.Kind != ReportingBodyKind.Partnership || TableNumber.ReasonMissing(row.Family) is not null)
        {
            return;
        }

        if (Slugs.Of(row.Family).Length == 0)
        {
            faults.Add(row.Number, row.Titles.FamilyColumn!, $"\"{row.Family}\" is not a family group. Enter its number.");
        }
        else if (!Families.TryAdd(body.Id, row.Family) && Families[body.Id] != row.Family)
        {
            faults.Add(
                row.Number,
                row.Titles.FamilyColumn!,
                $"{body.Name} is in family group {Families[body.Id]} in an earlier row. A body has one family group."
            );
        }
    }
}

/// <summary>A figure of a file, read.</summary>
/// <param name="Definition">The number of the definition that it was returned by.</param>
internal sealed record ReadFigure(
    FileIndicator Indicator,
    ReportingBody Body,
    Period Period,
    FigurePart Part,
    FigureValue Value,
    int Definition
);
