namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>A condition that must be met for a decision to hold.</summary>
internal sealed class DecisionCondition : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The condition's number in the decision, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The condition, in words.</summary>
    public required string Text { get; init; }

    /// <summary>The day on which it was met. Null while it is open.</summary>
    public DateOnly? MetOn { get; set; }

    /// <summary>What shows that it was met.</summary>
    public string? Evidence { get; set; }

    internal Guid DecisionId { get; init; }
}
