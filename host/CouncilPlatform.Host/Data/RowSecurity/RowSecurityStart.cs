using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Security;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CouncilPlatform.Host.Data.RowSecurity;

/// <summary>
/// Gives the host's login its rights at start, and makes the policies of all tables that belong to partnerships, while the host holds the
/// start lock. The owner of the tables does it, if there is one beside the host's login. It is done once for each build of a module,
/// because to make its model takes a third of a second, and again if a policy is missing.
/// </summary>
internal sealed class RowSecurityStart(
    ModuleCatalogue catalogue,
    IServiceScopeFactory scopes,
    SeenBuilds builds,
    IOptions<DataOptions> data
)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!data.Value.HasOwner())
        {
            return;
        }

        var login = await LoginAsync(data.Value, cancellationToken);
        await using var owner = new NpgsqlConnection(data.Value.OwnerConnectionString);
        await owner.OpenAsync(cancellationToken);
        // What is read next says what is left to do.
        await ExecuteAsync(owner, $"GRANT SELECT, INSERT, UPDATE, DELETE ON core_demonstrations TO {login}", cancellationToken);
        var core = await builds.HasAsync(
            await WorkAsync(owner, Gate.CoreModule, typeof(CoreDb), login, cancellationToken),
            typeof(CoreDb),
            cancellationToken
        );
        foreach (var (module, database) in catalogue.Running.SelectMany(m => m.Databases.Select(d => (m, d))))
        {
            // The rules themselves are in the core's build.
            if (
                !core
                || !await builds.HasAsync(
                    await WorkAsync(owner, module.Id, database, login, cancellationToken),
                    database,
                    cancellationToken
                )
            )
            {
                await MakeAsync(owner, module, database, login, cancellationToken);
            }
        }
    }

    private async Task MakeAsync(
        NpgsqlConnection owner,
        LoadedModule module,
        Type database,
        string login,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateHostScope();
        try
        {
            foreach (var policy in TablePolicy.Of((ModuleDb)scope.ServiceProvider.GetRequiredService(database)))
            {
                await ExecuteAsync(owner, policy.StatementsFor(login), cancellationToken);
            }

            await ExecuteAsync(owner, $"GRANT SELECT ON \"{PendingMigrations.HistoryTable(module.Id)}\" TO {login}", cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            // A migration was forgotten. The comparison of the tables, which is next, says so and quarantines the module.
            return;
        }

        await SeenBuilds.AddAsync(
            scope.ServiceProvider.GetRequiredService<CoreDb>(),
            await WorkAsync(owner, module.Id, database, login, cancellationToken),
            database,
            cancellationToken
        );
    }

    // The host's own login, quoted.
    private static async Task<string> LoginAsync(DataOptions data, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT quote_ident(current_user)", connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Names the work by the numbers of policies and rights, so that it is done again if one of them is gone.</summary>
    private static async Task<string> WorkAsync(
        NpgsqlConnection owner,
        string module,
        Type database,
        string login,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT sum((SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND c.relrowsecurity))
                || ' policies, ' || count(*) FILTER (WHERE has_table_privilege($2::regrole, c.oid, 'SELECT')) || ' tables, '
                || count(*) FILTER (WHERE has_table_privilege($2::regrole, c.oid, 'UPDATE, DELETE')) || ' to change'
            FROM pg_class c
            WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND starts_with(c.relname, $1)
            """,
            owner
        )
        {
            Parameters =
            {
                new() { Value = module + "_" },
                new() { Value = login },
            },
        };
        return $"{await command.ExecuteScalarAsync(cancellationToken)} of {database.FullName}";
    }

    private static async Task ExecuteAsync(NpgsqlConnection owner, string sql, CancellationToken cancellationToken)
    {
        // The statements of one command are one transaction.
#pragma warning disable CA2100 // The names come from models and from PostgreSQL, which has quoted the login.
        await using var command = new NpgsqlCommand(sql, owner);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
