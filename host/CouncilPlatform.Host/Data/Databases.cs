using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Ownership;
using CouncilPlatform.Host.Data.Queries;
using CouncilPlatform.Host.Data.RowSecurity;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Security;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using SQLitePCL;

namespace CouncilPlatform.Host.Data;

/// <summary>The host owns every database provider: modules know only relational EF Core.</summary>
internal static class Databases
{
    // How many contexts of a module wait for their next request. What a context needs is made once, and takes longer than a statement.
    private const int IdleContexts = 32;

    // Of each connection to PostgreSQL. Each takes some kilobytes there.
    private const int PreparedStatements = 100;

    private static readonly MethodInfo AddContext = typeof(Databases).GetMethod(
        nameof(AddDatabase),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static IServiceCollection AddModuleDatabase(this IServiceCollection services, Type context, LoadedModule module)
    {
        AddContext.MakeGenericMethod(context).Invoke(null, [services, module]);
        return services;
    }

    /// <summary>Configures a provider for a context. The host uses it, and so do tests that need no host.</summary>
    public static void Use(this DbContextOptionsBuilder options, DataOptions data, string module, Assembly migrations)
    {
        var history = PendingMigrations.HistoryTable(module);
        _ = data.Provider switch
        {
            "sqlite" => options.UseSqlite(
                SqliteConnectionString(data),
                o =>
                    o.MigrationsAssembly(migrations)
                        .MigrationsHistoryTable(history)
                        .CommandTimeout(data.WaitSeconds)
                        // One parameter for all values: however many there are, the statement is the same and is written once.
                        .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            ),
            "postgres" => options.UseNpgsql(
                WithPreparedStatements(data.ConnectionString),
                o => o.MigrationsAssembly(migrations).MigrationsHistoryTable(history).CommandTimeout(data.WaitSeconds)
            ),
            "sqlserver" => options.UseSqlServer(
                data.ConnectionString,
                o => o.MigrationsAssembly(migrations).MigrationsHistoryTable(history).CommandTimeout(data.WaitSeconds)
            ),
            var other => throw new InvalidOperationException($"Data:Provider is \"{other}\". Use sqlite, postgres or sqlserver."),
        };
        if (data.Provider == "sqlite")
        {
            options.AddInterceptors(SqlitePragmas.Instance);
        }
        else if (data.Provider == "sqlserver")
        {
            options.ReplaceService<IMigrationsSqlGenerator, BinaryText>();
        }

        // Migrations are written by hand and are the same for every provider; a drift test compares them with the model, not with a
        // snapshot.
        // The code that catches a failed statement reports it. A missing history of migrations, for example, is not a fault.
        options.ConfigureWarnings(w =>
            w.Ignore(RelationalEventId.PendingModelChangesWarning).Log((RelationalEventId.CommandError, LogLevel.Debug))
        );
    }

    /// <summary>Makes the core's model. EF Core keeps it for all contexts with the same provider.</summary>
    public static void MakeCoreModel(DataOptions data, bool isProduction)
    {
        using var db = new CoreDb(OptionsOf<CoreDb>(data, Gate.CoreModule, isProduction).Options);
        _ = db.Model;
    }

    /// <summary>The connection string of the embedded database, with foreign keys enforced.</summary>
    internal static string SqliteConnectionString(DataOptions data) =>
        data.ConnectionString
        ?? new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(data.Directory, "council-platform.db"),
            ForeignKeys = true,
        }.ToString();

    /// <summary>
    /// PostgreSQL's connection string, in which a connection keeps the plans of the statements that it sends again and again, unless the
    /// string says how many: to plan them each time is a quarter of a request.
    /// </summary>
    internal static string? WithPreparedStatements(string? connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (connection.ShouldSerialize("Max Auto Prepare"))
        {
            return connectionString;
        }

        connection.MaxAutoPrepare = PreparedStatements;
        return connection.ConnectionString;
    }

    /// <summary>The file of the embedded database, with its whole path.</summary>
    internal static string SqliteFile(DataOptions data) =>
        Path.GetFullPath(new SqliteConnectionStringBuilder(SqliteConnectionString(data)).DataSource);

    private static void AddDatabase<TContext>(IServiceCollection services, LoadedModule module)
        where TContext : ModuleDb
    {
        services.AddSingleton(p => OptionsOf<TContext>(p, module));
        services.AddSingleton(p => new PooledDbContextFactory<TContext>(p.GetRequiredService<DbContextOptions<TContext>>(), IdleContexts));
        var make = ActivatorUtilities.CreateFactory<TContext>([typeof(DbContextOptions<TContext>)]);
        services.AddScoped(p =>
        {
            // Changes, commands and the start get one of their own, which goes with them.
            var db = IsRequest(p)
                ? p.GetRequiredService<PooledDbContextFactory<TContext>>().CreateDbContext()
                : make(p, [p.GetRequiredService<DbContextOptions<TContext>>()]);
            var caller = p.GetRequiredService<Caller>();
            db.Begin(
                p,
                new(caller, p.GetRequiredService<TimeProvider>())
                {
                    IsEverywhere = caller.IsOperator || p.GetRequiredService<CallerContext>().IsHost,
                }
            );
            return db;
        });
        services.AddScoped(p => new Change<TContext>(
            p.GetRequiredService<TContext>(),
            p.GetRequiredService<ChangeScope>(),
            p.GetRequiredService<Caller>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<IMediator>(),
            p.GetRequiredService<LockOrder>(),
            p.GetRequiredService<Ownership>()
        ));
        services.AddScoped<IRecords>(p => new Records<TContext>(p.GetRequiredService<Change<TContext>>()));
        services.AddScoped(p => new Changes<TContext>(p.GetRequiredService<Change<TContext>>(), p.GetRequiredService<ChangeScope>()));
    }

    private static bool IsRequest(IServiceProvider scope) =>
        scope.GetService<IHttpContextAccessor>()?.HttpContext is { } http && ReferenceEquals(http.RequestServices, scope);

    // The same for every scope: to make them takes longer than a statement. What belongs to a scope is found by the context.
    private static DbContextOptions<TContext> OptionsOf<TContext>(IServiceProvider services, LoadedModule module)
        where TContext : ModuleDb
    {
        var data = services.GetRequiredService<IOptions<DataOptions>>().Value;
        var options = OptionsOf<TContext>(data, module.Id, services.GetRequiredService<IHostEnvironment>().IsProduction());
        options.UseApplicationServiceProvider(services);
        if (data.HasOwner())
        {
            options.AddInterceptors(ReaderSettings.Instance);
        }

        options.AddInterceptors(KeptConnections.Instance, StatementDeadline.Instance, ChangeInterceptor.Instance);
        options.AddInterceptors(services.GetServices<IInterceptor>());
        options.AddInterceptors(Cancellations.Instance);
        return options.Options;
    }

    // What the model depends on.
    private static DbContextOptionsBuilder<TContext> OptionsOf<TContext>(DataOptions data, string module, bool isProduction)
        where TContext : ModuleDb
    {
        var options = new DbContextOptionsBuilder<TContext>();
        // Tests and development find out where one context is used twice at once. In production the check costs more than it finds.
        options.EnableThreadSafetyChecks(!isProduction);
        options.Use(data, module, typeof(TContext).Assembly);
#pragma warning disable EF1001 // See ShapedQueries.
        options.ReplaceService<IQueryCompiler, ShapedQueries>();
#pragma warning restore EF1001
        return options;
    }

    /// <summary>
    /// Settings of SQLite as a server's database: every acknowledged commit is on disk before the answer, foreign keys are enforced, and
    /// writers wait for each other. The driver's defaults differ. (The write-ahead log is a setting of the file: <see cref="StartLock"/>
    /// sets it.)
    /// </summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();

        // The driver's pool uses the same handle again and again, and a handle keeps its settings.
        private readonly ConditionalWeakTable<sqlite3, object> _told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var sqlite = (SqliteConnection)connection;
            // How long a transaction waits for other writers, not only a statement.
            sqlite.DefaultTimeout = eventData.Context?.Database.GetCommandTimeout() ?? sqlite.DefaultTimeout;
            if (_told.TryGetValue(sqlite.Handle!, out _))
            {
                return;
            }

            using var command = sqlite.CreateCommand();
            command.CommandText = $"PRAGMA synchronous=FULL; PRAGMA foreign_keys=1; PRAGMA busy_timeout={SqliteWriters.DriverWaits};";
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
