using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class MembershipTests
{
    [Theory, EveryDatabase]
    [Trait("case", "L29")]
    public async Task Lancashire_had_eleven_districts_and_an_observer_and_ended_with_twelve(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);

        var november = await MembersAsync(host, "2006-11-08");
        Assert.Equal(11, Count(november, "DISTRICT", "MEMBER"));
        Assert.Equal(1, Count(november, "COUNTY", "MEMBER"));
        Assert.Equal("Preston City Council", (string?)november.Single(m => (string?)m!["role"] == "OBSERVER")!["organisation"]!["name"]);

        var end = await MembersAsync(host, "2006-12-19");
        Assert.Equal(12, Count(end, "DISTRICT", "MEMBER"));
        Assert.Equal(13, end.Count);
        Assert.Empty(await MembersAsync(host, "2006-10-31"));
    }

    [Theory, EveryDatabase]
    public async Task A_precision_is_kept_and_a_month_counts_to_its_last_day(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync("south-lakeland", Role.Administrator);

        var added = await host.MutateAsync(
            "addMember",
            """partnership: "south-lakeland", organisation: "EDN", role: OBSERVER, from: "2014", note: "Invited" """,
            "membership { id number from to version }",
            key
        );
        var (id, version) = ((string)added["membership"]!["id"]!, (int)added["membership"]!["version"]!);
        Assert.Equal("2014", (string?)added["membership"]!["from"]);
        Assert.Equal(
            "ALREADY_EXISTS",
            (
                await host.MutateAsync(
                    "addMember",
                    """partnership: "south-lakeland", organisation: "EDN", role: OBSERVER""",
                    "membership { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "NOT_FOUND",
            (
                await host.MutateAsync(
                    "addMember",
                    """partnership: "south-lakeland", organisation: "NONE", role: LEAD""",
                    "membership { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "endMembership",
                    $"""partnership: "south-lakeland", membership: "{id}", to: "2013-12" """,
                    "membership { id }",
                    key
                )
            ).Code()
        );

        var ended = await host.MutateAsync(
            "endMembership",
            $"""partnership: "south-lakeland", membership: "{id}", to: "2015-04", version: {version}""",
            "membership { to }",
            key
        );
        Assert.Equal("2015-04", (string?)ended["membership"]!["to"]);
        Assert.Equal(
            "CONFLICT",
            (
                await host.MutateAsync(
                    "endMembership",
                    $"""partnership: "south-lakeland", membership: "{id}", to: "2015-05", version: {version}""",
                    "membership { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(0, await ObserversAsync("2013-12-31"));
        Assert.Equal(1, await ObserversAsync("2014-01-01"));
        Assert.Equal(1, await ObserversAsync("2015-04-30"));
        Assert.Equal(0, await ObserversAsync("2015-05-01"));

        async Task<int> ObserversAsync(string day) =>
            (int)
                (
                    await host.DataAsync(
                        $$"""{ partnership(slug: "south-lakeland") { members(asAt: "{{day}}", role: OBSERVER) { totalCount } } }"""
                    )
                )["partnership"]!["members"]!["totalCount"]!;
    }

    [Theory, EveryDatabase]
    public async Task The_statements_do_not_grow_with_the_members(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);

        Assert.Equal(await StatementsAsync(1), await StatementsAsync(13));

        async Task<int> StatementsAsync(int first)
        {
            host.Sql.Reset();
            var data = await host.DataAsync(
                $$"""
                { partnership(slug: "lancashire") { members(first: {{first}}) { nodes { role organisation { name successors { name } }
                } } } }
                """
            );
            Assert.Equal(first, data["partnership"]!["members"]!["nodes"]!.AsArray().Count);
            return host.Sql.Count;
        }
    }

    [Theory, EveryDatabase]
    public async Task Of_two_writers_who_saw_one_version_one_is_told_of_the_conflict(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync("lancashire", Role.Administrator);
        var version = (int)(await host.DataAsync("""{ partnership(slug: "lancashire") { version } }"""))["partnership"]!["version"]!;

        var first = await host.MutateAsync(
            "addMember",
            $"""partnership: "lancashire", organisation: "BBD", role: OBSERVER, version: {version}""",
            "membership { number }",
            key
        );
        var second = await host.MutateAsync(
            "addMember",
            $"""partnership: "lancashire", organisation: "BPL", role: OBSERVER, version: {version}""",
            "membership { number }",
            key
        );

        Assert.Equal(15, (int)first["membership"]!["number"]!);
        Assert.Equal("CONFLICT", second.Code());
        var officer = await host.KeyAsync("lancashire", Role.Officer);
        Assert.Equal(
            "FORBIDDEN",
            (
                await host.AskAsync(
                    """mutation { addMember(input: { partnership: "lancashire", organisation: "BPL", role: LEAD }) { errors { code } } }""",
                    officer
                )
            ).ErrorCode()
        );
    }

    private static async Task<JsonArray> MembersAsync(ModuleHost host, string day) =>
        (
            await host.DataAsync(
                $$"""
                { partnership(slug: "lancashire") { members(asAt: "{{day}}", first: 100) { nodes { role from to organisation { name
                kind } } } } }
                """
            )
        )["partnership"]!["members"]!["nodes"]!.AsArray();

    private static int Count(JsonArray members, string kind, string role) =>
        members.Count(m => (string?)m!["organisation"]!["kind"] == kind && (string?)m["role"] == role);
}
