using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Contracts;

/// <summary>Something that councils and their partners have agreed to do together. Other modules may add fields to it.</summary>
[GraphName("Action")]
public sealed class PlanAction : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The opportunity that it takes up.</summary>
    public Guid OpportunityId { get; init; }

    /// <summary>Its place among the opportunity's actions, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What is to be done, in a line.</summary>
    public required string Title { get; set; }

    /// <summary>What else the document says of it.</summary>
    public string? Detail { get; set; }

    /// <summary>Whether it is done already and goes on, or is yet to come.</summary>
    public required ActionKind Kind { get; set; }

    /// <summary>Whether the plan's councils do it together: then each of them has an owner of it.</summary>
    public bool Joint { get; set; }

    /// <summary>The day it was completed; null while it is not.</summary>
    public DateOnly? CompletedOn { get; set; }

    public int Version { get; set; }
}

/// <summary>What an action is to those who agreed on it.</summary>
public enum ActionKind
{
    /// <summary>What is done today, and is to go on.</summary>
    CurrentActivity,

    /// <summary>What is to be done from now on.</summary>
    FutureWorking,
}
