using System.Text.Json.Nodes;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Awards;

public sealed class QualityTests
{
    private const string Checks = """
        { partnership(slug: "trafford") { grantQuality { check advice count awards(first: 5) { totalCount nodes { identifier
        personalData { field kind } } } } } }
        """;

    [Theory]
    [EveryDatabase]
    [Trait("case", "G25")]
    public async Task Recipients_in_no_register_are_a_warning_and_no_error(string provider)
    {
        await using var host = await Imports.StartAsync(provider);

        var run = await host.ImportAsync(SharedData.Require("360giving/trafford-grants.json"));

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.EndsWith(
            "\nQuality: 289 awards: The recipient is an organisation without a charity or company number. If it has one, publish it.",
            run.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [("UNREGISTERED_RECIPIENT", 289, 289, 5), ("ZERO_AMOUNT", 0, 0, 0), ("LONG_TITLE", 0, 0, 0), ("PERSONAL_DATA", 0, 0, 0)],
            (await ChecksAsync(host)).Select(c =>
                ((string)c!["check"]!, (int)c["count"]!, (int)c["awards"]!["totalCount"]!, c["awards"]!["nodes"]!.AsArray().Count)
            )
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Each_check_finds_its_awards_and_an_amendment_mends_them(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        var grants = new[] { "good", "zero", "long", "mail", "person" }.ToDictionary(id => id, FaultyPackage.ValidGrant);
        grants["zero"]["amountAwarded"] = 0;
        grants["long"]["title"] = new string('é', 141);
        grants["good"]["title"] = new string('é', 140);
        grants["mail"]["description"] = "Write to office@example.org or ring 0161 496 0000";
        grants["mail"]["beneficiaryLocation"]![0]!["description"] = "QQ 12 34 56 C is no number, AB123456C is";
        grants["person"].Remove("recipientOrganization");
        grants["person"]["recipientIndividual"] = new JsonObject { ["id"] = "360G-example-person", ["name"] = "Individual" };
        await host.ImportTextAsync(Package(grants.Values));

        Assert.Equal(
            [
                ("UNREGISTERED_RECIPIENT", ""),
                ("ZERO_AMOUNT", "zero"),
                ("LONG_TITLE", "long"),
                (
                    "PERSONAL_DATA",
                    "mail: beneficiaryLocation[0].description NATIONAL_INSURANCE_NUMBER, description EMAIL_ADDRESS, "
                        + "description TELEPHONE_NUMBER"
                ),
            ],
            Found(await ChecksAsync(host))
        );
        var report = await host.CommandAsync("grants", "quality", "--partnership", "trafford");
        Assert.Contains(
            "\n  360G-example-mail: beneficiaryLocation[0].description (National Insurance number), description (",
            report.Output,
            StringComparison.Ordinal
        );
        // It says where, not what.
        Assert.DoesNotContain("office@", report.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("496", report.Output, StringComparison.Ordinal);

        foreach (var id in new[] { "mail", "zero", "long" })
        {
            grants[id] = FaultyPackage.ValidGrant(id);
        }

        Assert.Contains("0 new, 3 changed", (await host.ImportTextAsync(Package(grants.Values))).Output, StringComparison.Ordinal);
        Assert.All(await ChecksAsync(host), c => Assert.Equal(0, (int)c!["count"]!));
        Assert.Equal("Quality: nothing was found.\n", (await host.CommandAsync("grants", "quality", "--partnership", "trafford")).Output);
    }

    [Fact]
    public async Task It_is_for_officers()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        foreach (var key in new[] { null, await host.KeyAsync("trafford", Role.Viewer) })
        {
            var answer = await host.AskAsync("""{ partnership(slug: "trafford") { grantQuality { count } } }""", key);
            Assert.Null(answer["data"]!["partnership"]!["grantQuality"]);
            Assert.Equal(key is null ? "UNAUTHENTICATED" : "FORBIDDEN", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        }
    }

    [Theory]
    [InlineData("ring 0161 496 0000", "TelephoneNumber")]
    [InlineData("ring (0161) 496 0000 now", "TelephoneNumber")]
    [InlineData("ring 07700 900123.", "TelephoneNumber")]
    [InlineData("+44 7700 900123", "TelephoneNumber")]
    [InlineData("+44 (0)161 496 0000", "TelephoneNumber")]
    [InlineData("a.b+c@example.co.uk", "EmailAddress")]
    [InlineData("ab 12 34 56 c", "NationalInsuranceNumber")]
    [InlineData("AB123456C", "NationalInsuranceNumber")]
    [InlineData("£10,000 for 2013-2014, 0.5 of 12 months", "")]
    [InlineData("reference 00123456789012345", "")]
    [InlineData("meet @ the hall", "")]
    [InlineData("@council on the social network", "")]
    [InlineData("charity 1085314, company 05437236", "")]
    [InlineData("QQ123456C", "")]
    [InlineData("grid SJ 12 34 56 78", "")]
    public void It_goes_by_the_form(string text, string kinds)
    {
        var json = new JsonObject
        {
            ["id"] = text,
            ["description"] = text,
            ["url"] = text,
        }.ToJsonString();

        var found = PersonalData.In(json, Guid.CreateVersion7()).ToList();

        Assert.Equal(kinds, string.Join(", ", found.Select(f => f.Kind)));
        Assert.All(found, f => Assert.Equal("description", f.Field));
    }

    [Fact]
    public void A_long_text_costs_no_more_than_its_length()
    {
        foreach (
            var text in new[] { string.Concat(Enumerable.Repeat("0161 ", 200_000)), new string('a', 1_000_000), new string('7', 1_000_000) }
        )
        {
            var json = new JsonObject { ["description"] = text }.ToJsonString();
            var started = TimeProvider.System.GetTimestamp();
            _ = PersonalData.In(json, Guid.CreateVersion7()).Count();
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
        }
    }

    private static async Task<JsonArray> ChecksAsync(ModuleHost host) =>
        (await host.DataAsync(Checks, await host.KeyAsync("trafford", Role.Officer)))["partnership"]!["grantQuality"]!.AsArray();

    private static IEnumerable<(string Check, string Awards)> Found(JsonArray checks) =>
        checks.Select(c =>
            (
                (string)c!["check"]!,
                string.Join(
                    "; ",
                    c["awards"]!["nodes"]!
                        .AsArray()
                        .Select(a =>
                            ((string)a!["identifier"]!)["360G-example-".Length..]
                            + (
                                a["personalData"]!.AsArray() is { Count: > 0 } found
                                    ? ": " + string.Join(", ", found.Select(f => $"{f!["field"]} {f["kind"]}"))
                                    : ""
                            )
                        )
                )
            )
        );

    private static string Package(IEnumerable<JsonObject> grants) =>
        $$"""{"grants":[{{string.Join(',', grants.Select(g => g.ToJsonString()))}}]}""";
}
