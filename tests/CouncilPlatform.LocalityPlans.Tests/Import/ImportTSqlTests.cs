using System.Text;
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
        // The made-up rows have an action "00" already: that one is changed, the other is new.
        const string table = """
            Theme,Opportunity,Kind,Action,Detail,Joint,Key dates,Owners
            00,00,,00,Detail,,April 2016,00: Policy Officer
            00,00,,New,Detail,,April 2016,00: Policy Officer
            """;

        var (exit, output, error) = await host.ImportFileAsync(
            "actions",
            "00",
            Encoding.UTF8.GetBytes(table),
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["plan"] = "00" },
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("2 actions: 1 new, 1 changed, 0 unchanged;", output, StringComparison.Ordinal);
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
}
