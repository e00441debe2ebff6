using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Data.RowSecurity;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>
/// The command <c>check</c>: reports every fault of the configuration, the modules, the schema and the directories, the migrations that the
/// next start will apply, and what to register with the directories.
/// </summary>
internal static class Check
{
    private const int LatestLines = 10_000;

    public static async Task<int> RunAsync(
        WebApplicationBuilder builder,
        ModuleCatalogue catalogue,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var start = await StartFaults.FindAsync(builder.Configuration, cancellationToken);
        List<Fault> faults =
        [
            .. start,
            .. catalogue
                .All.Where(m => m.State == ModuleState.Quarantined)
                .Select(m => Of(m, m.Reason!, "the host starts without the module")),
        ];
        if (start.Count == 0)
        {
            var data = DataOptions.Of(builder.Configuration);
            // The owner reads everything, also before the first start has given the host's login its rights.
            builder.Services.PostConfigure<DataOptions>(options => options.ConnectionString = options.AsOwner().ConnectionString);
            await using var services = builder.Services.BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            faults.AddRange(await WritePendingMigrationsAsync(scope.ServiceProvider, catalogue, output, cancellationToken));
            faults.AddRange(await WriteRowSecurityAsync(scope.ServiceProvider, catalogue, data, output, cancellationToken));
            faults.AddRange(await WriteDirectoriesAsync(scope.ServiceProvider, output, cancellationToken));
            faults.AddRange((await scope.ServiceProvider.GetRequiredService<PageCheck>().FaultsAsync(cancellationToken)).Select(OfPage));
            if (faults.Count == 0)
            {
                faults.AddRange(await FindEvidenceAsync(scope.ServiceProvider, cancellationToken));
            }
        }

        if (Proxies.HostNames(builder.Configuration).Contains("*") && !builder.Environment.IsDevelopment())
        {
            await output.WriteLineAsync(
                $"Warning: a request may name any host, and links in answers then lead there. Enter the address of this host as "
                    + $"{PublicAddress.Key}, or its names as {Proxies.AllowedHosts}."
            );
        }

        if (faults.Count > 0)
        {
            Fault.Write(faults, output);
            return Fault.ExitCode;
        }

        await output.WriteLineAsync(
            $"Configuration, database, schema and modules ({string.Join(", ", catalogue.Running.Select(m => m.Id))}) are in order."
        );
        return 0;
    }

    private static async Task<IReadOnlyList<Fault>> WriteRowSecurityAsync(
        IServiceProvider services,
        ModuleCatalogue catalogue,
        DataOptions data,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (!data.HasOwner())
        {
            if (data.Provider == "postgres")
            {
                await output.WriteLineAsync(
                    "Warning: the second wall between partnerships is missing. PostgreSQL guards their rows itself (row-level security) "
                        + "if the host's login does not own the tables. Make a second login for Data:ConnectionString, and enter this one "
                        + "as Data:OwnerConnectionString. The page about databases has the statements."
                );
            }

            return [];
        }

        var faults = new List<Fault>();
        foreach (var (module, type) in catalogue.Running.SelectMany(m => m.Databases.Select(d => (m, d))))
        {
            if ((await PendingMigrations.OfAsync(data.AsOwner(), module.Id, type, cancellationToken)).Pending.Count > 0)
            {
                continue;
            }

            var missing = await RowSecurityState.MissingAsync((ModuleDb)services.GetRequiredService(type), data, cancellationToken);
            if (missing.HasNotBegun)
            {
                await output.WriteLineAsync(
                    $"The next start will give the host's login its rights on the tables of {module.Id}, and make the policies of "
                        + "their rows."
                );
            }
            else if (missing.Tables.Count > 0)
            {
                faults.Add(
                    new(
                        $"{DataOptions.Section}:{nameof(DataOptions.OwnerConnectionString)}, module \"{module.Id}\"",
                        $"no policy of row-level security, or wrong rights of the host's login, on {string.Join(", ", missing.Tables)}",
                        "policies on every table that belongs to partnerships, rights on all, and only to add to ledgers "
                            + "and the audit trail",
                        "Start the host, which makes them."
                    )
                );
            }
        }

        return faults;
    }

    // The latest lines only: "audit verify" checks all of them.
    private static async Task<IReadOnlyList<Fault>> FindEvidenceAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var data = services.GetRequiredService<IOptions<DataOptions>>().Value;
        // An embedded database that does not exist is not created.
        var exists = await services.GetRequiredService<CoreDb>().Database.CanConnectAsync(cancellationToken);
        if (!exists || !await AuditStart.HasBegunAsync(data, cancellationToken))
        {
            return [];
        }

        var (_, fault) = await services.GetRequiredService<AuditVerifier>().VerifyAsync(LatestLines, noted: null, cancellationToken);
        var ledgers = await services.GetRequiredService<LedgerVerifier>().VerifyAsync(cancellationToken);
        return
        [
            .. ledgers
                .Prepend(fault)
                .OfType<AuditFault>()
                .Select(f => new Fault(
                    f.Kind == AuditFaultKind.Ledger ? "Ledger" : "Audit trail",
                    f.What,
                    "what the platform wrote, unchanged",
                    "Keep a copy of the database and of the noted heads, find out who changed it, and restore a backup."
                )),
        ];
    }

    private static Fault OfPage(string found) =>
        new(
            "A module's page",
            found,
            "a page that agrees with the schema of its module",
            "Replace the module's folder with a working build."
        );

    private static Fault Of(LoadedModule module, string found, string consequence) =>
        new(
            $"{ModuleOptions.Section}:{nameof(ModuleOptions.Directory)}, module \"{module.Id}\"",
            found,
            "a module that loads, registers, and fits the schema and the database",
            $"Replace the module's folder with a working build, or remove it: {consequence}."
        );

    private static async Task<IReadOnlyList<Fault>> WriteDirectoriesAsync(
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var options = services.GetRequiredService<IOptions<SignInOptions>>().Value;
        foreach (var (name, directory) in options.Directories)
        {
            output.WriteLine(
                $"Register with the directory of {directory.Name}, after this host's address: {DirectoryScheme.ReturnPath(name)} to return "
                    + $"to after signing in, {DirectoryScheme.SignedOutPath(name)} after signing out, and {BackChannelSignOut.Path(name)} to call "
                    + "when somebody signs out there (back-channel logout)."
            );
        }

        var db = services.GetRequiredService<CoreDb>();
        return
        [
            .. await DirectoryChecks.FindAsync(options, cancellationToken),
            // A database that the next start will migrate is compared after that.
            .. (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                ? []
                : await DirectoryRecords.FindAsync(db, options, cancellationToken),
        ];
    }

    private static async Task<IReadOnlyList<Fault>> WritePendingMigrationsAsync(
        IServiceProvider services,
        ModuleCatalogue catalogue,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<Fault>();
        foreach (var (module, type) in catalogue.Running.SelectMany(m => m.Databases.Select(d => (m, d))))
        {
            try
            {
                var db = (DbContext)services.GetRequiredService(type);
                // This does not create the embedded database.
                var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
                var migrations = MigrationState.Of(db.Database.GetMigrations(), applied);
                if (migrations.Fault is { } newer)
                {
                    faults.Add(Of(module, newer, "the host starts without the module"));
                    continue;
                }

                var pending = migrations.Pending;
                if (pending.Count == 0 && await MissingTables.FindAsync(db, cancellationToken) is { } missing)
                {
                    faults.Add(Of(module, missing, "the host starts without the module"));
                }

                if (pending.Count > 0)
                {
                    await output.WriteLineAsync(
                        $"Pending migrations of {module.Id}, which the next start will apply: {string.Join(", ", pending)}"
                    );
                }
            }
            catch (Exception e) when (module.Id != Gate.CoreModule && e is not OperationCanceledException)
            {
                faults.Add(Of(module, $"its database context fails: {DatabaseProbe.Reason(e)}", "the host does not start with it"));
            }
        }

        return faults;
    }
}
