using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>The span of each SQL statement: its text, in which values are parameters, and never the parameters.</summary>
internal sealed class SqlTrace : DbCommandInterceptor
{
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
        Record(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    ) => new(Record(command, eventData, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) =>
        Record(command, eventData, result);

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        object? result,
        CancellationToken cancellationToken = default
    ) => new(Record(command, eventData, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) =>
        Record(command, eventData, result);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    ) => new(Record(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        Record(command, eventData, eventData.Exception);

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Record(command, eventData, eventData.Exception);
        return Task.CompletedTask;
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) =>
        Record(command, eventData, new OperationCanceledException());

    public override Task CommandCanceledAsync(
        DbCommand command,
        CommandEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        CommandCanceled(command, eventData);
        return Task.CompletedTask;
    }

    // EF Core reports the start together with the end, so the span is made afterwards and nothing has to be stored in between.
    private static T Record<T>(DbCommand command, CommandEndEventData data, T result)
    {
        if (!Signals.Source.HasListeners())
        {
            return result;
        }

        var parent = Activity.Current;
        var operation = Verb(command.CommandText);
        using var span = Signals.Source.StartActivity(
            $"SQL {operation}",
            ActivityKind.Client,
            parent?.Context ?? default,
            startTime: data.StartTime
        );
        if (span is null)
        {
            return result;
        }

        span.SetTag("db.system", System(data.Context?.Database.ProviderName))
            .SetTag("db.operation", operation)
            .SetTag("db.statement", command.CommandText)
            .SetTag(Signals.Module, (data.Context as ModuleDb)?.Module)
            .SetTag(Signals.Partnership, parent?.GetTagItem(Signals.Partnership))
            .SetTag(Signals.Operation, parent?.GetTagItem(Signals.Operation));
        if (result is Exception e)
        {
            span.SetTag("error.type", e.GetType().Name).SetStatus(ActivityStatusCode.Error);
        }

        span.SetEndTime((data.StartTime + data.Duration).UtcDateTime);
        return result;
    }

    private static string System(string? provider) =>
        provider switch
        {
            "Microsoft.EntityFrameworkCore.Sqlite" => "sqlite",
            "Npgsql.EntityFrameworkCore.PostgreSQL" => "postgresql",
            "Microsoft.EntityFrameworkCore.SqlServer" => "mssql",
            _ => "other_sql",
        };

    // The first word; a tag that EF Core puts before the statement is a comment of whole lines.
    private static string Verb(string sql)
    {
        var line = sql.AsSpan();
        while (line.StartsWith("--") || line.StartsWith("\n") || line.StartsWith("\r"))
        {
            var end = line.IndexOf('\n');
            line = end < 0 ? [] : line[(end + 1)..];
        }

        var letters = 0;
        while (letters < line.Length && char.IsAsciiLetter(line[letters]))
        {
            letters++;
        }

        return letters == 0 ? "statement" : line[..letters].ToString().ToUpperInvariant();
    }
}
