using System.ComponentModel.DataAnnotations;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Contracts;

/// <summary>Something that councils and their partners have agreed to do together. Other modules may add fields to it.</summary>
[GraphName("Action")]
[Shared("Councils agree an action together. The part of each is its own record, and only those with a part may change the action.")]
public sealed class PlanAction : Aggregate
{
    /// <summary>The opportunity that the action is for.</summary>
    public Guid OpportunityId { get; init; }

    /// <summary>The action's position in the opportunity, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What is to be done, in one line.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>What else the document says about the action.</summary>
    [MaxLength(4000)]
    public string? Detail { get; set; }

    /// <summary>Whether the action is already being done, or is still to start.</summary>
    public required ActionKind Kind { get; set; }

    /// <summary>Whether the plan's councils do it together; then each of them has an owner.</summary>
    public bool Joint { get; set; }

    /// <summary>The day the action was completed; null while it is not.</summary>
    public DateOnly? CompletedOn { get; set; }
}

/// <summary>Whether an action is already being done, or is still to start.</summary>
public enum ActionKind
{
    /// <summary>What is done today and continues.</summary>
    CurrentActivity,

    /// <summary>What is to start from now on.</summary>
    FutureWorking,
}
