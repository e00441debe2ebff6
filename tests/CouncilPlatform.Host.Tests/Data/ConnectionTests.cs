using System.Net.Http.Json;
using CouncilPlatform.Grants;
using CouncilPlatform.Testing.Databases;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Data;

/// <summary>Every connection goes back to the pool, however many ask at once and whether or not they wait for their answers.</summary>
public sealed class ConnectionTests
{
    private const int AtOnce = 100;
    private const int Bursts = 12;

    private const string Query = """{ partnership(slug: "lancaster-district") { funds(first: 5) { nodes { name } } } }""";

    [Theory]
    [InlineData("Host=db;Database=council", 100)]
    [InlineData("Host=db;Database=council;Max Auto Prepare=0", 0)]
    [InlineData("host=db;database=council;maxautoprepare=5", 5)]
    public void Statements_of_PostgreSQL_are_prepared_unless_the_connection_string_says_otherwise(string given, int prepared) =>
        Assert.Equal(prepared, new NpgsqlConnectionStringBuilder(Host.Data.Databases.WithPreparedStatements(given)).MaxAutoPrepare);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bursts_of_requests_leave_no_connection_behind(bool leaving)
    {
        await using var database = await MigratedDatabases.CopyAsync(
            Providers.PostgreSql,
            [typeof(GrantsModule).Assembly],
            demonstration: true
        );
        await using var host = await ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            demonstration: true,
            settings: new Dictionary<string, string?>
            {
                ["Data:ConnectionString"] = database.Settings["Data:ConnectionString"] + ";Maximum Pool Size=30",
            },
            on: database
        );

        for (var i = 0; i < Bursts; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(n => AskAsync(host, leaving ? n : null)));
        }

        Assert.NotNull((await host.DataAsync(Query))["partnership"]!["funds"]);
    }

    // Whoever leaves does so a few milliseconds after asking: before the first statement, in the middle of one, or between two.
    private static async Task AskAsync(ModuleHost host, int? leavesAfter)
    {
        using var leaves = new CancellationTokenSource(
            leavesAfter is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : Timeout.InfiniteTimeSpan
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Query }) };
        try
        {
            using var response = await host.Client.SendAsync(request, leaves.Token);
            Assert.DoesNotContain("\"errors\"", await response.Content.ReadAsStringAsync(leaves.Token), StringComparison.Ordinal);
        }
        catch (OperationCanceledException) when (leavesAfter is not null)
        {
            // Gone.
        }
    }
}
