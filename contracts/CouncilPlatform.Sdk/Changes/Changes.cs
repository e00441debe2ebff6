namespace CouncilPlatform.Sdk;

/// <summary>Writes outside a mutation: in an import, an event handler or a demonstration. The same rules apply as in a mutation.</summary>
public sealed class Changes<TDb>
    where TDb : ModuleDb
{
    private readonly Change<TDb> _change;
    private readonly ChangeScope _scope;

    internal Changes(Change<TDb> change, ChangeScope scope) => (_change, _scope) = (change, scope);

    /// <summary>
    /// Runs one write in its own transaction: all of it is saved, or nothing. The module's services that take a <see cref="Change{TDb}"/>
    /// take part in it.
    /// </summary>
    /// <param name="partnership">The partnership. Null for what belongs to the platform.</param>
    /// <param name="action">The command, the event or the demonstration, as the audit trail calls it: importSpend, for example.</param>
    /// <param name="work">The write. It calls <see cref="Change{TDb}.Done"/> or <see cref="Change{TDb}.Audit"/> to record what it
    /// changed.</param>
    /// <param name="cancellationToken">Cancels the work. Nothing is saved.</param>
    public Task<T> RunAsync<T>(
        Partnership? partnership,
        string action,
        Func<Change<TDb>, Task<T>> work,
        CancellationToken cancellationToken
    ) => RunAsync(partnership, action, work, saves: true, cancellationToken);

    /// <summary>
    /// Runs the write of an import in its own transaction: all of it is saved, or nothing. In a preview, it is checked like any other
    /// change, without a lock, and nothing is saved. Nothing is saved either where the file has faults or a question is open.
    /// </summary>
    /// <param name="import">The import.</param>
    /// <param name="action">The import, as the audit trail calls it: importSpend, for example.</param>
    /// <param name="work">The write. It returns null where it finds faults.</param>
    public async Task<ImportOutcome?> RunAsync(FileImport import, string action, Func<Change<TDb>, Task<ImportOutcome?>> work)
    {
        _scope.Begin(import.Partnership, action, import.Cancellation, import.IsPreview);
        try
        {
            var outcome = import.Outcome = await work(_change);
            if (outcome is not null && import.IsSound)
            {
                await _scope.CommitAsync();
            }

            return outcome;
        }
        finally
        {
            // Changes that were not saved must not be saved by the next change of the same scope.
            _change.Db.ChangeTracker.Clear();
            await _scope.EndAsync();
        }
    }

    /// <inheritdoc cref="RunAsync{T}(Partnership, string, Func{Change{TDb}, Task{T}}, CancellationToken)"/>
    /// <param name="saves">False for a preview: the work runs, and then nothing is saved.</param>
    internal async Task<T> RunAsync<T>(
        Partnership? partnership,
        string action,
        Func<Change<TDb>, Task<T>> work,
        bool saves,
        CancellationToken cancellationToken
    )
    {
        _scope.Begin(partnership, action, cancellationToken);
        try
        {
            var result = await work(_change);
            if (saves)
            {
                await _scope.CommitAsync();
            }

            return result;
        }
        catch
        {
            // Changes that were not saved must not be saved by the next change of the same scope.
            _change.Db.ChangeTracker.Clear();
            throw;
        }
        finally
        {
            await _scope.EndAsync();
        }
    }

    /// <inheritdoc cref="RunAsync{T}(Partnership, string, Func{Change{TDb}, Task{T}}, CancellationToken)"/>
    public Task RunAsync(Partnership? partnership, string action, Func<Change<TDb>, Task> work, CancellationToken cancellationToken) =>
        RunAsync(
            partnership,
            action,
            async change =>
            {
                await work(change);
                return true;
            },
            cancellationToken
        );
}
