using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Security.SignIn;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Host.Tests.Hosting;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>The command <c>check</c> asks the directories.</summary>
public sealed class DirectoryCheckTests
{
    private const string Discovery = "/.well-known/openid-configuration";

    [Fact]
    public async Task For_a_directory_in_order_the_addresses_to_register_are_listed()
    {
        await using var directory = await IdentityProvider.StartAsync();
        var ended = await CheckAsync(directory.Address.AbsoluteUri);
        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        Assert.Contains("Register with the directory of Lancaster City Council", ended.Output, StringComparison.Ordinal);
        Assert.Contains("/sign-in/city/return", ended.Output, StringComparison.Ordinal);
        Assert.Contains("/sign-out/city/return", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_directory_is_reported()
    {
        await using var directory = await IdentityProvider.StartAsync();
        var good = directory.Address.AbsoluteUri;
        var keys = good + ".well-known/jwks";
        foreach (
            var (address, discovery, found) in new[]
            {
                ("http://127.0.0.1:1", null, "does not answer"),
                (good + "elsewhere", null, "answers with the status 404"),
                (good, "<html>", "is not a discovery document"),
                (good, "{}", "a discovery document without an issuer"),
                (good, Document("https://login.example/{tenantid}/v2.0", keys), "of many directories"),
                (good, Document(good, keys).Replace("token_endpoint", "other", StringComparison.Ordinal), "without an address for tokens"),
                (good, Document(good, keys).Replace("S256", "plain", StringComparison.Ordinal), "does not accept the proof of a code"),
                (good, Document(good, good + "nowhere"), "no keys: " + good + "nowhere answers with the status 404"),
                (good, Document(good, good + "empty"), "no keys to sign with"),
            }
        )
        {
            directory.Says.Clear();
            directory.Says["/empty"] = """{"keys":[]}""";
            if (discovery is not null)
            {
                directory.Says[Discovery] = discovery;
            }

            await AssertFaultAsync(address, found);
        }

        // As the operator sees it.
        var ended = await CheckAsync("http://127.0.0.1:1");
        Assert.Equal(78, ended.Code);
        Assert.Contains("The configuration has a fault:", ended.Output, StringComparison.Ordinal);
        Assert.Contains("SignIn:Directories:city:Authority\n  found:    ", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", ended.Output + ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Output + ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task A_clock_that_is_wrong_is_reported(int minutes)
    {
        await using var directory = await IdentityProvider.StartAsync();
        directory.Ahead = TimeSpan.FromMinutes(minutes);
        await AssertFaultAsync(directory.Address.AbsoluteUri, "a directory whose clock says");
    }

    [Fact]
    public async Task What_the_settings_name_must_be_in_the_database()
    {
        await using var directory = await IdentityProvider.StartAsync();
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var options = new SignInOptions
        {
            Directories =
            {
                ["city"] = new()
                {
                    Organisation = "E99999999",
                    Groups =
                    {
                        new() { Group = "officers", Partnership = "lancashire" },
                        new() { Group = "treasurers", Partnership = "lancashier" },
                        new() { Group = "members", Partnership = "lancashier" },
                    },
                },
                ["county"] = new() { Organisation = "E10000017" },
            },
        };
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var faults = await DirectoryRecords.FindAsync(db, options, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                ("SignIn:Directories:city:Organisation", "\"E99999999\", which no organisation has"),
                ("SignIn:Directories:city:Groups", "the group \"treasurers\" of the partnership \"lancashier\", which does not exist"),
            ],
            faults.Select(f => (f.Key, f.Found))
        );

        // As the operator sees it. A database without partnerships is one that is not set up yet.
        using var folder = new CommandFolder();
        var check = Check(directory.Address.AbsoluteUri, "--SignIn:Directories:city:Organisation", "E99999999");
        Assert.Equal(0, (await folder.RunAsync(check)).Code);
        await folder.OutputAsync("partnerships", "create", "north", "--name", "North", "--kind", "other");
        var ended = await folder.RunAsync(check);
        Assert.Equal(78, ended.Code);
        Assert.Contains("\"E99999999\", which no organisation has", ended.Output, StringComparison.Ordinal);
    }

    private static async Task AssertFaultAsync(string address, string found)
    {
        var options = new SignInOptions
        {
            Directories =
            {
                ["city"] = new() { Authority = address, AllowHttp = true },
            },
        };
        var fault = Assert.Single(await DirectoryChecks.FindAsync(options, TestContext.Current.CancellationToken));
        Assert.Equal("SignIn:Directories:city:Authority", fault.Key);
        Assert.Contains(found, fault.Found, StringComparison.Ordinal);
    }

    private static Task<Ended> CheckAsync(string authority) => HostCommand.RunAsync(Check(authority));

    private static string[] Check(string authority, params string[] more) =>
        [
            "check",
            "--SignIn:Directories:city:Name",
            "Lancaster City Council",
            "--SignIn:Directories:city:Authority",
            authority,
            "--SignIn:Directories:city:AllowHttp",
            "true",
            "--SignIn:Directories:city:ClientId",
            "council-platform",
            "--SignIn:Directories:city:ClientSecret",
            "planted-secret",
            .. more,
        ];

    private static string Document(string issuer, string keys) =>
        $$"""
            {"issuer":"{{issuer}}","authorization_endpoint":"{{issuer}}authorize","token_endpoint":"{{issuer}}token","jwks_uri":"{{keys}}",
            "code_challenge_methods_supported":["S256"]}
            """;
}
