using Microsoft.Data.Sqlite;

namespace CouncilPlatform.Host.Tests.Audit;

/// <summary>The operator's commands.</summary>
public sealed class AuditCommandTests
{
    [Fact]
    public async Task Verify_and_check_report_a_line_that_was_altered()
    {
        var data = Directory.CreateTempSubdirectory("council-audit-");
        try
        {
            string[] on = ["--Data:Directory", data.FullName];
            await SucceedAsync(["keys", "create", "--operator", "--label", "a system", .. on]);
            Assert.Equal("The audit trail is whole: 1 lines.\n", await SucceedAsync(["audit", "verify", .. on]));
            Assert.Contains("keys create", await SucceedAsync(["audit", "list", "--values", .. on]), StringComparison.Ordinal);
            var noted = Assert.Single(Directory.GetFiles(Path.Combine(data.FullName, "audit-heads")));
            var hash = (await File.ReadAllTextAsync(noted, TestContext.Current.CancellationToken)).Trim().Split(' ')[^1];
            Assert.Contains("is whole", await SucceedAsync(["audit", "verify", "--head", $"1:{hash}", .. on]), StringComparison.Ordinal);
            Assert.Equal(1, (await HostCommand.RunAsync(["audit", "verify", "--head", $"1:{new string('0', 64)}", .. on])).Code);
            Assert.Contains("are in order", await SucceedAsync(["check", .. on]), StringComparison.Ordinal);

            await using (
                var connection = new SqliteConnection($"Data Source={Path.Combine(data.FullName, "council-platform.db")};Pooling=false")
            )
            {
                await connection.OpenAsync(TestContext.Current.CancellationToken);
                await using var command = connection.CreateCommand();
                command.CommandText = "UPDATE core_audit SET \"Detail\" = 'nothing'";
                Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
            }

            var verified = await HostCommand.RunAsync(["audit", "verify", .. on]);
            Assert.Equal((1, "changed: Line 1 was changed.\n"), (verified.Code, verified.Output));
            var check = await HostCommand.RunAsync(["check", .. on]);
            Assert.Equal(78, check.Code);
            Assert.Contains("Line 1 was changed.", check.Output, StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<string> SucceedAsync(string[] arguments)
    {
        var ended = await HostCommand.RunAsync(arguments);
        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        return ended.Output;
    }
}
