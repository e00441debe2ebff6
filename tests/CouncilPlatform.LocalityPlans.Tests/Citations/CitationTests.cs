using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Citations;

/// <summary>Citations of documents, through GraphQL.</summary>
public sealed class CitationTests
{
    private const string Lancaster = """document: "Partnerships, report to Lancaster City Council Cabinet", date: "2011-11-08" """;

    private const string Lancashire = """document: "Enhanced Two Tier Working, committee report", date: "2007" """;

    [Theory]
    [EveryDatabase(Lancaster, "2.9")]
    [EveryDatabase(Lancashire, "4.2")]
    [EveryDatabase(Lancashire, "4.3")]
    [Trait("case", "X1")]
    public async Task Two_paragraphs_of_one_number_are_two_citations_and_each_keeps_its_own(
        string provider,
        string document,
        string paragraph
    )
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        var first = await lakes.IdAsync(
            "citeSource",
            $"""subject: "{opportunity}", {document}, paragraph: "{paragraph}", quote: "The first of them" """,
            "sourceCitation"
        );
        var second = await lakes.IdAsync(
            "citeSource",
            $"""{document}, paragraph: "{paragraph}", quote: "The second of them" """,
            "sourceCitation"
        );
        Assert.NotEqual(first, second);

        await lakes.DoAsync("changeSourceCitation", $"""sourceCitation: "{second}", quote: "The second, corrected" """);
        Assert.Equal(
            """{"totalCount":2,"nodes":[{"quote":"The first of them"},{"quote":"The second, corrected"}]}""",
            (await lakes.ReadAsync($$"""sourceCitations(paragraph: "{{paragraph}}") { totalCount nodes { quote } }"""))[
                "sourceCitations"
            ]!.ToJsonString()
        );
        await lakes.DoAsync("removeSourceCitation", $"""sourceCitation: "{second}" """);
        var left = await lakes.NodeAsync("SourceCitation", first, "document date paragraph quote subject");
        Assert.Equal(
            (paragraph, "The first of them", opportunity),
            ((string?)left["paragraph"], (string?)left["quote"], (string?)left["subject"])
        );
        Assert.Equal(
            """[{"quote":"The first of them"}]""",
            (await lakes.NodeAsync("Opportunity", opportunity, "citations { quote }"))["citations"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Actions_themes_and_plans_show_what_documents_say_of_them(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var action = await lakes.AddActionAsync(await lakes.AddPlanAsync(), "Act", "2016");
        var plan = (await lakes.ReadAsync("""actionPlan(slug: "plan") { id themes { nodes { id } } }"""))["actionPlan"]!;
        foreach (var subject in new[] { action, (string)plan["id"]!, (string)plan["themes"]!["nodes"]![0]!["id"]! })
        {
            await lakes.DoAsync("citeSource", $"""subject: "{subject}", {Lancashire}, quote: "Of {subject.Split('_')[0]}" """);
        }

        Assert.Equal(
            """{"citations":[{"quote":"Of ActionPlan","paragraph":null,"date":"2007"}],"themes":{"nodes":[{"citations":[{"quote":"Of Theme"}],"opportunities":{"nodes":[{"citations":[],"actions":{"nodes":[{"citations":[{"quote":"Of Action"}]}]}}]}}]}}""",
            (
                await lakes.ReadAsync(
                    """actionPlan(slug: "plan") { citations { quote paragraph date } themes { nodes { citations { quote } opportunities { nodes { citations { quote } actions { nodes { citations { quote } } } } } } } }"""
                )
            )["actionPlan"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Bad_citations_are_refused_with_their_place(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);

        Assert.Equal(
            ["INVALID input.document", "INVALID input.quote"],
            await lakes.RefusedAsync("citeSource", """document: " ", quote: "" """)
        );
        Assert.Equal(
            ["NOT_FOUND input.subject"],
            await lakes.RefusedAsync("citeSource", $"""{Lancashire}, quote: "Q", subject: "Action_01900000000070008000000000000001" """)
        );
        Assert.Equal(
            ["NOT_FOUND input.subject"],
            await lakes.RefusedAsync("citeSource", $"""{Lancashire}, quote: "Q", subject: "Fund_01900000000070008000000000000001" """)
        );
        var citation = await lakes.IdAsync("citeSource", $"""{Lancashire}, quote: "Q" """, "sourceCitation");
        await lakes.DoAsync("changeSourceCitation", $"""sourceCitation: "{citation}", quote: "R", version: 0""");
        Assert.Equal(
            ["CONFLICT input.version"],
            await lakes.RefusedAsync("changeSourceCitation", $"""sourceCitation: "{citation}", quote: "S", version: 0""")
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await lakes.RefusedAsync("removeSourceCitation", $"""sourceCitation: "{citation}", version: 0""")
        );
    }
}
