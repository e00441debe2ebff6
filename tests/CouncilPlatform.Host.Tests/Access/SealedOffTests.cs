using System.Net;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Migrations;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Access;

/// <summary>What an unpublished partnership has is not seen from outside, by whatever way.</summary>
public sealed class SealedOffTests
{
    private const string District = "E07000031";

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task Applicants_of_an_unpublished_partnership_are_found_only_by_its_own_people(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider, demonstration: false);
        await host.CreatePartnershipAsync("hidden", published: false);
        await host.CreatePartnershipAsync("open", published: true);
        var own = await host.KeyAsync("hidden", Role.Officer);
        var other = await host.KeyAsync("open", Role.Administrator);
        const string applicant = """name: "Halton Hydro", identifier: "GB-CHC-1000001" """;
        var registered = await host.MutateAsync("registerApplicant", $"""partnership: "hidden", {applicant}""", "organisation { id }", own);
        var id = (string)registered["organisation"]!["id"]!;
        var asked = $$"""
            {
              organisations(nameContains: "halton") { totalCount nodes { name } }
              organisation(code: "GB-CHC-1000001") { name }
              node(id: "{{id}}") { ... on Organisation { name } }
            }
            """;

        const string nothing = """{"organisations":{"totalCount":0,"nodes":[]},"organisation":null,"node":null}""";
        Assert.Equal(nothing, (await host.DataAsync(asked)).ToJsonString());
        Assert.Equal(nothing, (await host.DataAsync(asked, other)).ToJsonString());
        var found = (await host.DataAsync(asked, own)).ToJsonString();
        Assert.Equal(3, found.Split("Halton Hydro").Length - 1);
        var itself = await host.KeyAsync("hidden", Role.Applicant, "GB-CHC-1000001");
        Assert.Equal(found, (await host.DataAsync(asked, itself)).ToJsonString());

        // The identifier is taken, and does not say by whom.
        var again = await host.MutateAsync("registerApplicant", $"""partnership: "open", {applicant}""", "organisation { id }", other);
        Assert.Equal(
            "This code is already in use. Check it. If it is right, ask the platform's operator to add the organisation.",
            (string?)again["errors"]![0]!["message"]
        );
        var known = await host.MutateAsync("registerApplicant", $"""partnership: "hidden", {applicant}""", "organisation { id }", own);
        Assert.StartsWith("Halton Hydro already has this code.", (string?)known["errors"]![0]!["message"], StringComparison.Ordinal);
        // Nobody else can name it either.
        foreach (var code in new[] { id, "GB-CHC-1000001" })
        {
            var member = await host.MutateAsync("addMember", $"""partnership: "open", organisation: "{code}", role: MEMBER""", "", other);
            Assert.Equal("NOT_FOUND", member.Code());
        }

        await host.MutateAsync("publishPartnership", """partnership: "hidden" """, "partnership { id }", await host.KeyAsync());
        Assert.Equal(found, (await host.DataAsync(asked)).ToJsonString());
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task An_applicant_of_an_older_database_is_known_from_the_audit_trail(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider, demonstration: false);
        await host.CreatePartnershipAsync("hidden", published: false);
        await host.AddOrganisationAsync(District, "South Lakeland District Council");
        await host.MutateAsync(
            "registerApplicant",
            """partnership: "hidden", name: "Halton Hydro", identifier: "GB-CHC-1000001" """,
            "",
            await host.KeyAsync("hidden", Role.Officer)
        );
        const string names = """{ organisations { nodes { name } } }""";
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        await db.Organisations.ExecuteUpdateAsync(
            o => o.SetProperty(x => x.RegisteredInId, (Guid?)null),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(2, (await host.DataAsync(names))["organisations"]!["nodes"]!.AsArray().Count);

        await db.Database.ExecuteSqlRawAsync(AddRegisteredIn.FromAuditTrail, TestContext.Current.CancellationToken);

        Assert.Equal(
            "South Lakeland District Council",
            (string?)(await host.DataAsync(names))["organisations"]!["nodes"]!.AsArray().Single()!["name"]
        );
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_decision_is_about_something_of_its_own_partnership(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var officer = await host.KeyAsync("south-lakeland", Role.Administrator, District);
        var (own, foreign) = (await BodyAsync("south-lakeland"), await BodyAsync("lancashire"));
        var nobodys = foreign[..^4] + (foreign.EndsWith("0000", StringComparison.Ordinal) ? "0001" : "0000");
        var body = (
            await host.MutateAsync(
                "addBody",
                $"""partnership: "south-lakeland", name: "Panel", kind: COMMITTEE, organisation: "{District}" """,
                "body { id }",
                officer
            )
        )["body"]!["id"];

        Assert.Equal("", await ProposeAsync(own));
        var refused = await ProposeAsync(foreign);
        Assert.StartsWith("NOT_FOUND", refused, StringComparison.Ordinal);
        Assert.Equal(refused, (await ProposeAsync(nobodys)).Replace(nobodys, foreign, StringComparison.Ordinal));

        async Task<string> BodyAsync(string slug) =>
            (string)
                (await host.DataAsync($$"""{ partnership(slug: "{{slug}}") { bodies(first: 1) { nodes { id } } } }"""))["partnership"]![
                    "bodies"
                ]!["nodes"]![0]!["id"]!;

        async Task<string> ProposeAsync(string subject)
        {
            var payload = await host.MutateAsync(
                "proposeDecision",
                $"""partnership: "south-lakeland", body: "{body}", title: "T", subject: "{subject}" """,
                "",
                officer
            );
            return string.Join('\n', payload["errors"]!.AsArray().Select(e => $"{e!["code"]} {e["path"]!.ToJsonString()} {e["message"]}"));
        }
    }

    [Fact]
    [Trait("case", "X3")]
    public async Task An_id_opens_nothing_that_every_list_closes()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var officer = await host.KeyAsync("south-lakeland", Role.Approver, District);
        var body = (
            await host.MutateAsync(
                "addBody",
                $"""partnership: "south-lakeland", name: "Panel", kind: COMMITTEE, organisation: "{District}" """,
                "body { id }",
                await host.KeyAsync("south-lakeland", Role.Administrator, District)
            )
        )["body"]!["id"];
        var share = (
            await host.MutateAsync(
                "shareRecords",
                $"""partnership: "south-lakeland", record: "{body}", with: "E10000006" """,
                "recordShare { id }",
                officer
            )
        )["recordShare"]!["id"];

        var document = $$"""{ node(id: "{{share}}") { id } }""";
        Assert.NotNull((await host.DataAsync(document, officer))["node"]);
        Assert.Null((await host.DataAsync(document))["node"]);
        Assert.Null((await host.DataAsync(document, await host.KeyAsync("lancashire", Role.Administrator)))["node"]);
    }

    [Fact]
    public async Task No_cache_stores_what_is_for_one_caller()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var officer = await host.KeyAsync("lancashire", Role.Officer);
        var feed = await host.MutateAsync(
            "createCalendarFeed",
            """partnership: "lancashire", label: "Test" """,
            "newCalendarFeed { address }",
            officer
        );
        foreach (var (address, key) in new[] { ("/data/v1/lancashire", officer), ((string)feed["newCalendarFeed"]!["address"]!, null) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = key is null ? null : new("Bearer", key);
            using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var cache = response.Headers.CacheControl!;
            Assert.True(cache is { Private: true, NoStore: true }, $"{address}: {cache}");
        }
    }

    [Theory]
    [InlineData("partnerships.example", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("other.example", HttpStatusCode.BadRequest)]
    public async Task A_host_with_a_public_address_answers_no_other_name(string name, HttpStatusCode status)
    {
        await using var host = await ModuleHost.StartAsync(
            [],
            settings: new Dictionary<string, string?> { ["PublicAddress"] = "https://partnerships.example" }
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = name;
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }
}
