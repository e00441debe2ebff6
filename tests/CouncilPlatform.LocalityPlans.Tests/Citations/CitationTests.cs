using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Citations;

/// <summary>Citations of documents, through GraphQL.</summary>
public sealed class CitationTests
{
    private const string Lancaster = """document: "Partnerships, report to Lancaster City Council Cabinet", date: "2011-11-08" """;

    private const string Lancashire = """document: "Enhanced Two Tier Working, committee report", date: "2007" """;

    [Theory]
    [EveryDatabase(
        Lancaster,
        "2.9",
        "County's cabinet also approved a change to the County / District protocol in respect of PRG allocations to district LSP's.",
        "Under the PRG Protocol the element of PRG distributed to districts was to be invested with the over-riding aim of "
            + "narrowing the gap"
    )]
    [EveryDatabase(
        Lancashire,
        "4.2",
        "Benefits – Transforming Lancashire seeks to build on the best of the existing two-tier system",
        "The proposals are designed to ensure that Lancashire is in a position to respond effectively to the expected allocation of funding"
    )]
    [EveryDatabase(
        Lancashire,
        "4.3",
        "The document recognises that many of these concerns are already starting to be addressed",
        "The North West is currently developing its own Regional Improvement and Efficiency Strategy"
    )]
    [Trait("case", "X1")]
    public async Task Two_paragraphs_of_one_number_are_two_citations_and_each_keeps_its_own_text(
        string provider,
        string document,
        string paragraph,
        string firstText,
        string secondText
    )
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        var first = await CiteAsync($"""subject: "{opportunity}", """, firstText);
        var second = await CiteAsync("", secondText);
        Assert.NotEqual(first, second);
        Assert.Equal((paragraph, firstText, opportunity), await ReadAsync(first));
        Assert.Equal((paragraph, secondText, null), await ReadAsync(second));

        await lakes.DoAsync("changeSourceCitation", $"""sourceCitation: "{second}", quote: "{secondText} [corrected]" """);
        Assert.Equal(
            [firstText, $"{secondText} [corrected]"],
            (await lakes.ReadAsync($$"""sourceCitations(paragraph: "{{paragraph}}") { nodes { quote } }"""))["sourceCitations"]!["nodes"]!
                .AsArray()
                .Select(c => (string?)c!["quote"])
        );
        await lakes.DoAsync("removeSourceCitation", $"""sourceCitation: "{second}" """);
        Assert.Equal((paragraph, firstText, opportunity), await ReadAsync(first));
        Assert.Equal(
            firstText,
            (string?)(await lakes.NodeAsync("Opportunity", opportunity, "citations { quote }"))["citations"]!.AsArray().Single()!["quote"]
        );

        Task<string> CiteAsync(string subject, string text) =>
            lakes.IdAsync("citeSource", $"""{subject}{document}, paragraph: "{paragraph}", quote: "{text}" """, "sourceCitation");

        async Task<(string?, string?, string?)> ReadAsync(string id)
        {
            var citation = await lakes.NodeAsync("SourceCitation", id, "paragraph quote subject");
            return ((string?)citation["paragraph"], (string?)citation["quote"], (string?)citation["subject"]);
        }
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

        Same.Json(
            """
            {
              "citations": [{ "quote": "Of ActionPlan", "paragraph": null, "date": "2007" }],
              "themes": {
                "nodes": [
                  {
                    "citations": [{ "quote": "Of Theme" }],
                    "opportunities": {
                      "nodes": [{ "citations": [], "actions": { "nodes": [{ "citations": [{ "quote": "Of Action" }] }] } }]
                    }
                  }
                ]
              }
            }
            """,
            (
                await lakes.ReadAsync(
                    """
                    actionPlan(slug: "plan") { citations { quote paragraph date } themes { nodes { citations { quote } opportunities {
                    nodes { citations { quote } actions { nodes { citations { quote } } } } } } } }
                    """
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
