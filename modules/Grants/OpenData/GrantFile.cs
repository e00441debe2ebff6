namespace CouncilPlatform.Grants.OpenData;

/// <summary>A file of grants in the 360Giving standard: a package in JSON, or a table in CSV.</summary>
/// <param name="content">Can be read from its start again.</param>
internal sealed class GrantFile(Stream content, bool isTable) : IAsyncDisposable
{
    /// <summary>Where its faults are told as a reader of the file would look for them.</summary>
    public FaultList NoFaults() => new(inWords: isTable ? TablePlace.InWords : null);

    /// <summary>Reads it from its start.</summary>
    public IAsyncEnumerable<OpenGrant> Read(FaultList faults, CancellationToken cancellation)
    {
        content.Position = 0;
        return isTable
            ? new ThreeSixtyGivingReader().ReadTable(content, faults, cancellation)
            : new ThreeSixtyGivingReader().Read(content, faults, cancellation);
    }

    public ValueTask DisposeAsync() => content.DisposeAsync();
}
