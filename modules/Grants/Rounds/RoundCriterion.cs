namespace CouncilPlatform.Grants.Rounds;

/// <summary>One criterion that the applications of a round are scored by.</summary>
internal sealed class RoundCriterion : Entity
{
    public Guid RoundId { get; init; }

    /// <summary>The criterion's position in the round's list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What is scored.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>What the points are multiplied by: 1 to 100.</summary>
    public int Weight { get; init; }

    /// <summary>The most points: 1 to 100. The least is 0.</summary>
    public int MaxScore { get; init; }
}
