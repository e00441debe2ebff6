using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using CouncilPlatform.Host.Tests.Modules;
using CouncilPlatform.Testing.Databases;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Hosting;

public sealed class CommandTests
{
    [Fact]
    public async Task Making_a_key_prints_the_key_and_nothing_else()
    {
        var made = await HostProcess.RunAsync("keys", "create", "--operator");
        Assert.Equal(0, made.Code);
        Assert.Matches(new Regex("^cpp_[A-Za-z0-9_-]{43}\n$", RegexOptions.None, TimeSpan.FromSeconds(1)), made.Output);
        Assert.Equal("", made.Errors);
    }

    [Theory]
    [InlineData("--help", "serve")]
    [InlineData("--help", "--Data:Directory")]
    [InlineData("serve --help", "default command")]
    [InlineData("check --help", "78")]
    [InlineData("modules list --help", "Lists")]
    [InlineData("modules enable --help", "--partnership")]
    [InlineData("modules disable --help", "--partnership")]
    [InlineData("keys create --help", "--role")]
    [InlineData("councils import --help", "register")]
    public async Task Help_tells_how_a_command_is_used(string command, string expected)
    {
        var helped = await HostCommand.RunAsync(command.Split(' '));
        Assert.Equal(0, helped.Code);
        Assert.Contains("Usage:", helped.Output, StringComparison.Ordinal);
        Assert.Contains(expected, helped.Output, StringComparison.Ordinal);
        Assert.Equal("", helped.Errors);
    }

    [Theory]
    [InlineData("modlues list", "modules")]
    [InlineData("keys crate --operator", "create")]
    [InlineData("chekc", "check")]
    public async Task A_mistyped_command_exits_2_and_suggests_the_right_one(string command, string meant)
    {
        var ended = await HostCommand.RunAsync(command.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.Contains("Did you mean", ended.Output, StringComparison.Ordinal);
        Assert.Contains(meant, ended.Output, StringComparison.Ordinal);
        Assert.Contains(command.Split(' ').First(w => w is "modlues" or "crate" or "chekc"), ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys create", "Enter either --partnership SLUG --role ROLE, or --operator.")]
    [InlineData("keys create --operator --role viewer", "Enter either --partnership SLUG --role ROLE, or --operator.")]
    [InlineData("keys create --operator --partnership north", "Enter either --partnership SLUG --role ROLE, or --operator.")]
    [InlineData("keys create --partnership north --role king", "'king' not recognized. Must be one of")]
    [InlineData("keys create --partnership north --role 7", "'7' not recognized. Must be one of")]
    [InlineData("keys create --operator --days 0", "--days must be a whole number from 1 to 36,500.")]
    [InlineData("keys create --operator --days 999999999", "--days must be a whole number from 1 to 36,500.")]
    [InlineData("keys create --operator --days soon", "--days must be a whole number from 1 to 36,500.")]
    [InlineData("serve --urls", "The setting --urls has no value.")]
    [InlineData("modules enable grants", "--partnership")]
    [InlineData("modules enable --partnership north", "module")]
    public async Task A_missing_or_wrong_option_exits_2_and_is_named(string command, string expected)
    {
        var ended = await HostCommand.RunAsync(command.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.Contains(expected, ended.Errors, StringComparison.Ordinal);
        AssertNoTrace(ended);
    }

    [Fact]
    public async Task A_module_goes_without_a_command_that_is_there_already()
    {
        using var plugins = new PluginDirectory();
        plugins.Add(
            "bins",
            """
            public override void Commands(ModuleCommands commands)
            {
                foreach (var code in new[] { 3, 4 })
                {
                    commands.Add(new System.CommandLine.Command("empty"), (_, _, _) => Task.FromResult(code));
                }
            }
            """
        );
        var ended = await HostCommand.RunAsync("bins", "empty", "--Modules:Directory", plugins.Path);
        Assert.Equal(3, ended.Code);
        Assert.Contains(
            "The module \"bins\" runs without some of its commands: the command \"bins empty\" already exists.",
            ended.Errors,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("check", 78, "its database context fails: No bins today.")]
    [InlineData(
        "modules list",
        1,
        "The host cannot start with the module \"bins\": its tables cannot be brought up to date: No bins today."
    )]
    public async Task A_module_whose_tables_cannot_be_made_is_named(string command, int code, string expected)
    {
        using var plugins = new PluginDirectory();
        plugins.Add(
            "bins",
            "public override void Register(ModuleServices services) { }",
            """
            class BinsDb(Microsoft.EntityFrameworkCore.DbContextOptions<BinsDb> options) : ModuleDb(options, "bins")
            {
                protected override void OnModelCreating(Microsoft.EntityFrameworkCore.ModelBuilder model) =>
                    throw new InvalidOperationException("No bins today.");
            }

            [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(BinsDb))]
            [Microsoft.EntityFrameworkCore.Migrations.Migration("001_Bins")]
            class Bins : Microsoft.EntityFrameworkCore.Migrations.Migration
            {
                protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder) =>
                    builder.CreateTable("bins_bins", t => new { Id = t.Column<int>() });
            }
            """
        );
        var ended = await HostCommand.RunAsync([.. command.Split(' '), "--Modules:Directory", plugins.Path]);
        Assert.Equal(code, ended.Code);
        Assert.Contains(expected, ended.Output + ended.Errors, StringComparison.Ordinal);
        AssertNoTrace(ended);
    }

    [Fact]
    public async Task A_refusal_exits_1_with_the_reason()
    {
        var ended = await HostProcess.RunAsync("keys", "create", "--partnership", "nowhere", "--role", "officer");
        Assert.Equal(1, ended.Code);
        Assert.Equal("", ended.Output);
        Assert.Contains("nowhere", ended.Errors, StringComparison.Ordinal);
        AssertNoTrace(ended);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("--check")]
    public async Task Check_finds_a_good_configuration_in_order_and_makes_nothing(string command)
    {
        var ended = await HostCommand.RunAsync(command);
        Assert.Equal(0, ended.Code);
        Assert.Contains("Pending migrations of core, which the next start will apply: 001_Initial", ended.Output, StringComparison.Ordinal);
        Assert.Contains("are in order", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_lists_every_fault_with_what_was_found_what_is_expected_and_the_remedy()
    {
        var modules = Directory.CreateTempSubdirectory("council-modules-");
        modules.CreateSubdirectory("empty");
        try
        {
            string[] faults =
            [
                "--Data:Provder",
                "sqlite",
                "--Data:Provider",
                "mysql",
                "--Data:Directory",
                "/dev/null/data",
                "--Data:WaitSeconds",
                "later",
                "--urls",
                "localhost",
                "--GraphQL:TimeoutSeconds",
                "soon",
                "--GraphQL:Limits:Depth",
                "99",
                "--GraphQL:Limits:Tokns",
                "5",
                "--RateLimit:Burst",
                "0",
                "--OpenTelemetry:Endpoint",
                "collector",
                "--Logging:LogLevel:Default",
                "Loud",
                "--Grapql:TimeoutSeconds",
                "3",
                "--Modules:Directory",
                modules.FullName,
            ];
            var ended = await HostCommand.RunAsync(["check", .. faults]);
            Assert.Equal(78, ended.Code);
            foreach (
                var (key, found, remedy) in new[]
                {
                    ("Data:Provder", "a setting that the host does not know", "Did you mean Data:Provider?"),
                    ("Data:Provider", "\"mysql\"", "sqlite or postgres or sqlserver"),
                    ("Data:Directory", "\"/dev/null/data\": /dev/null is a file", "set Data:Directory to another folder"),
                    ("Data:WaitSeconds", "\"later\"", "from 1 to 600"),
                    ("Urls", "\"localhost\"", "--urls http://localhost:5080"),
                    ("GraphQL:TimeoutSeconds", "\"soon\"", "from 1 to 600"),
                    ("GraphQL:Limits:Depth", "\"99\"", "from 3 to 50"),
                    ("GraphQL:Limits:Tokns", "a setting that the host does not know", "Did you mean GraphQL:Limits:Tokens?"),
                    ("RateLimit:Burst", "\"0\"", "from 1 to 1,000,000"),
                    ("OpenTelemetry:Endpoint", "\"collector\"", "Set OpenTelemetry:Endpoint"),
                    ("Logging:LogLevel:Default", "\"Loud\"", "one of these"),
                    ("Grapql", "a section that the host does not know", "Did you mean GraphQL?"),
                    ("Modules:Directory, module \"empty\"", "holds no module", "Replace the module's folder"),
                }
            )
            {
                var fault = Regex.Match(
                    ended.Output,
                    $"^{Regex.Escape(key)}\n  found:    (?<found>.*)\n  expected: (?<expected>.+)\n  remedy:   (?<remedy>.*)$",
                    RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                );
                Assert.True(fault.Success, $"{key} is not among:\n{ended.Output}");
                Assert.Contains(found, fault.Groups["found"].Value, StringComparison.Ordinal);
                Assert.Contains(remedy, fault.Groups["remedy"].Value, StringComparison.Ordinal);
            }

            Assert.Contains("The configuration has 13 faults:", ended.Output, StringComparison.Ordinal);
            AssertNoTrace(ended);
        }
        finally
        {
            modules.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("modules list")]
    [InlineData("keys create --operator")]
    public async Task No_command_runs_on_a_faulty_configuration(string command)
    {
        var ended = await HostCommand.RunAsync([.. command.Split(' '), "--Data:Provider", "postgres", "--GraphQL:TimeoutSeconds", "0"]);
        Assert.Equal(78, ended.Code);
        Assert.Equal("", ended.Output);
        Assert.Contains("Data:ConnectionString", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("GraphQL:TimeoutSeconds", ended.Errors, StringComparison.Ordinal);
        AssertNoTrace(ended);
    }

    [Theory]
    [InlineData("postgres", "Host=127.0.0.1;Port=1;Username=u;Password=planted-secret")]
    [InlineData("postgres", "postgres://u:planted-secret@localhost/council")]
    [InlineData("sqlserver", "Server=127.0.0.1,1;User Id=u;Password=planted-secret;Encrypt=true")]
    [InlineData("sqlite", "Data Source=/dev/null/council.db;Password=planted-secret")]
    public async Task A_database_that_does_not_answer_is_a_clear_error_without_its_password(string provider, string connection)
    {
        foreach (var command in new[] { "check", "serve" })
        {
            var ended = await HostCommand.RunAsync(command, "--Data:Provider", provider, "--Data:ConnectionString", connection);
            Assert.Equal(78, ended.Code);
            Assert.Contains("Data:ConnectionString", ended.Output + ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("planted-secret", ended.Output + ended.Errors, StringComparison.Ordinal);
            AssertNoTrace(ended);
        }
    }

    [Fact]
    public async Task A_connection_to_SQL_Server_without_encryption_is_refused()
    {
        foreach (var command in new[] { "check", "serve" })
        {
            var ended = await HostCommand.RunAsync(
                command,
                "--Data:Provider",
                "sqlserver",
                "--Data:ConnectionString",
                "Server=127.0.0.1,1;User Id=u;Password=planted-secret;Encrypt=false"
            );
            Assert.Equal(78, ended.Code);
            Assert.Contains("Write Encrypt=true in Data:ConnectionString", ended.Output + ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("planted-secret", ended.Output + ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_accepts_a_PostgreSQL_database_and_refuses_one_that_nobody_made()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var ended = await HostCommand.RunAsync("check", "--Data:Provider", "postgres", "--Data:ConnectionString", server.ConnectionString);
        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        Assert.Contains("Pending migrations of core", ended.Output, StringComparison.Ordinal);

        var missing = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "nobody_made_it" }.ToString();
        foreach (var command in new[] { "check", "serve" })
        {
            var refused = await HostCommand.RunAsync(command, "--Data:Provider", "postgres", "--Data:ConnectionString", missing);
            Assert.Equal(78, refused.Code);
            Assert.Contains("\"nobody_made_it\" does not exist", refused.Output + refused.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_address_that_is_taken_is_a_clear_error()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var ended = await HostProcess.RunAsync("serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.Equal(1, ended.Code);
        Assert.Contains("Another program listens there", ended.Errors, StringComparison.Ordinal);
        AssertNoTrace(ended);
    }

    private static void AssertNoTrace(Ended ended) =>
        Assert.DoesNotContain("   at ", ended.Output + ended.Errors, StringComparison.Ordinal);
}
