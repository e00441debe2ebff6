using System.Text.Json.Nodes;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>An import locks the database only while it saves, and still saves all or nothing.</summary>
public sealed class ImportBesideWritersTests
{
    [Theory]
    [EveryDatabase]
    public async Task Others_write_while_it_reads_and_compares(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        var key = await host.KeyAsync("trafford", Role.Administrator);
        var (steps, refused) = (0, 0);

        await ImportAsync(
            host,
            Package(1_200, "Grant"),
            async () =>
            {
                steps++;
                var answer = await host.DataAsync(
                    $$"""mutation { updatePartnership(input: {partnership: "trafford", summary: "{{steps}}"}) { errors { code } } }""",
                    key
                );
                refused += answer["updatePartnership"]!["errors"]!.AsArray().Count;
            }
        );

        Assert.True(steps > 1);
        Assert.Equal(0, refused);
        Assert.Equal(1_200, await host.ReadAsync(db => db.Set<Award>().CountAsync()));
    }

    /// <summary>More rows are read than are held in memory, and none is written.</summary>
    [Fact]
    public async Task Others_write_while_a_large_file_is_imported_again()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync("trafford", Role.Administrator);
        var package = Package(26_000, "Grant");
        await ImportAsync(host, package, () => Task.CompletedTask);
        var (steps, refused) = (0, 0);

        await ImportAsync(
            host,
            package,
            async () =>
            {
                // At its end, when it has read the most.
                if (++steps > 50)
                {
                    var answer = await host.DataAsync(
                        $$"""mutation { updatePartnership(input: {partnership: "trafford", summary: "{{steps}}"}) { errors { code } } }""",
                        key
                    );
                    refused += answer["updatePartnership"]!["errors"]!.AsArray().Count;
                }
            }
        );

        Assert.Equal((52, 0), (steps, refused));
    }

    [Theory]
    [EveryDatabase]
    public async Task What_somebody_changes_meanwhile_is_not_overwritten(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await ImportAsync(host, Package(3, "Grant"), () => Task.CompletedTask);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            ImportAsync(
                host,
                Package(3, "Renamed"),
                () =>
                    host.ReadAsync(db =>
                        db.Set<Award>()
                            .Where(a => a.Identifier == "360G-example-2")
                            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Version, a => a.Version + 1))
                    )
            )
        );

        Assert.Equal(
            ["Grant 0", "Grant 1", "Grant 2"],
            await host.ReadAsync(db => db.Set<Award>().Select(a => a.Title).Order().ToListAsync())
        );
    }

    /// <summary>Imports a package as the command does.</summary>
    /// <param name="meanwhile">Runs each time the import has compared some rows.</param>
    private static async Task ImportAsync(ModuleHost host, string package, Func<Task> meanwhile)
    {
        using var file = new PackageFile(package);
        await using var stream = File.OpenRead(file.Path);
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var trafford = await services.GetRequiredService<IPartnerships>().FindAsync("trafford", TestContext.Current.CancellationToken);
        var faults = new TableFaults();
        var result = await services
            .GetRequiredService<AwardImport>()
            .RunAsync(
                new(trafford, new(stream, file.Path, faults), faults, TestContext.Current.CancellationToken)
                {
                    Progress = new Step(meanwhile),
                }
            );
        Assert.NotNull(result);
    }

    private static string Package(int grants, string title) =>
        new JsonObject
        {
            ["grants"] = new JsonArray([
                .. Enumerable
                    .Range(0, grants)
                    .Select(i =>
                    {
                        var grant = FaultyPackage.ValidGrant($"{i}");
                        grant["title"] = $"{title} {i}";
                        return grant;
                    }),
            ]),
        }.ToJsonString();

    /// <summary>Holds the import up, as a slow disk would, until the work is done.</summary>
    private sealed class Step(Func<Task> work) : IProgress<int>
    {
        public void Report(int value) => Task.Run(work).Wait();
    }
}
