using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Benchmarks;

/// <summary>A question that all sides are asked over and over.</summary>
/// <param name="Name">Its name in the table, and the address of the hand-written answer.</param>
/// <param name="Body">The request. <see cref="Turn"/> stands for five digits that differ from request to request.</param>
internal sealed record Workload(string Name, string Body)
{
    /// <summary>Counts from 00000 to the last fund, and again.</summary>
    public const string Turn = "{turn}";

    // What an allocation holds, or a fund, in PostGraphile's schema.
    private const string Pence = "proposedRevenue committedRevenue paidRevenue proposedCapital committedCapital paidCapital";

    // Mercurius refuses extensions that are null.
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>All of them. The host at an address is asked where the fiftieth page of a list begins.</summary>
    public static async Task<IReadOnlyList<Workload>> AllAsync(HttpClient client, string host) =>
        [
            new("fund", Request(Question.Document, new { fund = "fund-" + Turn }))
            {
                PostGraphileBody = Request(
                    $$"""
                    query($fund: String!) { corePartnershipBySlug(slug: "bench") { name
                      grantsFundsByPartnershipId(condition: { slug: $fund }, first: 1) { nodes { name
                        coreOrganisationByAccountableBodyId { name gssCode } freeRevenue freeCapital {{Pence}}
                        grantsAllocationsByFundId(first: 20, orderBy: NUMBER_ASC) { totalCount nodes { title kind {{Pence}} } pageInfo {
                          hasNextPage } } } } } }
                    """,
                    new { fund = "fund-" + Turn }
                ),
            },
            new(
                "nested-money",
                Request(
                    """
                    { partnership(slug: "bench") { funds(first: 20) { nodes { name allocations(first: 20) {
                      nodes { title kind revenue { amount } capital { amount } total { amount } } } } } } }
                    """,
                    extensions: new { turn = Turn }
                )
            )
            {
                PostGraphileBody = Nested("title kind " + Pence),
            },
            new(
                "nested",
                Request(
                    """{ partnership(slug: "bench") { funds(first: 20) { nodes { name allocations(first: 20) { nodes { title kind } } } } } }""",
                    extensions: new { turn = Turn }
                )
            )
            {
                PostGraphileBody = Nested("title kind"),
            },
            new(
                "home",
                Request(
                    """
                    { partnership(slug: "bench") { allocations(first: 5) { total { total { total { amount } } paid { total { amount } } }
                      nodes { title setAside fund { name } total { amount } state } } awardSummary { count recipients total { amount } } } }
                    """,
                    extensions: new { turn = Turn }
                )
            ),
            await PageAsync(client, host),
            new("name", Request("""{ partnership(slug: "bench") { name } }"""))
            {
                PostGraphileBody = Request("""{ corePartnershipBySlug(slug: "bench") { name } }"""),
            },
            new("repeated", Request(Question.Document, new { fund = Generator.Slug(1) })),
            // The last one, because it changes what the others read.
            new("writes", Request(Question.Document, new { fund = "fund-" + Turn }))
            {
                IsForMercurius = false,
                Write = Request(
                    """
                    mutation($input: AllocateGrantInput!) {
                      allocateGrant(input: $input) { allocation { title total { amount } } errors { code message } } }
                    """,
                    new
                    {
                        input = new
                        {
                            partnership = Generator.Partnership,
                            fund = "fund-" + Turn,
                            title = "For a pound",
                            revenue = "1.00",
                        },
                    }
                ),
            },
        ];

    /// <summary>A change that is every tenth request, sent with <see cref="Generator.Key"/>.</summary>
    public string? Write { get; init; }

    /// <summary>What PostGraphile is asked for the same. Null if it is not asked.</summary>
    public string? PostGraphileBody { get; init; }

    /// <summary>Whether Mercurius is asked: it has no changes, and cursors are each server's own.</summary>
    public bool IsForMercurius { get; init; } = true;

    public bool IsFor(Side side) =>
        side.Name switch
        {
            Side.Mercurius => IsForMercurius,
            Side.PostGraphile => PostGraphileBody is not null,
            _ => true,
        };

    /// <summary>The request of all turns.</summary>
    public string BodyFor(Side side) => side.Name == Side.PostGraphile ? PostGraphileBody! : Body;

    /// <summary>The request of one turn.</summary>
    public static string At(string body, int turn) => body.Replace(Turn, Generator.Digits(turn), StringComparison.Ordinal);

    /// <summary>Whether a rival answers as the host does: the same bytes, or as many names and titles in PostGraphile's own shape.</summary>
    public static bool IsAlike(string ours, string theirs, Side rival) =>
        rival.Name == Side.PostGraphile
            ? Count(ours, "\"name\":") == Count(theirs, "\"name\":") && Count(ours, "\"title\":") == Count(theirs, "\"title\":")
            : ours == theirs;

    private static int Count(string answer, string property) => answer.AsSpan().Count(property);

    private static string Nested(string fields) =>
        Request(
            $$"""
            { corePartnershipBySlug(slug: "bench") { grantsFundsByPartnershipId(first: 20, orderBy: SLUG_ASC) { nodes { name
              grantsAllocationsByFundId(first: 20, orderBy: NUMBER_ASC) { nodes { {{fields}} } } } } } }
            """,
            extensions: new { turn = Turn }
        );

    // What follows 49 pages of twenty, by title. The hand-written answer is given the last title before it.
    private static async Task<Workload> PageAsync(HttpClient client, string host)
    {
        const string page = """
            query($first: Int!, $after: String) { partnership(slug: "bench") {
              allocations(first: $first, after: $after, filter: { kind: PROJECT }, orderBy: { field: TITLE }) {
                nodes { title kind } pageInfo { hasNextPage } } } }
            """;
        var walk = page.Replace("hasNextPage", "endCursor", StringComparison.Ordinal);
        string? after = null;
        var title = "";
        foreach (var first in Enumerable.Repeat(98, 10))
        {
            using var response = await client.PostAsync(
                new Uri(host),
                JsonContent.Create(new { query = walk, variables = new { first, after } })
            );
            var list = (await response.Content.ReadFromJsonAsync<JsonNode>())!["data"]!["partnership"]!["allocations"]!;
            (after, title) = ((string)list["pageInfo"]!["endCursor"]!, (string)list["nodes"]!.AsArray()[^1]!["title"]!);
        }

        return new("page-50", Request(page, new { first = 20, after }, new { turn = Turn, title })) { IsForMercurius = false };
    }

    private static string Request(string query, object? variables = null, object? extensions = null) =>
        JsonSerializer.Serialize(
            new
            {
                query,
                variables,
                extensions,
            },
            Json
        );
}
