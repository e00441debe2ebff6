namespace CouncilPlatform.Grants.Rounds;

/// <summary>
/// The mean of several assessors' weighted totals, kept as an exact fraction: <c>Sum / Assessors</c>. A weighted total is each criterion's
/// points times its weight, added up; the greatest there can be is <c>Maximum</c>.
/// </summary>
/// <param name="Sum">All weighted totals together.</param>
/// <param name="Assessors">How many there are; at least 1.</param>
/// <param name="Maximum">The greatest weighted total of one assessor.</param>
internal sealed record WeightedScore(int Sum, int Assessors, int Maximum)
{
    /// <summary>The mean with two decimals, half rounded up, for the eye: ranks compare the exact fraction.</summary>
    public string Mean =>
        Math.Round((decimal)Sum / Assessors, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Whether the mean is at least so many per cent of the maximum.</summary>
    internal bool Reaches(int? percent) => percent is null || 100L * Sum >= (long)percent * Maximum * Assessors;

    /// <summary>Negative where its mean is less than the other's, 0 where they tie.</summary>
    internal int CompareWith(WeightedScore other) => ((long)Sum * other.Assessors).CompareTo((long)other.Sum * Assessors);
}
