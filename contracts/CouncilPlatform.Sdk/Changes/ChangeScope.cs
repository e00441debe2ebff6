namespace CouncilPlatform.Sdk;

/// <summary>The change that a scope is running: its partnership, its name, and the changes of the modules that take part.</summary>
internal sealed class ChangeScope : IAsyncDisposable
{
    private readonly List<IOpenChange> _changes = [];
    private string? _action;

    public Partnership? Partnership { get; private set; }

    /// <summary>The mutation's field or the command, as the audit trail calls it.</summary>
    public string Action =>
        _action ?? throw new InvalidOperationException("No change is running. Outside a mutation use Changes<TDb>.RunAsync.");

    /// <summary>Whether a change is running in this scope.</summary>
    public bool IsRunning => _action is not null;

    public CancellationToken Cancellation { get; private set; }

    /// <summary>Whether the change is checked like any other, locks nothing and is not saved: the preview of an import.</summary>
    public bool IsPreview { get; private set; }

    /// <summary>What the mutation's input gives as null, if it keeps what it leaves out: all of it must have been cleared.</summary>
    public ClearedFields? Nulls { get; set; }

    /// <summary>Whether something of the change was committed: what fails after that cannot run again.</summary>
    public bool IsSaved { get; set; }

    /// <summary>Whether a change was committed, although its commit has failed: its answer may have been lost. The host sets it.</summary>
    public required Func<Exception, Task<bool>> WasCommitted { get; init; }

    /// <summary>Refuses names of rows that are not saved yet, as the commit would: for a preview. The host sets it.</summary>
    public required Func<ModuleDb, ChangeScope, Task> CheckNames { get; init; }

    /// <summary>Where rows wait for the end of a change. Null where writers do not wait for each other. The host sets it.</summary>
    public required Func<ModuleDb, IStagedRows?> Stage { get; init; }

    public void Begin(Partnership? partnership, string action, CancellationToken cancellation, bool isPreview = false)
    {
        if (_action is not null)
        {
            throw new InvalidOperationException($"{action} begins within {_action}. One change is one transaction: pass the change on.");
        }

        (Partnership, _action, Cancellation, IsPreview) = (partnership, action, cancellation, isPreview);
    }

    /// <summary>Lets the rest of a change belong to a partnership that it has made.</summary>
    public void Enter(Partnership partnership) =>
        Partnership = Partnership is null
            ? partnership
            : throw new InvalidOperationException($"{Action} belongs to {Partnership.Slug} already.");

    public void Add(IOpenChange change) => _changes.Add(change);

    public async Task CommitAsync()
    {
        foreach (var change in _changes)
        {
            await change.CommitAsync();
        }
    }

    /// <summary>Rolls back what was not committed.</summary>
    public async Task EndAsync()
    {
        foreach (var change in _changes)
        {
            await change.EndAsync();
        }

        (Partnership, _action, Cancellation, IsPreview, Nulls, IsSaved) = (null, null, default, false, null, false);
    }

    public async ValueTask DisposeAsync() => await EndAsync();
}

/// <summary>A change of one module, to be saved and committed, or rolled back.</summary>
internal interface IOpenChange
{
    Task CommitAsync();

    Task EndAsync();
}
