using System.Text.Json.Nodes;
using CouncilPlatform.BackOffice.Demonstration;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.BackOffice.Tests.Demonstration;

/// <summary>What the documents say of Lancashire's menu of services and of Breckland's and South Holland's shared management.</summary>
public sealed class DemonstrationTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B1")]
    [Trait("case", "B2")]
    [Trait("case", "B4")]
    [Trait("case", "B9")]
    public async Task Lancashires_annexes_have_eleven_front_line_and_eight_back_office_services(string provider)
    {
        await using var host = await ModuleHost.StartAsync<BackOfficeModule>(provider, demonstration: true);
        var lancashire = (
            await host.DataAsync(
                """
                { partnership(slug: "lancashire") {
                  all: services(first: 1) { totalCount } front: services(kind: FRONT_LINE) { totalCount nodes { name } } back:
                    services(kind: BACK_OFFICE) { totalCount nodes { name } }
                  target: services(efficiencyTarget: true) { nodes { name kind } }
                  legal: service(slug: "legal-services") { model retainedPosts { title } } hr: service(slug: "human-resources") {
                    retainedPosts { title } }
                  menu: services { nodes { name status proposal } }
                  doubleEntries { service { name } county { name } }
                } }
                """
            )
        )["partnership"]!;

        Assert.Equal(
            (19, 11, 8),
            ((int)lancashire["all"]!["totalCount"]!, (int)lancashire["front"]!["totalCount"]!, (int)lancashire["back"]!["totalCount"]!)
        );
        Assert.Equal(LancashireMenu.FrontLine, lancashire["front"]!["nodes"]!.AsArray().Select(s => (string)s!["name"]!));
        Assert.Equal(LancashireMenu.BackOffice, lancashire["back"]!["nodes"]!.AsArray().Select(s => (string)s!["name"]!));
        Assert.Equal(LancashireMenu.EfficiencyTarget, lancashire["target"]!["nodes"]!.AsArray().Select(s => (string)s!["name"]!));
        var menu = lancashire["menu"]!["nodes"]!.AsArray();
        Assert.Equal(LancashireMenu.Explored, Names(s => (string?)s["status"] == "EXPLORED"));
        Assert.Equal(LancashireMenu.Explored, Names(s => ((string)s["proposal"]!).Contains("xplore", StringComparison.Ordinal)));
        Assert.Equal(19 - LancashireMenu.Explored.Length, Names(s => (string?)s["status"] == "PROPOSED").Count());
        Assert.Equal("""{"model":"CONSORTIUM","retainedPosts":[{"title":"Monitoring Officer"}]}""", lancashire["legal"]!.ToJsonString());
        Assert.Equal("""{"retainedPosts":[{"title":"Strategic HR"}]}""", lancashire["hr"]!.ToJsonString());
        Assert.Equal(
            """[{"service":{"name":"Economic Development"},"county":{"name":"Lancashire County Council"}}]""",
            lancashire["doubleEntries"]!.ToJsonString()
        );

        IEnumerable<string> Names(Func<JsonNode, bool> filter) => menu.Where(s => filter(s!)).Select(s => (string)s!["name"]!);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_somebody_has_begun_is_left_alone(string provider)
    {
        await using var host = await ModuleHost.StartAsync<BackOfficeModule>(provider, demonstration: true);
        var officer = await host.KeyAsync("lancashire", Role.Officer);
        var saved = await host.DataAsync(
            """
            mutation { saveService(input: {partnership: "lancashire", slug: "ict", name: "ICT", kind: BACK_OFFICE, proposal: "Ours",
            benefits: "B", efficiencyTarget: true}) { errors { message } } }
            """,
            officer
        );
        Assert.Equal("""{"saveService":{"errors":[]}}""", saved.ToJsonString());
        await using (var scope = host.CommandScope())
        {
            await scope
                .ServiceProvider.GetServices<IDemonstration>()
                .Single(d => d is LancashireDemonstration)
                .LoadAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            """{"services":{"totalCount":19},"service":{"proposal":"Ours","efficiencyTarget":true}}""",
            (
                await host.DataAsync(
                    """
                    { partnership(slug: "lancashire") { services(first: 1) { totalCount } service(slug: "ict") { proposal
                    efficiencyTarget } } }
                    """
                )
            )["partnership"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B24")]
    [Trait("case", "B29")]
    public async Task The_memorandum_its_clauses_the_options_and_the_saving_are_as_the_report_gives_them(string provider)
    {
        await using var host = await ModuleHost.StartAsync<BackOfficeModule>(provider, demonstration: true);
        var pair = (
            await host.DataAsync(
                """
                { partnership(slug: "breckland-south-holland") {
                  agreements(name: "Memorandum of Association") { nodes { title startsOn state lastDay parties { organisation { name } }
                    clauses { number terminationMonths } } }
                  savings { nodes { standing { counted } annual { amount } qualifier inBaseBudget } }
                  appraisals { totalCount }
                } }
                """
            )
        )["partnership"]!;

        Same.Json(
            """
            [
              {
                "title": "Memorandum of Agreement",
                "startsOn": "2010",
                "state": "IN_FORCE",
                "lastDay": null,
                "parties": [
                  { "organisation": { "name": "Breckland District Council" } },
                  { "organisation": { "name": "South Holland District Council" } }
                ],
                "clauses": [{ "number": "8", "terminationMonths": 6 }, { "number": "8.6A", "terminationMonths": null }]
              }
            ]
            """,
            pair["agreements"]!["nodes"]!.ToJsonString()
        );
        Assert.Equal(
            """[{"standing":{"counted":false},"annual":{"amount":"750000.00"},"qualifier":"ALMOST","inBaseBudget":true}]""",
            pair["savings"]!["nodes"]!.ToJsonString()
        );
        // The appraisal is no more than its options: a draft, which strangers do not read.
        Assert.Equal(0, (int)pair["appraisals"]!["totalCount"]!);
        var viewer = await host.KeyAsync("breckland-south-holland", Role.Viewer);
        Same.Json(
            """
            [
              { "title": "A local strategic partnership in the same area", "asIs": false },
              { "title": "Stand alone", "asIs": false },
              { "title": "Go on as now", "asIs": true }
            ]
            """,
            (
                await host.DataAsync(
                    """
                    { partnership(slug: "breckland-south-holland") { appraisal(slug: "preferred-option") { options { title asIs } } }
                    }
                    """,
                    viewer
                )
            )["partnership"]!["appraisal"]!["options"]!.ToJsonString()
        );
    }
}
