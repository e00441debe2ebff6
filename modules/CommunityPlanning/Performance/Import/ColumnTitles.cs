namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// The titles by which publishers name the columns of figures. Capital letters, spaces and underscores make no difference.
/// </summary>
internal static class ColumnTitles
{
    public static readonly string[] Body =
    [
        "cpp",
        "communityplanningpartnership",
        "areaname",
        "area",
        "localauthority",
        "localauthorityname",
        "laname",
        "council",
        "councilname",
        "councilarea",
        "reportingbody",
        "geographyname",
        "geography",
    ];

    public static readonly string[] Code = ["areacode", "gsscode", "gss", "onscode", "geographycode", "lacode", "localauthoritycode"];
    public static readonly string[] Indicator = ["indicator", "indicatorname"];
    public static readonly string[] FullName = ["indicatorfullname", "fullname"];
    public static readonly string[] Status = ["type", "status", "valuetype", "datatype"];
    public static readonly string[] Period =
    [
        "year",
        "period",
        "timeperiod",
        "reportingperiod",
        "financialyear",
        "date",
        "quarter",
        "month",
    ];
    public static readonly string[] Value = ["value", "figure", "obsvalue"];
    public static readonly string[] Family = ["fg", "familygroup"];
    public static readonly string[] Measure = ["measure", "measuretype"];
    public static readonly string[] Unit = ["unit", "units", "unitofmeasure"];
    public static readonly string[] Split = ["splitby"];
    public static readonly string[] Definition = ["definitionnumber"];

    /// <summary>What publishers split figures by.</summary>
    public static readonly string[] Breakdowns =
    [
        "sex",
        "gender",
        "age",
        "ageband",
        "agegroup",
        "disability",
        "ethnicity",
        "ethnicgroup",
        "deprivationquintile",
        "deprivationdecile",
        "simdquintile",
        "imdquintile",
        "quintile",
        "tenure",
        "category",
        "breakdown",
        "inequality",
    ];

    // Titles that do not say what the categories are of.
    private static readonly string[] Vague = ["category", "breakdown", "inequality"];
    private static readonly string[] Sexes = ["male", "female", "males", "females", "men", "women", "boys", "girls"];

    // Categories that cover everybody: the figure is not split.
    private static readonly HashSet<string> Everybody =
    [
        "",
        "all",
        "total",
        "persons",
        "people",
        "both",
        "bothsexes",
        "allpeople",
        "allpersons",
        "allages",
        "allcategories",
        "allsexes",
        "headline",
        "na",
    ];

    /// <summary>The title that is one of those that are known, in their order. Null where none is.</summary>
    public static string? Find(IEnumerable<string> titles, string[] known) =>
        known.Select(k => titles.FirstOrDefault(t => Key(t) == k)).FirstOrDefault(t => t is not null);

    public static bool IsBreakdown(string title) => Breakdowns.Contains(Key(title));

    /// <summary>Whether a column has categories of what another column names.</summary>
    public static bool IsCategory(string title) => Key(title) == "category";

    /// <summary>Whether a category is none: the figure is of everybody.</summary>
    public static bool IsEverybody(string category) => Everybody.Contains(Key(category));

    /// <summary>What a column splits figures by, like Sex.</summary>
    public static string Dimension(string title, string category) =>
        Vague.Contains(Key(title)) && Sexes.Contains(Key(category)) ? "Sex"
        : title.Replace('_', ' ').Trim() is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest
        : title;

    private static string Key(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
