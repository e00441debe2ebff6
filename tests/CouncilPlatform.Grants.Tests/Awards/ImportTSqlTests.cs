using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>What an import sends to SQL Server, read by Microsoft's own parser where there is no such server.</summary>
public sealed class ImportTSqlTests
{
    [Fact]
    public async Task An_import_sends_sound_t_sql()
    {
        await using var host = await ModuleHost.StartOnTSqlAsync([typeof(GrantsModule)], rows: 0);
        host.Sql.Reset();

        var ended = await host.ReadAsync(async db =>
        {
            await using var package = File.OpenRead(SharedData.Require("360giving/trafford-grants.json"));
            return await Record.ExceptionAsync(() =>
                new AwardImport(db, TimeProvider.System).RunAsync(
                    Imports.Trafford,
                    new GrantFile(package, isTable: false),
                    new(),
                    progress: null,
                    TestContext.Current.CancellationToken
                )
            );
        });

        Assert.Null(ended?.ToString());
        Assert.Contains(host.Sql.Statements, s => s.Contains("INSERT INTO [grants_awards]", StringComparison.Ordinal));
        Assert.All(host.Sql.Statements, TSql.AssertParses);
    }
}
