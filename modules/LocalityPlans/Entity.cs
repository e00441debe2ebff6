namespace CouncilPlatform.LocalityPlans;

/// <summary>One of several in a list, which keeps their order.</summary>
internal abstract class Part : Entity, INumbered
{
    /// <summary>The position in the list, from 1.</summary>
    public int Number { get; set; }
}
