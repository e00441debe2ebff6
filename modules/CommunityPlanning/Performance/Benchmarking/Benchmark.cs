namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How one body's figure compares with others in a period.</summary>
/// <param name="Indicator">The indicator that is compared.</param>
/// <param name="Period">The period, like 2021/22.</param>
/// <param name="Body">The body that is compared.</param>
/// <param name="Figure">The figure of the body. Null where it has none that counts.</param>
/// <param name="Rank">The rank among all. Null where the body has no figure that counts.</param>
/// <param name="Median">The median of all ranked figures, without the nation's, as exact text, like 15.2.</param>
/// <param name="Group">The comparison within the family group. Null where none was requested.</param>
/// <param name="National">The nation's figures, which are not ranked.</param>
/// <param name="Rows">Every ranked figure, in order.</param>
/// <param name="Notes">What the reader must know: who is missing, what is imputed, what ties, and whether the period is over.</param>
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
    /// <summary>The rank in words, like "28 of 32 (1 = lowest)".</summary>
    public required string Words { get; init; }
}

/// <summary>The comparison within a family group.</summary>
/// <param name="FamilyGroup">The family group, in the edition that was compared.</param>
/// <param name="Rank">The rank in the group. Null where the body has no figure or is not a member.</param>
/// <param name="Median">The median of the members' figures, as exact text, like 15.2.</param>
/// <param name="Missing">The members without a figure that counts.</param>
/// <param name="Rows">The members' ranked figures, in order, each with its rank among all.</param>
internal sealed record GroupBenchmark(
    FamilyGroup FamilyGroup,
    Rank? Rank,
    string? Median,
    IReadOnlyList<ReportingBody> Missing,
    IReadOnlyList<BenchmarkRow> Rows
);

/// <summary>One ranked figure.</summary>
/// <param name="Body">The body that the figure belongs to.</param>
/// <param name="Figure">The figure, with its status.</param>
/// <param name="Rank">The rank of the figure among all.</param>
/// <param name="InGroup">Whether the body is a member of the family group.</param>
internal sealed record BenchmarkRow(ReportingBody Body, Observation Figure, Rank Rank, bool InGroup);
