using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>Who is a member of a body, and when.</summary>
public sealed class BodyMemberTests
{
    private const string In = "partnership: \"lancaster-district\"";

    [Theory, EveryDatabase]
    [Trait("case", "N3")]
    public async Task A_thematic_group_has_other_members_on_another_day(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync("lancaster-district", Role.Administrator);
        var group = await GroupAsync(host);
        var city = await AddAsync(host, key, group, "E07000121", "CHAIR", "from: \"2010-04\"");
        await AddAsync(host, key, group, "E10000017", "MEMBER", "from: \"2009\"");

        var ended = await host.MutateAsync(
            "endBodyMembership",
            $"""{In}, membership: "{city["bodyMember"]!["id"]}", to: "2011-03-31", version: 0""",
            "bodyMember { to }",
            key
        );
        await AddAsync(host, key, group, "E10000017", "CHAIR", "from: \"2011-04-01\", note: \"Elected at the annual meeting\"");

        Assert.Equal("2011-03-31", (string?)ended["bodyMember"]!["to"]);
        Assert.Equal(["CHAIR Lancaster City Council", "MEMBER Lancashire County Council"], await MembersAsync(host, group, "2011-01-01"));
        Assert.Equal(
            ["MEMBER Lancashire County Council", "CHAIR Lancashire County Council"],
            await MembersAsync(host, group, "2011-11-08")
        );
        Assert.Empty(await MembersAsync(host, group, "2008-12-31"));
    }

    [Fact]
    public async Task A_membership_that_cannot_be_is_refused()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync("lancaster-district", Role.Administrator);
        var group = await GroupAsync(host);
        var member = await AddAsync(host, key, group, "E07000121", "MEMBER", "from: \"2010\"");

        Assert.Equal("ALREADY_EXISTS", (await AddAsync(host, key, group, "E07000121", "MEMBER", "from: \"2011\"")).Code());
        Assert.Equal("INVALID", (await AddAsync(host, key, group, "E10000017", "MEMBER", "from: \"2011\", to: \"2010\"")).Code());
        Assert.Equal("NOT_FOUND", (await AddAsync(host, key, group, "NONE", "MEMBER", "")).Code());
        var id = member["bodyMember"]!["id"];
        Assert.Equal(
            "INVALID",
            (await host.MutateAsync("endBodyMembership", $"""{In}, membership: "{id}", to: "2009-12" """, "bodyMember { id }", key)).Code()
        );
        await host.MutateAsync("dissolveBody", $"""{In}, body: "{group}", on: "2012" """, "body { id }", key);
        Assert.Equal("INVALID", (await AddAsync(host, key, group, "E10000017", "MEMBER", "from: \"2013\"")).Code());
        Assert.Empty((await AddAsync(host, key, group, "E10000017", "MEMBER", "from: \"2010\", to: \"2011\""))["errors"]!.AsArray());
    }

    [Fact]
    public async Task Members_of_an_organisations_body_are_recorded_by_that_organisation()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var (city, county) = (
            await host.KeyAsync("lancaster-district", Role.Administrator, "E07000121"),
            await host.KeyAsync("lancaster-district", Role.Administrator, "E10000017")
        );
        var body = (string)
            (
                await host.MutateAsync(
                    "addBody",
                    $"""{In}, name: "Joint Panel", kind: COMMITTEE, organisation: "E07000121" """,
                    "body { id }",
                    city
                )
            )["body"]!["id"]!;

        Assert.Equal("NOT_YOURS", (await AddAsync(host, county, body, "E10000017", "MEMBER", "")).Code());
        Assert.Empty((await AddAsync(host, city, body, "E10000017", "MEMBER", ""))["errors"]!.AsArray());
        var page = await host.GetAsync($"/partnerships/lancaster-district/body/{body}");
        Assert.Contains("Its members", page, StringComparison.Ordinal);
        Assert.Contains(">Lancashire County Council</a>", page, StringComparison.Ordinal);
    }

    private static async Task<string> GroupAsync(ModuleHost host) =>
        (string)
            (
                await host.DataAsync(
                    """
                    { partnership(slug: "lancaster-district") {
                      bodies(kind: THEMATIC_GROUP, statutory: false, first: 1) { nodes { id } } } }
                    """
                )
            )["partnership"]!["bodies"]!["nodes"]![0]!["id"]!;

    private static Task<JsonNode> AddAsync(ModuleHost host, string key, string body, string organisation, string role, string dates) =>
        host.MutateAsync(
            "addBodyMember",
            $"""{In}, body: "{body}", organisation: "{organisation}", role: {role}, {dates}""",
            "bodyMember { id version }",
            key
        );

    private static async Task<IReadOnlyList<string>> MembersAsync(ModuleHost host, string body, string day) =>
        [
            .. (
                await host.DataAsync(
                    $$"""{ node(id: "{{body}}") { ... on Body { members(asAt: "{{day}}") { role organisation { name } } } } }"""
                )
            )["node"]!["members"]!
                .AsArray()
                .Select(m => $"{m!["role"]} {m["organisation"]!["name"]}"),
        ];
}
