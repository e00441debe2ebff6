namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>
/// What a figure covers of its indicator: all of it (the headline), a category of a breakdown, another measure, or a category of another
/// measure.
/// </summary>
/// <param name="Dimension">What it is split by, like Sex. Empty where it is not split.</param>
/// <param name="Category">The category, like Female. Empty where it is not split.</param>
/// <param name="Measure">The other measure, like Tonnes. Empty for the indicator's own.</param>
internal readonly record struct FigurePart(string Dimension, string Category, string Measure)
{
    public const int MaxDimension = 100;
    public const int MaxCategory = 200;
    public const int MaxMeasure = 200;

    public static readonly FigurePart Headline = new("", "", "");

    /// <summary>The part in words, like "Female". Empty for the headline.</summary>
    public override string ToString() => string.Join(", ", new[] { Category, Measure }.Where(p => p.Length > 0));
}

/// <summary>A figure as it was returned, or why there is none.</summary>
/// <param name="Text">The exact figure. Empty where it is missing.</param>
internal readonly record struct FigureValue(string Text, MissingReason? Missing, ObservationStatus Status)
{
    public override string ToString() => Missing is { } reason ? Wording.Of(reason.ToString()) : Text;
}
