namespace CouncilPlatform.Sdk;

/// <summary>Writes outside a mutation: of an import, an event handler or a demonstration. The same rules as for a mutation hold.</summary>
public sealed class Changes<TDb>
    where TDb : ModuleDb
{
    private readonly Change<TDb> _change;
    private readonly ChangeScope _scope;

    internal Changes(Change<TDb> change, ChangeScope scope) => (_change, _scope) = (change, scope);

    /// <summary>
    /// Runs one write in a transaction of its own: all of it is saved, or nothing. The module's services that take a <see cref="Change{TDb}"/> take part
    /// in it.
    /// </summary>
    /// <param name="partnership">Where; null for what belongs to the platform.</param>
    /// <param name="action">What the audit trail calls it: the command, the event or the demonstration, as in "importSpend".</param>
    /// <param name="work">The write; it says with <see cref="Change{TDb}.Done"/> or <see cref="Change{TDb}.Audit"/> what it changed.</param>
    /// <param name="cancellationToken">Ends the work; nothing is saved.</param>
    public async Task<T> RunAsync<T>(
        Partnership? partnership,
        string action,
        Func<Change<TDb>, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        _scope.Begin(partnership, action, cancellationToken);
        try
        {
            var result = await work(_change);
            await _scope.CommitAsync();
            return result;
        }
        catch
        {
            // What was not saved must not be saved by the next change of the same scope.
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
