namespace CouncilPlatform.Sdk;

/// <summary>What the host knows of the one write of a scope: where it happens, what it is called, and which modules' changes it opened.</summary>
internal sealed class ChangeScope : IAsyncDisposable
{
    private readonly List<IOpenChange> _changes = [];

    public Partnership? Partnership { get; private set; }

    /// <summary>The mutation's field, or the command, as the audit trail calls it.</summary>
    public string Action { get; private set; } = "";

    public CancellationToken Cancellation { get; private set; }

    public void Begin(Partnership? partnership, string action, CancellationToken cancellation) =>
        (Partnership, Action, Cancellation) = (partnership, action, cancellation);

    public void Add(IOpenChange change) => _changes.Add(change);

    public async Task CommitAsync()
    {
        foreach (var change in _changes)
        {
            await change.CommitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var change in _changes)
        {
            await change.DisposeAsync();
        }
    }
}

/// <summary>A change of one module, to be saved and committed, or rolled back.</summary>
internal interface IOpenChange : IAsyncDisposable
{
    Task CommitAsync();
}
