namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The indicators that a file names. Those that do not exist yet are proposed, each once.</summary>
internal sealed class IndicatorNames
{
    // More are probably another column's texts.
    private const int MaxNew = 100;
    private const string LeaveOut = "leave it out";
    private const string NewOne = "a new indicator";

    private readonly FileImport _import;
    private readonly List<LocalOutcome> _outcomes;
    private readonly ILookup<Guid, string> _parts;
    private readonly Dictionary<string, FileIndicator> _bySlug = new(Names.Same);
    private readonly Dictionary<string, FileIndicator> _byTitle = new(Names.Same);
    private readonly Dictionary<(string Indicator, string FullName), FileIndicator> _found = [];
    private int _proposed;

    /// <param name="import">The import.</param>
    /// <param name="contents">What the file names.</param>
    /// <param name="indicators">The partnership's indicators.</param>
    /// <param name="parts">What else is measured of them, beside their own measures.</param>
    /// <param name="outcomes">What new indicators can measure.</param>
    public IndicatorNames(
        FileImport import,
        FileContents contents,
        List<Indicator> indicators,
        ILookup<Guid, string> parts,
        List<LocalOutcome> outcomes
    )
    {
        (_import, _parts, _outcomes) = (import, parts, outcomes);
        foreach (var indicator in indicators.Select(i => new FileIndicator(i) { OwnMeasure = i.OwnMeasure }))
        {
            Know(indicator);
        }

        foreach (var named in contents.Indicators)
        {
            if (Resolve(named) is { } indicator)
            {
                AskMeasure(indicator, named);
                _found.Add((named.First.Indicator, named.First.FullName), indicator);
            }
        }
    }

    /// <summary>The indicators of the file's figures, each once.</summary>
    public IEnumerable<FileIndicator> All => _found.Values.Distinct();

    /// <summary>Null where the indicator is left out, or is not known.</summary>
    public FileIndicator? Find(ObservationRow row) => _found.GetValueOrDefault((row.Indicator, row.FullName));

    private void Know(FileIndicator indicator)
    {
        _bySlug.TryAdd(indicator.Indicator.Slug, indicator);
        _byTitle.TryAdd(indicator.Indicator.Title, indicator);
    }

    private FileIndicator? Resolve(NamedIndicator named)
    {
        var (name, fullName) = (named.First.Indicator, named.First.FullName);
        return _bySlug.GetValueOrDefault(name)
            ?? _byTitle.GetValueOrDefault(name)
            ?? _byTitle.GetValueOrDefault(fullName)
            ?? Propose(named, name.Length > 0 ? name : fullName);
    }

    private FileIndicator? Propose(NamedIndicator named, string name)
    {
        var row = named.First;
        var slug = Slugs.Of(name);
        if (slug.Length < 2 || name.Length > 500 || row.Titles.Indicator is not null && row.Titles.Figures.Count == 0)
        {
            _import.Faults.Add(
                row.Number,
                row.Titles.IndicatorColumn ?? row.Column,
                slug.Length >= 2 && name.Length <= 500
                    ? $"{_import.Partnership.Name} has no indicator \"{name}\". Add the indicator first, with its polarity."
                    : $"\"{name}\" is not the name of an indicator. Enter its title."
            );
            return null;
        }

        if (_proposed++ >= MaxNew)
        {
            _import.Faults.Add(
                row.Number,
                row.Titles.IndicatorColumn ?? row.Column,
                $"The file names more than {MaxNew} indicators that do not exist. Check which column has the indicator, or add them first."
            );
            return null;
        }

        if (_outcomes.Count == 0)
        {
            _import.Faults.Add($"{_import.Partnership.Name} has no outcome that \"{name}\" could measure. Add an outcome first.");
            return null;
        }

        if (_bySlug.GetValueOrDefault(slug) is { } like)
        {
            var answer = _import.Ask(
                $"indicator:{slug}",
                $"Is \"{name}\" the indicator \"{like.Indicator.Title}\"?",
                [like.Indicator.Title, NewOne, LeaveOut],
                suggestion: like.Indicator.Title
            );
            if (answer is null || answer == like.Indicator.Title)
            {
                return like;
            }

            if (answer == LeaveOut)
            {
                return LeftOut(name);
            }

            slug = $"{slug[..Math.Min(slug.Length, 58)]}-2";
        }

        return Add(named, name, slug);
    }

    private FileIndicator? Add(NamedIndicator named, string name, string slug)
    {
        var (row, outcome) = (named.First, Outcome());
        var unit = _import.Ask(
            $"unit:{slug}",
            $"\"{name}\" is not an indicator yet. What is its unit?",
            [.. Enum.GetNames<IndicatorUnit>().Select(Wording.Of), LeaveOut],
            Likely(named.Sign, $"{name} {row.FullName} {named.Measures.FirstOrDefault()}")
        );
        if (unit == LeaveOut)
        {
            return LeftOut(name);
        }

        var polarity = _import.Ask(
            $"polarity:{slug}",
            $"Which is better for \"{name}\"?",
            [.. Enum.GetValues<Polarity>().Select(TargetMutations.Words)]
        );
        var definition = row.FullName.Length > 0 ? row.FullName : name;
        var known = Enum.GetValues<IndicatorUnit>().Cast<IndicatorUnit?>().FirstOrDefault(u => Wording.Of($"{u}") == unit);
        var indicator = new FileIndicator(
            new()
            {
                PartnershipId = _import.Partnership.Id,
                LocalOutcomeId = outcome.Id,
                Slug = slug,
                Title = name,
                // Without an answer nothing is saved.
                Unit = known ?? IndicatorUnit.Index,
                Polarity = Enum.GetValues<Polarity>().FirstOrDefault(p => TargetMutations.Words(p) == polarity),
                Scope = IndicatorScope.Local,
                Influence = InfluenceLevel.Partnership,
            }
        )
        {
            Definition = definition.Length <= 2000 ? definition : definition[..2000],
            HasUnit = known is not null,
        };
        Know(indicator);
        return indicator;
    }

    private FileIndicator? LeftOut(string name)
    {
        _import.Faults.Note($"\"{name}\" was left out, as it was answered.");
        return null;
    }

    private LocalOutcome Outcome()
    {
        if (_outcomes is [var only])
        {
            return only;
        }

        string Choice(LocalOutcome outcome) =>
            _outcomes.Count(o => Names.Same.Equals(o.Title, outcome.Title)) == 1 ? outcome.Title : $"{outcome.Title} ({outcome.Slug})";
        var answer = _import.Ask("outcome", "Which outcome do the new indicators measure?", [.. _outcomes.Select(Choice)]);
        return _outcomes.Find(o => Choice(o) == answer) ?? _outcomes[0];
    }

    private void AskMeasure(FileIndicator indicator, NamedIndicator named)
    {
        if (indicator.OwnMeasure is not null || named.HasOwn)
        {
            return;
        }

        // What is beside the headline already stays there.
        List<string> measures = [.. named.Measures.Except(_parts[indicator.Indicator.Id], Names.Same)];
        if (measures.Count > 0)
        {
            indicator.OwnMeasure = measures is [var only]
                ? only
                : _import.Ask(
                    $"measure:{indicator.Indicator.Slug}",
                    $"Which measure of \"{indicator.Indicator.Title}\" is its headline? The others are shown beside it.",
                    measures
                ) ?? measures[0];
        }
    }

    private static string? Likely(NumberUnit sign, string text)
    {
        bool Has(string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
        IndicatorUnit? unit =
            sign == NumberUnit.Percent ? IndicatorUnit.Percent
            : sign == NumberUnit.Pounds ? IndicatorUnit.Pounds
            : Has("per 1") || Has("rate") ? IndicatorUnit.Rate
            : Has("%") || Has("percent") || Has("proportion") ? IndicatorUnit.Percent
            : Has("£") || Has("cost") ? IndicatorUnit.Pounds
            : Has("(years") || Has("life expectancy") ? IndicatorUnit.Years
            : Has("number of") ? IndicatorUnit.Number
            : null;
        return unit is { } likely ? Wording.Of(likely.ToString()) : null;
    }
}

/// <summary>An indicator of a file's figures.</summary>
internal sealed class FileIndicator(Indicator indicator)
{
    public Indicator Indicator => indicator;

    /// <summary>The definition of an indicator that does not exist yet. Null where it exists.</summary>
    public string? Definition { get; init; }

    /// <summary>Whether somebody has chosen its unit.</summary>
    public bool HasUnit { get; init; } = true;

    /// <summary>The unit of its figures. Null while nobody has chosen it: then no figure is refused for its unit.</summary>
    public IndicatorUnit? Unit => HasUnit ? indicator.Unit : null;

    /// <summary>The measure of the headline figures. Null where the file names none.</summary>
    public string? OwnMeasure { get; set; }

    public bool IsNew => Definition is not null;

    public FigurePart Part(ObservationRow row) =>
        new(row.Dimension, row.Category, row.Measure.Length == 0 || Names.Same.Equals(row.Measure, OwnMeasure) ? "" : row.Measure);
}
