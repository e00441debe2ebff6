using System.Globalization;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>A condition that must be met for a decision to hold.</summary>
internal sealed class DecisionCondition : Entity
{
    /// <summary>The condition's number in the decision, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The condition, in words.</summary>
    public required string Text { get; init; }

    /// <summary>The day on which it was met. Null while it is open.</summary>
    public DateOnly? MetOn { get; private set; }

    /// <summary>What shows that it was met.</summary>
    public string? Evidence { get; private set; }

    internal Guid DecisionId { get; init; }

    /// <exception cref="RuleException">WRONG_STATE: it is met already.</exception>
    internal void Meet(DateOnly on, string evidence)
    {
        new Rules()
            .Require(
                MetOn is null,
                "WRONG_STATE",
                string.Create(CultureInfo.InvariantCulture, $"Condition {Number} was met on {MetOn:d MMMM yyyy}."),
                InputPath.Of("condition")
            )
            .Check();
        (MetOn, Evidence) = (on, evidence);
    }
}
