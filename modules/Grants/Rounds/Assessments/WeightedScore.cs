namespace CouncilPlatform.Grants.Rounds;

/// <summary>The mean of several assessors' weighted totals, as an exact fraction: the sum divided by the number of assessors.</summary>
/// <param name="Sum">All weighted totals together. A weighted total is the sum of each criterion's points times its weight.</param>
/// <param name="Assessors">How many assessors there are; at least 1.</param>
/// <param name="Maximum">The highest weighted total that one assessor can give.</param>
internal sealed record WeightedScore(int Sum, int Assessors, int Maximum)
{
    /// <summary>The mean to two decimals, half rounded up: 82.50. Ranks compare the exact fraction.</summary>
    public string Mean =>
        Math.Round((decimal)Sum / Assessors, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);

    internal bool Reaches(int? percent) => percent is null || 100L * Sum >= (long)percent * Maximum * Assessors;

    internal int CompareWith(WeightedScore other) => ((long)Sum * other.Assessors).CompareTo((long)other.Sum * Assessors);
}
