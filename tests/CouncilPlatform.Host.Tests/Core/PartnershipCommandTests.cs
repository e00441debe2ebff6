using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilPlatform.Host.Tests.Hosting;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>The commands with which a partnership and its first people come to be.</summary>
public sealed partial class PartnershipCommandTests
{
    private const string District = "E07000031";

    [Fact]
    public async Task A_partnership_is_made_and_gets_members()
    {
        using var folder = new CommandFolder();
        await folder.OutputAsync("councils", "import", SharedData.Require("councils/uk_local_authorities.csv"));
        Assert.Equal("", await folder.OutputAsync("partnerships", "list"));
        Assert.Equal(
            "Created: North Lakes (north-lakes), published",
            await folder.OutputAsync("partnerships", "create", "north-lakes", "--name", "North Lakes", "--kind", "two-tier", "--published")
        );
        Assert.Equal(
            "Another partnership has the short name \"north-lakes\". Choose another.",
            await folder.RefusedAsync("partnerships", "create", "north-lakes", "--name", "Again", "--kind", "other")
        );
        Assert.Equal(
            "Added: member 1 of North Lakes, accountable-body",
            await folder.OutputAsync(
                "partnerships",
                "add-member",
                "north-lakes",
                "--organisation",
                District,
                "--role",
                "Accountable-Body",
                "--from",
                "2009-04"
            )
        );
        Assert.Contains(
            "already has this role at that time",
            await folder.RefusedAsync("partnerships", "add-member", "north-lakes", "--organisation", District, "--role", "accountableBody"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No organisation has the code \"E99\".",
            await folder.RefusedAsync("partnerships", "add-member", "north-lakes", "--organisation", "E99", "--role", "lead"),
            StringComparison.Ordinal
        );
        var listed = await folder.OutputAsync("partnerships", "list");
        Assert.Matches(ListedPartnership(), listed);
    }

    [Fact]
    public async Task A_person_is_invited_read_held_and_erased()
    {
        using var folder = new CommandFolder();
        await folder.OutputAsync("partnerships", "create", "north-lakes", "--name", "North Lakes", "--kind", "other");
        string[] invite =
        [
            "people",
            "invite",
            "--partnership",
            "north-lakes",
            "--name",
            "Planted Name",
            "--role",
            "administrator",
            "--team",
        ];
        Assert.Equal(
            "The address of this host is not known. Add --address https://…, or set PublicAddress.",
            await folder.RefusedAsync(invite)
        );
        Assert.Contains(
            "is not the address of a host",
            await folder.RefusedAsync([.. invite, "--address", "http://partnerships.example"]),
            StringComparison.Ordinal
        );
        var address = await folder.OutputAsync([.. invite, "--PublicAddress", "https://partnerships.example"]);
        Assert.Matches(InvitationAddress(), address);
        Assert.NotEqual(address, await folder.OutputAsync([.. invite, "--address", "https://partnerships.example/"]));

        var lines = (await folder.OutputAsync("people", "list", "--partnership", "north-lakes")).Split('\n');
        Assert.All(lines, l => Assert.EndsWith("  active   never signed in    Planted Name", l, StringComparison.Ordinal));
        var id = lines[0].Split(' ')[0];
        var export = JsonNode.Parse(await folder.OutputAsync("people", "export", id))!;
        Assert.Equal("Planted Name", (string?)export["person"]!["name"]);
        Assert.Equal("North Lakes", (string?)export["roles"]![0]!["partnership"]);

        Assert.Equal("Held: A complaint", await folder.OutputAsync("people", "hold", id, "--reason", "A complaint"));
        Assert.Contains("A complaint", await folder.RefusedAsync("people", "erase", id), StringComparison.Ordinal);
        Assert.Equal("The hold has ended.", await folder.OutputAsync("people", "hold", id, "--end"));
        Assert.StartsWith("Erased: person ", await folder.OutputAsync("people", "erase", id), StringComparison.Ordinal);
        Assert.StartsWith(
            $"{id}  erased   never signed in    Erased",
            await folder.OutputAsync("people", "list"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "This is not the id of a person. \"people list\" shows the ids.",
            await folder.RefusedAsync("people", "export", "Planted Name")
        );
    }

    [Theory]
    [InlineData(
        "partnerships create north --name North --kind king",
        "--kind \"king\" is not one of local-strategic-partnership, two-tier"
    )]
    [InlineData("partnerships create north --name North --kind 2", "--kind \"2\" is not one of")]
    [InlineData("partnerships create --name North --kind other", "slug")]
    [InlineData("partnerships add-member north --organisation X --role lead --from soon", "like 2023, 2023-04 or 2023-04-01")]
    [InlineData("people invite --partnership north --name A", "--role")]
    [InlineData("people hold ID", "Enter either --reason TEXT, or --end.")]
    [InlineData("people hold ID --end --reason why", "Enter either --reason TEXT, or --end.")]
    public async Task What_is_missing_or_wrong_exits_2_and_is_named(string command, string expected)
    {
        var ended = await HostCommand.RunAsync(command.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.Contains(expected, ended.Errors, StringComparison.Ordinal);
    }

    [GeneratedRegex("^north-lakes +two-tier +published +North Lakes  \\(no modules\\)$", RegexOptions.None, 1000)]
    private static partial Regex ListedPartnership();

    [GeneratedRegex("^https://partnerships\\.example/invitations/[A-Za-z0-9_-]{43}$", RegexOptions.None, 1000)]
    private static partial Regex InvitationAddress();
}
