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
        await using var scope = host.CommandScope();
        var partnership = await scope
            .ServiceProvider.GetRequiredService<IPartnerships>()
            .FindAsync("00", TestContext.Current.CancellationToken);
        var faults = new TableFaults();
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("CPP,Indicator,Type,Year,value,FG\nNew,00,raw,2019/20,1,7\n"));

        var result = await scope
            .ServiceProvider.GetRequiredService<ObservationImport>()
            .RunAsync(
                partnership,
                new TableFile(file, "figures.csv", faults),
                mapping: null,
                faults,
                progress: null,
                TestContext.Current.CancellationToken
            );

        Assert.Empty(faults.First);
        Assert.Equal(1, result!.Added);
        foreach (var table in new[] { "observations", "reporting_bodies", "family_groups" })
        {
            Assert.Contains(host.Sql.Statements, s => s.Contains($"INSERT INTO [communityplanning_{table}]", StringComparison.Ordinal));
        }

        Assert.All(host.Sql.Statements, TSql.AssertParses);
    }
}
