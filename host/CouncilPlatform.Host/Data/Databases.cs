using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.Modules;
using MediatR;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using SQLitePCL;

namespace CouncilPlatform.Host.Data;

/// <summary>The host owns every database provider: modules know only relational EF Core.</summary>
internal static class Databases
{
    private static readonly MethodInfo AddContext = typeof(Databases).GetMethod(
        nameof(AddDatabase),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static IServiceCollection AddModuleDatabase(this IServiceCollection services, Type context, LoadedModule module)
    {
        AddContext.MakeGenericMethod(context).Invoke(null, [services, module]);
        return services;
    }

    /// <summary>Puts a context on a provider. Used by the host, and by tests that need no host.</summary>
    public static void Use(this DbContextOptionsBuilder options, DataOptions data, string module, Assembly migrations)
    {
        var history = PendingMigrations.HistoryTable(module);
        _ = data.Provider switch
        {
            "sqlite" => options.UseSqlite(
                SqliteConnectionString(data),
                o => o.MigrationsAssembly(migrations).MigrationsHistoryTable(history)
            ),
            "postgres" => options.UseNpgsql(data.ConnectionString, o => o.MigrationsAssembly(migrations).MigrationsHistoryTable(history)),
            "sqlserver" => options.UseSqlServer(
                data.ConnectionString,
                o => o.MigrationsAssembly(migrations).MigrationsHistoryTable(history)
            ),
            var other => throw new InvalidOperationException($"Data:Provider is \"{other}\". Use sqlite, postgres or sqlserver."),
        };
        if (data.Provider == "sqlite")
        {
            options.AddInterceptors(SqlitePragmas.Instance);
        }

        // Migrations are written by hand for every provider alike; a drift test compares them with the model, not a snapshot.
        // A statement that fails is thrown, and told by who catches it: that there is no history of migrations yet is no fault at all.
        options.ConfigureWarnings(w =>
            w.Ignore(RelationalEventId.PendingModelChangesWarning).Log((RelationalEventId.CommandError, LogLevel.Debug))
        );
    }

    /// <summary>Whether a save failed because a unique index has the value already.</summary>
    public static bool IsDuplicate(Exception e) =>
        e.GetBaseException() switch
        {
            SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true,
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
            SqlException { Number: 2601 or 2627 } => true,
            _ => false,
        };

    /// <summary>Whether a write lost against another one that ran beside it, and would succeed if it ran again: a deadlock or a serialisation failure.</summary>
    public static bool IsLostRace(Exception e) =>
        e.GetBaseException() switch
        {
            SqliteException { SqliteErrorCode: 5 or 6 } => true,
            PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
            SqlException { Number: 1205 or 3960 } => true,
            _ => false,
        };

    /// <summary>Where the embedded database is, and that its foreign keys hold.</summary>
    internal static string SqliteConnectionString(DataOptions data) =>
        data.ConnectionString
        ?? new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(data.Directory, "council-platform.db"),
            ForeignKeys = true,
        }.ToString();

    private static void AddDatabase<TContext>(IServiceCollection services, LoadedModule module)
        where TContext : ModuleDb
    {
        services.AddDbContext<TContext>(
            (provider, options) =>
            {
                options.Use(provider.GetRequiredService<IOptions<DataOptions>>().Value, module.Id, module.Assembly!);
                options.AddInterceptors(provider.GetRequiredService<AuditStamp>(), provider.GetRequiredService<OutboxWriter>());
                options.AddInterceptors(provider.GetServices<IInterceptor>());
            }
        );
        services.AddScoped(p => new Change<TContext>(
            p.GetRequiredService<TContext>(),
            p.GetRequiredService<ChangeScope>(),
            p.GetRequiredService<Caller>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<IMediator>(),
            p.GetRequiredService<LockOrder>()
        ));
        services.AddScoped(p => new Changes<TContext>(p.GetRequiredService<Change<TContext>>(), p.GetRequiredService<ChangeScope>()));
    }

    /// <summary>
    /// SQLite as a server's database: every acknowledged commit on disk before the answer, foreign keys, and patience with other writers. The
    /// raw driver's defaults are none of these. (The write-ahead log stays with the file: <see cref="StartLock"/> sets it.)
    /// </summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();

        // The driver's pool hands the same handle out again and again, and a handle keeps what it was told.
        private readonly ConditionalWeakTable<sqlite3, object> _told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var sqlite = (SqliteConnection)connection;
            if (_told.TryGetValue(sqlite.Handle!, out _))
            {
                return;
            }

            using var command = sqlite.CreateCommand();
            command.CommandText = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=1; PRAGMA busy_timeout=5000;";
            command.ExecuteNonQuery();
            _told.TryAdd(sqlite.Handle!, this);
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            // SQLite has no asynchronous calls.
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
