namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>Something that must come true for a decision to hold.</summary>
internal sealed class DecisionCondition : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place among the decision's conditions, from 1.</summary>
    public int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>When it was met; null while it is open.</summary>
    public DateOnly? MetOn { get; set; }

    /// <summary>What shows it.</summary>
    public string? Evidence { get; set; }

    internal Guid DecisionId { get; init; }
}
