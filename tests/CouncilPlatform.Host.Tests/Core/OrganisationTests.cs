using CouncilPlatform.Host.Core.Organisations.Register;
using CouncilPlatform.Host.Hosting;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class OrganisationTests
{
    private const string Register = "councils/uk_local_authorities.csv";

    [Theory, EveryDatabase]
    public async Task The_register_comes_in_beside_the_demonstration_and_twice_is_once(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);

        // All but NHS Lanarkshire are in the register; the demonstration says of them what the register says.
        Assert.Equal(new RegisterCounts(New: 470 - 23, Changed: 0, Unchanged: 23), await ImportAsync(host));
        Assert.Equal(new RegisterCounts(New: 0, Changed: 0, Unchanged: 470), await ImportAsync(host));

        var data = await host.DataAsync(
            """
            { all: organisations { totalCount } counties: organisations(kind: COUNTY) { totalCount } lancaster:
              organisations(nameContains: "LANCASTER") { nodes { name kind gssCode identifier registerCode version } } }
            """
        );
        Assert.Equal(471, (int)data["all"]!["totalCount"]!);
        Assert.Equal(27, (int)data["counties"]!["totalCount"]!);
        Same.Json(
            """
            [
              {
                "name": "Lancaster City Council",
                "kind": "DISTRICT",
                "gssCode": "E07000121",
                "identifier": "GB-LAE-LAC",
                "registerCode": "LAC",
                "version": 0
              }
            ]
            """,
            data["lancaster"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory, EveryDatabase]
    [Trait("case", "X2")]
    public async Task South_Lakeland_counts_in_2015_and_has_a_successor_from_April_2023(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider, demonstration: false);
        await ImportAsync(host);

        var data = await host.DataAsync(
            """
            { before: organisations(nameContains: "south lakeland", asAt: "2015-05-27") { nodes { registerCode gssCode } }
              last: organisations(nameContains: "south lakeland", asAt: "2023-03-31") { nodes { registerCode } }
              after: organisations(nameContains: "south lakeland", asAt: "2023-04-01") { nodes { registerCode } }
              now: organisation(code: "E07000031") { name validFrom validTo existsOn(date: "2015-05-27") after: existsOn(date:
                "2023-04-01") successors { registerCode gssCode validFrom } }
              successor: organisation(code: "WAF") { existsOn(date: "2023-03-31") after: existsOn(date: "2023-04-01") predecessors {
                registerCode } } }
            """
        );

        Assert.Equal("""[{"registerCode":"SLA","gssCode":"E07000031"}]""", data["before"]!["nodes"]!.ToJsonString());
        Assert.Single(data["last"]!["nodes"]!.AsArray());
        Assert.Empty(data["after"]!["nodes"]!.AsArray());
        Same.Json(
            """
            {
              "name": "South Lakeland District Council",
              "validFrom": null,
              "validTo": "2023-04-01",
              "existsOn": true,
              "after": false,
              "successors": [{ "registerCode": "WAF", "gssCode": "E06000064", "validFrom": "2023-04-01" }]
            }
            """,
            data["now"]!.ToJsonString()
        );
        Same.Json(
            """
            {
              "existsOn": false,
              "after": true,
              "predecessors": [{ "registerCode": "BAR" }, { "registerCode": "CMA" }, { "registerCode": "EDN" }, { "registerCode": "SLA" }]
            }
            """,
            data["successor"]!.ToJsonString()
        );
    }

    [Theory, EveryDatabase]
    public async Task A_search_finds_names_whatever_their_capitals_accents_and_punctuation(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider, demonstration: false);
        await ImportAsync(host);
        await host.AddOrganisationAsync("W06000999", "Cyngor Môn");

        foreach (
            var (part, name) in new[]
            {
                ("ANGLESEY", "Isle of Anglesey County Council"),
                ("cyngor mon", "Cyngor Môn"),
                ("CYNGOR MO\u0302N", "Cyngor Môn"),
                ("ST. HELENS", "St Helens Council"),
                ("barking & dagenham", "London Borough of Barking and Dagenham"),
            }
        )
        {
            var found = (
                await host.DataAsync(
                    "query($part: String) { organisations(nameContains: $part) { nodes { name } } }",
                    variables: new { part }
                )
            )["organisations"]!["nodes"]!.AsArray();
            Assert.Equal([name], found.Select(o => (string?)o!["name"]));
        }

        Assert.Equal(
            "Cyngor Môn",
            (string?)(await host.DataAsync("""{ organisation(code: " w06000999 ") { name } }"""))["organisation"]!["name"]
        );
    }

    [Theory, EveryDatabase]
    public async Task Cumbria_has_two_successors_and_the_statements_do_not_grow_with_the_rows(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);

        var cumbria = (await host.DataAsync("""{ organisation(code: "GB-LAE-CMA") { successors { name } } }"""))["organisation"]!;
        Assert.Equal(
            """{"successors":[{"name":"Cumberland Council"},{"name":"Westmorland and Furness Council"}]}""",
            cumbria.ToJsonString()
        );

        host.Sql.Reset();
        await host.DataAsync("{ organisations(first: 100) { nodes { successors { name } predecessors { name } } } }");
        Assert.Equal(3, host.Sql.Count);
    }

    [Theory, EveryDatabase]
    public async Task The_operator_registers_and_updates_against_the_version_seen(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync();

        var parish = await host.MutateAsync(
            "registerOrganisation",
            """name: "Kendal Town Council", kind: TOWN_OR_PARISH, identifier: "GB-X-KTC", validFrom: "1974-04-01" """,
            "organisation { id version kind }",
            key
        );
        Assert.Empty(parish["errors"]!.AsArray());
        var (id, version) = ((string)parish["organisation"]!["id"]!, (int)parish["organisation"]!["version"]!);
        Assert.Equal(
            "ALREADY_EXISTS",
            (
                await host.MutateAsync(
                    "registerOrganisation",
                    """name: "Another", kind: OTHER, gssCode: "E07000121" """,
                    "organisation { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "registerOrganisation",
                    """name: "Another", kind: OTHER, gssCode: "E7" """,
                    "organisation { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "updateOrganisation",
                    $"""organisation: "{id}", validTo: "1973-01-01" """,
                    "organisation { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "NOT_FOUND",
            (
                await host.MutateAsync("updateOrganisation", $"""organisation: "{id}", successors: ["NONE"]""", "organisation { id }", key)
            ).Code()
        );

        var changed = await host.MutateAsync(
            "updateOrganisation",
            $"""organisation: "{id}", version: {version}, validTo: "2020-04-01", successors: ["LAC"]""",
            "organisation { name version validTo successors { registerCode } }",
            key
        );
        Assert.Equal(
            $$"""{"name":"Kendal Town Council","version":{{version + 1}},"validTo":"2020-04-01","successors":[{"registerCode":"LAC"}]}""",
            changed["organisation"]!.ToJsonString()
        );
        Assert.Equal(
            "CONFLICT",
            (
                await host.MutateAsync(
                    "updateOrganisation",
                    $"""organisation: "{id}", version: {version}, name: "Stale" """,
                    "organisation { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "Kendal Town Council",
            (string?)(await host.DataAsync($$"""{ node(id: "{{id}}") { ... on Organisation { name } } }"""))["node"]!["name"]
        );

        var cleared = await host.MutateAsync(
            "updateOrganisation",
            $"""organisation: "{id}", validFrom: null, validTo: null, successors: null""",
            "organisation { identifier validFrom validTo successors { registerCode } }",
            key
        );
        Assert.Equal(
            """{"identifier":"GB-X-KTC","validFrom":null,"validTo":null,"successors":[]}""",
            cleared["organisation"]!.ToJsonString()
        );
        var unnamed = await host.MutateAsync("updateOrganisation", $"""organisation: "{id}", name: null""", "organisation { id }", key);
        Assert.Equal("INVALID", unnamed.Code());

        var administrator = await host.KeyAsync("lancashire", Role.Administrator);
        var refused = await host.AskAsync(
            """mutation { registerOrganisation(input: { name: "Mine", kind: OTHER }) { errors { code } } }""",
            administrator
        );
        Assert.Equal("FORBIDDEN", refused.ErrorCode());
    }

    private static async Task<RegisterCounts> ImportAsync(ModuleHost host)
    {
        var rows = await RegisterFile.ReadAsync(SharedData.Require(Register), TestContext.Current.CancellationToken);
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = new Caller(
            "test",
            isOperator: true,
            new Dictionary<Guid, Role>()
        );
        return await scope.ServiceProvider.GetRequiredService<RegisterImport>().RunAsync(rows, TestContext.Current.CancellationToken);
    }
}
