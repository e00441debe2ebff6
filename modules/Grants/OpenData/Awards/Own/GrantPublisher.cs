namespace CouncilPlatform.Grants.OpenData;

/// <summary>The publisher of a partnership's grants.</summary>
[Shared("The partnership publishes the grants of all its organisations as one publisher.")]
internal sealed class GrantPublisher : Aggregate
{
    /// <summary>The prefix that 360Giving gave out, like 360G-traffordmbc.</summary>
    [MaxLength(60)]
    public required string Prefix { get; set; }
}
