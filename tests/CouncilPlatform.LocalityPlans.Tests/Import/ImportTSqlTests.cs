using CouncilPlatform.LocalityPlans.Actions;
using CouncilPlatform.LocalityPlans.Contracts;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests.Import;

/// <summary>What the import sends to SQL Server, read by Microsoft's own parser where there is no such server.</summary>
public sealed class ImportTSqlTests
{
    [Fact]
    public async Task The_import_sends_sound_t_sql()
    {
        await using var host = await ModuleHost.StartOnTSqlAsync([typeof(LocalityPlansModule)]);
        await using var scope = host.CommandScope();
        var partnership = await scope
            .ServiceProvider.GetRequiredService<IPartnerships>()
            .FindAsync("00", TestContext.Current.CancellationToken);
        var faults = new TableFaults();
        // The made-up rows have an action "00" already: that one is changed, the other is new.
        var rows = new[] { Row("00"), Row("New") };

        var result = await scope
            .ServiceProvider.GetRequiredService<ActionImport>()
            .RunAsync(partnership, "00", rows, faults, TestContext.Current.CancellationToken);

        Assert.Empty(faults.First);
        Assert.Equal((1, 1), (result!.New, result.Changed));
        foreach (
            var statement in new[]
            {
                "INSERT INTO [localityplans_actions]",
                "UPDATE [localityplans_actions]",
                "INSERT INTO [localityplans_key_dates]",
                "DELETE FROM [localityplans_key_dates]",
            }
        )
        {
            Assert.Contains(host.Sql.Statements, s => s.Contains(statement, StringComparison.Ordinal));
        }

        Assert.All(host.Sql.Statements, TSql.AssertParses);
    }

    private static ActionRow Row(string title) =>
        new(2, "00", "00", ActionKind.FutureWorking, title, "Detail", Joint: false, ["April 2016"], [("00", "Policy Officer")]);
}
