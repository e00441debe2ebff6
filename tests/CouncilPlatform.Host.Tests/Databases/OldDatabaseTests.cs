using System.IO.Compression;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>
/// Databases that earlier releases made, with their demonstration data: what a council has when it upgrades. Named for the commit.
/// </summary>
public sealed class OldDatabaseTests
{
    [Theory]
    [InlineData("8a9457d")]
    public async Task A_database_of_an_earlier_release_opens_and_its_records_are_read_and_changed(string commit)
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        await UnpackAsync(commit, new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
        await using var host = await ModuleHost.StartAsync(EveryModule.All, on: database);

        var modules = (await host.DataAsync("{ modules { id state } }"))["modules"]!.AsArray();
        Assert.Equal(EveryModule.All.Count + 1, modules.Count);
        Assert.All(modules, m => Assert.Equal("RUNNING", (string?)m!["state"]));
        const string balance =
            "{ partnership(slug: \"lancaster-district\") { fund(slug: \"performance-reward-grant\") { version lines { "
            + "remaining { amount } } } } }";
        var before = (await host.DataAsync(balance))["partnership"]!["fund"]!;
        var read = await host.DataAsync(
            """
            {
              shared: partnership(slug: "breckland-south-holland") { agreements { totalCount } }
              menu: partnership(slug: "lancashire") { services { totalCount } }
              outcomes: partnership(slug: "north-lanarkshire") { localOutcomes { totalCount } localAreas { totalCount } }
              plans: partnership(slug: "south-lakeland") { actions { totalCount } recommendations { totalCount } }
            }
            """
        );
        Same.Json(
            """
            {
              "shared": { "agreements": { "totalCount": 1 } },
              "menu": { "services": { "totalCount": 19 } },
              "outcomes": { "localOutcomes": { "totalCount": 1 }, "localAreas": { "totalCount": 6 } },
              "plans": { "actions": { "totalCount": 26 }, "recommendations": { "totalCount": 4 } }
            }
            """,
            read.ToJsonString()
        );

        var written = await host.DataAsync(
            """
            mutation { receiveFunding(input: { partnership: "lancaster-district", fund: "performance-reward-grant", revenue: "10.01" }) {
              errors { message } } }
            """,
            await host.KeyAsync("lancaster-district", Role.Officer, "E07000121")
        );
        Assert.Empty(written["receiveFunding"]!["errors"]?.AsArray() ?? []);
        var after = (await host.DataAsync(balance))["partnership"]!["fund"]!;
        Assert.Equal((int)before["version"]! + 1, (int)after["version"]!);
        Assert.Equal(10.01m, Remaining(after) - Remaining(before));

        // The chain of the audit trail has taken over what was there, and the new entry.
        await using var scope = host.CommandScope();
        var trail = scope.ServiceProvider.GetRequiredService<AuditVerifier>();
        var (lines, fault) = await trail.VerifyAsync(latest: null, noted: null, TestContext.Current.CancellationToken);
        Assert.True(lines > 10 && fault is null, $"{lines} lines: {fault}");
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<LedgerVerifier>().VerifyAsync(TestContext.Current.CancellationToken));

        static decimal Remaining(System.Text.Json.Nodes.JsonNode fund) =>
            fund["lines"]!
                .AsArray()
                .Sum(l => decimal.Parse((string)l!["remaining"]!["amount"]!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task UnpackAsync(string commit, string file)
    {
        await using var packed =
            typeof(OldDatabaseTests).Assembly.GetManifestResourceStream($"{commit}.db.gz")
            ?? throw new InvalidOperationException($"There is no database of {commit} among the resources.");
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await using var database = File.Create(file);
        await unpacked.CopyToAsync(database, TestContext.Current.CancellationToken);
    }
}
