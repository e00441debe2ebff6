using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>
/// A host on which the people of two councils sign in, each with the directory of their own: the city's (Lancaster) and the county's
/// (Lancashire).
/// </summary>
public class TwoCouncils : IAsyncLifetime
{
    internal const string Partnership = "lancaster-district";
    internal const string City = "E07000121";
    internal const string County = "E10000017";
    internal const string Officers = "6b0f5a3e-officers";
    internal const string Treasurers = "3f0c8d11-treasurers";
    internal const string Viewers = "Partnership.Viewer";

    private Task<string>? _administrator;

    internal ModuleHost Host { get; private set; } = null!;

    internal IdentityProvider Directory { get; private set; } = null!;

    internal IdentityProvider CountyDirectory { get; private set; } = null!;

    internal Uri Address => Host.Client.BaseAddress!;

    /// <summary>The host's database.</summary>
    internal string Provider { get; init; } = Providers.Sqlite;

    /// <summary>The host's clock, if it is the test's. The directories' is the real one.</summary>
    protected virtual TimeProvider? Clock => null;

    public async ValueTask InitializeAsync()
    {
        (Directory, CountyDirectory) = (await IdentityProvider.StartAsync(), await IdentityProvider.StartAsync());
        Host = await ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            Provider,
            services: services =>
            {
                if (Clock is { } clock)
                {
                    services.AddSingleton(clock);
                }
            },
            demonstration: true,
            settings: Settings(
                ("city", "Lancaster City Council", City, Directory),
                ("county", "Lancashire County Council", County, CountyDirectory)
            )
        );
        await Directory.RegisterAsync(Address, "city");
        await CountyDirectory.RegisterAsync(Address, "county");
    }

    internal Visitor Visitor() => new(Address);

    /// <summary>Somebody new in the city's directory.</summary>
    internal string Add(string name, params string[] groups) => Add(Directory, name, groups);

    internal static string Add(IdentityProvider directory, string name, params string[] groups)
    {
        var subject = Guid.NewGuid().ToString();
        directory.Members[subject] = new(subject, name, $"{subject[..8]}@council.example") { Groups = groups };
        return subject;
    }

    /// <summary>A mutation that an officer of the city may make.</summary>
    internal const string ReceiveFunding = """
        mutation { receiveFunding(input: {partnership: "lancaster-district", fund: "performance-reward-grant", revenue: "1.00"}) {
          errors { code message path } } }
        """;

    /// <summary>The key of an administrator of the city.</summary>
    internal Task<string> AdministratorAsync() => _administrator ??= Host.KeyAsync(Partnership, Role.Administrator, City);

    /// <summary>Asks GraphQL as a program does.</summary>
    /// <param name="query">The document.</param>
    /// <param name="token">The program's access token.</param>
    /// <param name="actingFor">The header <c>Acting-For</c>.</param>
    internal async Task<(HttpStatusCode Status, JsonNode Answer)> AskAsync(string query, string token, string? actingFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query }, options: JsonSerializerOptions.Web),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (actingFor is not null)
        {
            request.Headers.Add("Acting-For", actingFor);
        }

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Whoever waits for a role: ids by name, as the city's administrator sees them.</summary>
    internal async Task<Dictionary<string, string>> WaitingAsync()
    {
        var data = await Host.DataAsync(
            $$"""{ partnership(slug: "{{Partnership}}") { waitingForRole(first: 100) { nodes { id name } } } }""",
            await AdministratorAsync()
        );
        return data["partnership"]!["waitingForRole"]!["nodes"]!.AsArray().ToDictionary(p => (string)p!["name"]!, p => (string)p!["id"]!);
    }

    /// <summary>The city's administrator gives somebody who waits a role for the city. Gives the role's id.</summary>
    internal async Task<string> GiveRoleAsync(string name, string role) =>
        (string)
            (
                await DoAsync(
                    "giveRole",
                    $$"""person: "{{(await WaitingAsync())[name]}}", role: {{role}}, organisation: "{{City}}" """,
                    "personRole { id }"
                )
            )["personRole"]!["id"]!;

    /// <summary>The city's administrator ends a role.</summary>
    internal Task<JsonNode> EndRoleAsync(string role) => DoAsync("endRole", $$"""role: "{{role}}" """);

    /// <summary>The roles of somebody in the partnership, as "OFFICER city" with what ended.</summary>
    internal async Task<IReadOnlyList<string>> RolesOfAsync(string name)
    {
        var data = await Host.DataAsync(
            $$"""
            { partnership(slug: "{{Partnership}}") { peopleRoles(first: 100) { nodes {
              role directory endedUtc person { name } organisation { name } } } } }
            """,
            await AdministratorAsync()
        );
        return
        [
            .. from role in data["partnership"]!["peopleRoles"]!["nodes"]!.AsArray()
            where (string?)role!["person"]?["name"] == name && role["endedUtc"] is null
            orderby (string?)role["role"]
            select $"{role["role"]} {role["organisation"]?["name"]} {role["directory"]}",
        ];
    }

    /// <summary>The id of the only role of somebody that has not ended.</summary>
    internal async Task<string> RoleIdAsync(string name)
    {
        var data = await Host.DataAsync(
            $$"""{ partnership(slug: "{{Partnership}}") { peopleRoles(first: 100) { nodes { id endedUtc person { name } } } } }""",
            await AdministratorAsync()
        );
        return (string)
            data["partnership"]!["peopleRoles"]!["nodes"]!
                .AsArray()
                .Single(r => (string?)r!["person"]?["name"] == name && r["endedUtc"] is null)!["id"]!;
    }

    /// <summary>The offices that somebody holds today.</summary>
    internal async Task<IReadOnlyList<string>> OfficesOfAsync(string name)
    {
        var data = await Host.DataAsync(
            $$"""
            { partnership(slug: "{{Partnership}}") { appointments(first: 100) { nodes { office from until person { name } } } } }
            """,
            await AdministratorAsync()
        );
        return
        [
            .. from office in data["partnership"]!["appointments"]!["nodes"]!.AsArray()
            where (string?)office!["person"]?["name"] == name && office["until"] is null
            select (string)office["office"]!,
        ];
    }

    /// <summary>The county's administrator gives somebody known the role of an officer for the county.</summary>
    internal async Task GiveCountyRoleAsync(string person)
    {
        var data = await Host.DataAsync(
            $$"""
            mutation { giveRole(input: {partnership: "{{Partnership}}", person: "{{person}}", role: OFFICER, organisation: "{{County}}"}) {
              errors { code message } } }
            """,
            await Host.KeyAsync(Partnership, Role.Administrator, County)
        );
        Assert.True(data["giveRole"]!["errors"]!.AsArray().Count == 0, data.ToJsonString());
    }

    private async Task<JsonNode> DoAsync(string mutation, string input, string fields = "")
    {
        var data = await Host.DataAsync(
            $$"""mutation { {{mutation}}(input: {partnership: "{{Partnership}}", {{input}}}) { {{fields}} errors { code message } } }""",
            await AdministratorAsync()
        );
        Assert.True(data[mutation]!["errors"]!.AsArray().Count == 0, data.ToJsonString());
        return data[mutation]!;
    }

    private static Dictionary<string, string?> Settings(
        params (string Name, string Shown, string Organisation, IdentityProvider Provider)[] directories
    )
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (name, shown, organisation, provider) in directories)
        {
            var section = $"SignIn:Directories:{name}:";
            settings[section + "Name"] = shown;
            settings[section + "Authority"] = provider.Address.AbsoluteUri.TrimEnd('/');
            settings[section + "AllowHttp"] = "true";
            settings[section + "ClientId"] = IdentityProvider.ClientId;
            settings[section + "ClientSecret"] = IdentityProvider.ClientSecret;
            settings[section + "Audience"] = IdentityProvider.Audience;
            settings[section + "Organisation"] = organisation;
            settings[section + "Groups:0:Group"] = Officers;
            settings[section + "Groups:0:Partnership"] = Partnership;
            settings[section + "Groups:0:Role"] = "Officer";
            settings[section + "Groups:1:Group"] = Treasurers;
            settings[section + "Groups:1:Partnership"] = Partnership;
            settings[section + "Groups:1:Office"] = "Section151Officer";
            settings[section + "Groups:2:Group"] = Viewers;
            settings[section + "Groups:2:Partnership"] = Partnership;
            settings[section + "Groups:2:Role"] = "Viewer";
        }

        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Directory.DisposeAsync();
        await CountyDirectory.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
