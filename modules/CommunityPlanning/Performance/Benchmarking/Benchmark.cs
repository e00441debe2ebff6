namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How one body's figure compares with others' in a period.</summary>
/// <param name="Body">Whose figure is compared.</param>
/// <param name="Figure">Null where it has none that counts.</param>
/// <param name="Rank">Its place among all; null where it has none.</param>
/// <param name="Median">Of all that have a figure; as exact text. The nation's is none of them.</param>
/// <param name="Group">Its place in the family group that was asked for.</param>
/// <param name="National">The nation's figure, which is not ranked.</param>
/// <param name="Rows">Every figure that is ranked, in order.</param>
/// <param name="Notes">What is to be known before it is believed: who is missing, what is imputed, what ties, whether the period is over.</param>
internal sealed record Benchmark(
    Indicator Indicator,
    string Period,
    ReportingBody Body,
    Observation? Figure,
    Rank? Rank,
    string? Median,
    GroupBenchmark? Group,
    IReadOnlyList<Observation> National,
    IReadOnlyList<BenchmarkRow> Rows,
    IReadOnlyList<string> Notes
)
{
    /// <summary>As in "28 of 32 (1 = lowest)".</summary>
    public required string Words { get; init; }
}

/// <summary>The same within a family group.</summary>
/// <param name="Rank">Null where the body has no figure, or is no member.</param>
/// <param name="Median">Of the members that have a figure; as exact text.</param>
/// <param name="Missing">The members that have no figure that counts.</param>
internal sealed record GroupBenchmark(FamilyGroup FamilyGroup, Rank? Rank, string? Median, IReadOnlyList<ReportingBody> Missing);

/// <summary>One figure among those compared.</summary>
/// <param name="InGroup">Whether it is of a member of the family group.</param>
internal sealed record BenchmarkRow(ReportingBody Body, Observation Figure, Rank Rank, bool InGroup)
{
    internal static string Place(Rank rank) =>
        string.Create(CultureInfo.InvariantCulture, $"{rank.Place}{(rank.Tied ? "=" : "")} of {rank.Of}");
}
