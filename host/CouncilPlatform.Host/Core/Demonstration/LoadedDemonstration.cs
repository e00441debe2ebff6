namespace CouncilPlatform.Host.Core.Demonstration;

/// <summary>Demonstration data that is in this database already. Only a new build of its module, which may bring more, is asked again.</summary>
internal sealed class LoadedDemonstration
{
    /// <summary>The name of the class that loads it.</summary>
    public required string Loader { get; init; }

    /// <summary>Which build of the module loaded it.</summary>
    public required Guid Build { get; init; }
}
