namespace CouncilPlatform.Grants.Rounds;

/// <summary>One thing that the applications of a round are scored by.</summary>
internal sealed class RoundCriterion : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RoundId { get; init; }

    /// <summary>Its place in the round's list, from 1.</summary>
    public int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>By how much its points count: 1 to 100.</summary>
    public int Weight { get; init; }

    /// <summary>The most points: 1 to 100; the least is 0.</summary>
    public int MaxScore { get; init; }
}
