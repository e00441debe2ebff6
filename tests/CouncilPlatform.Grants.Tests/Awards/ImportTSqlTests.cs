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

        var ended = await Record.ExceptionAsync(() =>
            host.ImportPackageAsync(
                SharedData.Require("360giving/trafford-grants.json"),
                progress: null,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Null(ended?.ToString());
        Assert.Contains(host.Sql.Statements, s => s.Contains("INSERT INTO [grants_awards]", StringComparison.Ordinal));
        Assert.All(host.Sql.Statements, TSql.AssertParses);
    }
}
