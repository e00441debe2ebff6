namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The words by which publishers say how firm a figure is.</summary>
internal static partial class StatusWords
{
    private static readonly Dictionary<string, ObservationStatus> Known = new(Names.Same)
    {
        [""] = ObservationStatus.Actual,
        ["raw"] = ObservationStatus.Actual,
        ["raw data"] = ObservationStatus.Actual,
        ["actual"] = ObservationStatus.Actual,
        ["actuals"] = ObservationStatus.Actual,
        ["final"] = ObservationStatus.Actual,
        ["observed"] = ObservationStatus.Actual,
        ["measured"] = ObservationStatus.Actual,
        ["confirmed"] = ObservationStatus.Actual,
        ["official"] = ObservationStatus.Actual,
        ["published"] = ObservationStatus.Actual,
        ["validated"] = ObservationStatus.Actual,
        ["outturn"] = ObservationStatus.Actual,
        ["p"] = ObservationStatus.Provisional,
        ["provisional"] = ObservationStatus.Provisional,
        ["prov"] = ObservationStatus.Provisional,
        ["draft"] = ObservationStatus.Provisional,
        ["interim"] = ObservationStatus.Provisional,
        ["preliminary"] = ObservationStatus.Provisional,
        ["unvalidated"] = ObservationStatus.Provisional,
        ["r"] = ObservationStatus.Revised,
        ["revised"] = ObservationStatus.Revised,
        ["e"] = ObservationStatus.Imputed,
        ["estimate"] = ObservationStatus.Imputed,
        ["estimated"] = ObservationStatus.Imputed,
        ["imputed"] = ObservationStatus.Imputed,
        ["est"] = ObservationStatus.Imputed,
        ["modelled"] = ObservationStatus.Imputed,
        ["interpolated"] = ObservationStatus.Imputed,
        ["projected"] = ObservationStatus.Projected,
        ["projection"] = ObservationStatus.Projected,
        ["f"] = ObservationStatus.Projected,
        ["forecast"] = ObservationStatus.Projected,
    };

    // "Forecast data", "Revised figure" and "Provisional (p)" are what they are without that.
    public static ObservationStatus? Read(string text) =>
        Known.TryGetValue(text, out var status) || Known.TryGetValue(Added().Replace(text, ""), out status) ? status : null;

    [GeneratedRegex(
        @"(?<=\S)( (data|figures?|values?))?( ?[\[(][a-z][\])])?\z",
        Patterns.Options | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Added();

    /// <summary>The word for a status that files have.</summary>
    public static string Of(ObservationStatus status) => status == ObservationStatus.Actual ? "raw" : Wording.Of(status.ToString());

    public static ObservationStatus Of(FigureMarker marker) =>
        marker switch
        {
            FigureMarker.Provisional => ObservationStatus.Provisional,
            FigureMarker.Revised => ObservationStatus.Revised,
            FigureMarker.Forecast => ObservationStatus.Projected,
            _ => ObservationStatus.Imputed,
        };
}
