namespace CouncilPlatform.Host.Core.Demonstration;

/// <summary>
/// Demonstration data that is already in this database. Only a new build of its module, which may add more, loads it again.
/// </summary>
[Shared("Only the host writes it.")]
internal sealed class LoadedDemonstration
{
    /// <summary>The name of the class that loads it.</summary>
    public required string Loader { get; init; }

    /// <summary>The build of the module that loaded it.</summary>
    public required Guid Build { get; init; }
}
