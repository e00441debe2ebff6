using System.Text;
using CouncilPlatform.BackOffice.Registers;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.BackOffice.Tests.Registers;

/// <summary>What the imports send to SQL Server, read by Microsoft's own parser where there is no such server.</summary>
public sealed class RegisterTSqlTests
{
    [Theory]
    [InlineData(
        "services",
        "Service area,Kind,Development proposal,Benefits,Stays local\nNew,Back office,P,B,Officer\n00,Back office,P,B,Officer\n",
        "services",
        "retained_posts"
    )]
    [InlineData(
        "shared-posts",
        "Agreement,Reference,Post,Employer,Shares\n00,New,Post,00,00: 100\n00,00,Post,00,00: 100\n",
        "shared_posts",
        "post_shares"
    )]
    [InlineData(
        "savings",
        "Saving,Title,Annual,Council,Financial year,Planned\nnew,New,1,00,2022/23,1\n00,Old,1,00,2022/23,1\n",
        "savings",
        "saving_amounts"
    )]
    [InlineData("contracts", "Reference,Contract area,Title,Authority\nNew,00,Title,00\n00,00,Title,00\n", "contracts")]
    public async Task The_import_of_a_register_sends_sound_t_sql(string register, string table, params string[] tables)
    {
        // The made-up agreement ends in 2026.
        var before = new TestClock(new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var host = await ModuleHost.StartOnTSqlAsync([typeof(BackOfficeModule)], s => s.AddSingleton<TimeProvider>(before));
        var (exit, _, error) = await host.ImportFileAsync(
            register,
            "00",
            Encoding.UTF8.GetBytes(table),
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.True(exit == 0, error);
        // The made-up rows have a row "00" already: that one is changed, the other is new.
        Assert.All(
            tables,
            name => Assert.Contains(host.Sql.Statements, s => s.Contains($"INSERT INTO [backoffice_{name}]", StringComparison.Ordinal))
        );
        Assert.Contains(host.Sql.Statements, s => s.Contains($"UPDATE [backoffice_{tables[0]}]", StringComparison.Ordinal));
        Assert.All(host.Sql.Statements, TSql.AssertParses);
    }
}
