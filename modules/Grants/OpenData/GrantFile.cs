namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// A file of grants in the 360Giving standard: a package in JSON, or a table in CSV. It is read from its start each time.
/// </summary>
internal sealed class GrantFile(TableFile file, TableFaults faults)
{
    private readonly bool _isTable = Path.GetExtension(file.Name).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    public GrantFaults Faults => new(faults, _isTable);

    public IAsyncEnumerable<OpenGrant> ReadAsync(CancellationToken cancellationToken)
    {
        file.Content.Position = 0;
        var reader = new ThreeSixtyGivingReader();
        return _isTable ? reader.ReadTable(file.Content, Faults, cancellationToken) : reader.Read(file.Content, Faults, cancellationToken);
    }
}
