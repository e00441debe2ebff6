using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class BodyTests
{
    [Theory, EveryDatabase]
    [Trait("case", "C27")]
    public async Task Of_seven_thematic_groups_the_two_statutory_ones_cannot_be_dissolved(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync("lancaster-district", Role.Administrator);

        var groups = (
            await host.DataAsync(
                """
                { partnership(slug: "lancaster-district") { bodies(kind: THEMATIC_GROUP) { nodes { id name statutory organisation {
                name } } } } }
                """
            )
        )["partnership"]!["bodies"]!["nodes"]!.AsArray();
        Assert.Equal(7, groups.Count);
        Assert.Equal(
            ["Children's Trust", "Community Safety Partnership"],
            groups.Where(g => (bool)g!["statutory"]!).Select(g => (string?)g!["name"])
        );
        foreach (var group in groups)
        {
            var dissolved = await host.MutateAsync(
                "dissolveBody",
                $"""partnership: "lancaster-district", body: "{group!["id"]}", on: "2012" """,
                "body { dissolved }",
                key
            );
            Assert.Equal(
                (bool)group["statutory"]! ? "STATUTORY_BODY" : "2012",
                (string?)dissolved["body"]?["dissolved"] ?? dissolved.Code()
            );
        }

        var trust = (string)groups.First(g => (bool)g!["statutory"]!)!["id"]!;
        Assert.Equal(
            "STATUTORY_BODY",
            (
                await host.MutateAsync(
                    "changeBody",
                    $"""partnership: "lancaster-district", body: "{trust}", statutory: false""",
                    "body { id }",
                    key
                )
            ).Code()
        );
    }

    [Theory, EveryDatabase]
    public async Task Bodies_are_added_and_changed_against_the_version_seen(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync("north-lanarkshire", Role.Administrator, "S12000050");

        var added = await host.MutateAsync(
            "addBody",
            """partnership: "north-lanarkshire", name: "Scrutiny Panel", kind: COMMITTEE, organisation: "S12000050" """,
            "body { id number version organisation { name } }",
            key
        );
        var (id, version) = ((string)added["body"]!["id"]!, (int)added["body"]!["version"]!);
        Assert.Equal(22, (int)added["body"]!["number"]!);
        Assert.Equal("North Lanarkshire Council", (string?)added["body"]!["organisation"]!["name"]);
        Assert.Equal(
            "ALREADY_EXISTS",
            (
                await host.MutateAsync(
                    "addBody",
                    """partnership: "north-lanarkshire", name: "SCRUTINY  panel ", kind: BOARD""",
                    "body { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "INVALID",
            (await host.MutateAsync("addBody", """partnership: "north-lanarkshire", name: " ", kind: BOARD""", "body { id }", key)).Code()
        );

        var changed = await host.MutateAsync(
            "changeBody",
            $"""partnership: "north-lanarkshire", body: "{id}", kind: WORKING_GROUP, version: {version}""",
            "body { name kind }",
            key
        );
        Assert.Equal("""{"name":"Scrutiny Panel","kind":"WORKING_GROUP"}""", changed["body"]!.ToJsonString());
        Assert.Equal(
            "CONFLICT",
            (
                await host.MutateAsync(
                    "changeBody",
                    $"""partnership: "north-lanarkshire", body: "{id}", name: "Stale", version: {version}""",
                    "body { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "NOT_FOUND",
            (
                await host.MutateAsync(
                    "changeBody",
                    $"""partnership: "lancashire", body: "{id}", name: "Elsewhere" """,
                    "body { id }",
                    await host.KeyAsync()
                )
            ).Code()
        );
    }
}
