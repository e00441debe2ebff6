using System.Collections.Concurrent;
using System.Data.Common;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// Counts and records the commands that EF Core sends, in order; each is one round trip. Any number of contexts and
/// threads may share one. Attach it by <c>options.AddInterceptors(counter)</c>, or by
/// <c>services.ConfigureDbContext&lt;TContext&gt;(options =&gt; options.AddInterceptors(counter))</c>.
/// </summary>
public sealed class SqlCounter : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> statements = new();

    /// <summary>How many are <see cref="Requested"/>.</summary>
    public int Count => Requested.Count;

    public IReadOnlyList<string> Statements => [.. statements];

    /// <summary>
    /// Without those that read partnerships and organisations again, which follow the clock and not what is requested.
    /// </summary>
    public IReadOnlyList<string> Requested =>
        [
            .. statements.Where(s =>
                !s.Contains(PartnershipDirectory.Tag, StringComparison.Ordinal)
                && !s.Contains(OrganisationDirectory.Tag, StringComparison.Ordinal)
            ),
        ];

    public void Reset() => statements.Clear();

    public override string ToString() => string.Join($"{Environment.NewLine}{Environment.NewLine}", statements);

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Record(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Record(command, result));

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    ) => Record(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => new(Record(command, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => Record(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(Record(command, result));

    private InterceptionResult<T> Record<T>(DbCommand command, InterceptionResult<T> result)
    {
        // The host looks for events and imports, and writes when keys were used, by itself, whoever asks what.
        if (
            !command.CommandText.Contains(EventRelay.Tag, StringComparison.Ordinal)
            && !command.CommandText.Contains(ImportLeases.Tag, StringComparison.Ordinal)
            && !command.CommandText.Contains(LastUses.Tag, StringComparison.Ordinal)
        )
        {
            statements.Enqueue(command.CommandText);
        }

        return result;
    }
}
