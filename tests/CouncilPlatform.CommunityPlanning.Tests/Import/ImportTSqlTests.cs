using System.Text;
using CouncilPlatform.CommunityPlanning.Performance;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.CommunityPlanning.Tests.Import;

/// <summary>What the import sends to SQL Server, read by Microsoft's own parser where there is no such server.</summary>
public sealed class ImportTSqlTests
{
    [Fact]
    public async Task The_import_of_figures_sends_sound_t_sql()
    {
        await using var host = await ModuleHost.StartOnTSqlAsync([typeof(CommunityPlanningModule)]);
        var (exit, output, error) = await host.ImportFileAsync(
            "figures",
            "00",
            "CPP,Indicator,Type,Year,value,FG\nNew,00,raw,2019/20,1,7\n"u8.ToArray(),
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal((0, "1 figure: 1 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""), (exit, output, error));
        foreach (var table in new[] { "observations", "reporting_bodies", "family_groups" })
        {
            Assert.Contains(host.Sql.Statements, s => s.Contains($"INSERT INTO [communityplanning_{table}]", StringComparison.Ordinal));
        }

        Assert.All(host.Sql.Statements, TSql.AssertParses);
    }
}
