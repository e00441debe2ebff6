namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// A file of grants in the 360Giving standard: a package in JSON, or a table. Its content decides which, not its name. It is read from its
/// start each time.
/// </summary>
internal sealed class GrantFile(TableFile file, TableFaults faults)
{
    private readonly GrantTable? _table = file.Format == FileFormat.Json ? null : new(file);

    public GrantFaults Faults { get; } = new(faults, inTable: file.Format != FileFormat.Json);

    public IAsyncEnumerable<OpenGrant> ReadAsync(CancellationToken cancellationToken)
    {
        file.Content.Position = 0;
        return _table is null
            ? new ThreeSixtyGivingReader().Read(file.Content, Faults, cancellationToken)
            : ThreeSixtyGivingReader.Read(_table, Faults, cancellationToken);
    }
}
