namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The words by which publishers say how firm a figure is.</summary>
internal static class StatusWords
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
        ["p"] = ObservationStatus.Provisional,
        ["provisional"] = ObservationStatus.Provisional,
        ["provisional data"] = ObservationStatus.Provisional,
        ["r"] = ObservationStatus.Revised,
        ["revised"] = ObservationStatus.Revised,
        ["e"] = ObservationStatus.Imputed,
        ["estimate"] = ObservationStatus.Imputed,
        ["estimated"] = ObservationStatus.Imputed,
        ["imputed"] = ObservationStatus.Imputed,
        ["imputed data"] = ObservationStatus.Imputed,
        ["interpolated"] = ObservationStatus.Imputed,
        ["projected"] = ObservationStatus.Projected,
        ["projected data"] = ObservationStatus.Projected,
        ["projection"] = ObservationStatus.Projected,
        ["forecast"] = ObservationStatus.Projected,
    };

    public static ObservationStatus? Read(string text) => Known.TryGetValue(text, out var status) ? status : null;

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
