using CouncilPlatform.Testing.Databases;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Databases;

public sealed class PostgreSqlClusterTests
{
    [Fact]
    public async Task A_stopped_cluster_answers_no_more_and_leaves_no_folder()
    {
        var binaries = PostgreSqlCluster.FindBinaries();
        Require.Part(binaries is not null, "Install Debian's postgresql package (apt-get install postgresql).");
        var cluster = await PostgreSqlCluster.StartAsync(binaries);
        string folder;
        await using (var source = NpgsqlDataSource.Create(cluster.ConnectionString))
        {
            await using var command = source.CreateCommand("SHOW data_directory");
            folder = (string)(await command.ExecuteScalarAsync())!;
        }

        Assert.True(Directory.Exists(folder));
        await cluster.DisposeAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
        await using var late = new NpgsqlConnection(cluster.ConnectionString);
        await Assert.ThrowsAsync<NpgsqlException>(() => late.OpenAsync());
    }

    [Fact]
    public async Task A_broken_install_says_what_it_said()
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => PostgreSqlCluster.StartAsync("/nowhere/bin"));
        Assert.Contains("/nowhere/bin", failed.Message, StringComparison.Ordinal);
        Assert.Contains("initdb", failed.Message, StringComparison.Ordinal);
    }
}
