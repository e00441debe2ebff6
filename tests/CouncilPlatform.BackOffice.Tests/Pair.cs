using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Core.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.BackOffice.Tests;

/// <summary>
/// A host whose clock the test sets, with the partnership "pair" of two district councils and a county. The clock stands at noon on 1
/// October 2021.
/// </summary>
internal sealed class Pair : PartnershipFixture
{
    public const string First = "E07000143";

    public const string Second = "E07000140";

    public const string County = "E10000020";

    /// <summary>A district that is no member.</summary>
    public const string Stranger = "E07000999";

    private readonly string _operator;
    private readonly Dictionary<string, string> _acting = new(StringComparer.Ordinal);

    private Pair(ModuleHost host, TestClock time, string first, string other)
        : base(host, "pair")
    {
        Time = time;
        (_operator, Other) = (first, other);
    }

    public TestClock Time { get; }

    /// <summary>The key of somebody else than who writes where a test does not say, for what needs a second person.</summary>
    public string Other { get; }

    protected override string Reader => _operator;

    public static async Task<Pair> StartAsync(string provider, string now = "2021-10-01T12:00:00Z")
    {
        var time = new TestClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        var host = await ModuleHost.StartAsync<BackOfficeModule>(provider, s => s.AddSingleton<TimeProvider>(time));
        await host.AddOrganisationAsync(First, "First District");
        await host.AddOrganisationAsync(Second, "Second District");
        await host.AddOrganisationAsync(County, "The County Council", OrganisationKind.County);
        await host.AddOrganisationAsync(Stranger, "Stranger District");
        await host.CreatePartnershipAsync("pair", published: true, "backoffice");
        var pair = new Pair(host, time, await host.KeyAsync(), await host.KeyAsync());
        foreach (var council in new[] { First, Second, County })
        {
            await pair.DoAsync("addMember", $"""organisation: "{council}", role: MEMBER""");
        }

        return pair;
    }

    /// <summary>The message of the first error.</summary>
    public async Task<string> MessageAsync(string mutation, string input, string? key = null) =>
        (string)(await SendAsync(mutation, input, key: key))["errors"]!.AsArray()[0]!["message"]!;

    /// <summary>The key of an administrator who acts for an organisation; who writes where a test does not say is the operator.</summary>
    public async Task<string> ActingAsync(string organisation) =>
        _acting.TryGetValue(organisation, out var key)
            ? key
            : _acting[organisation] = await Host.KeyAsync("pair", Role.Administrator, organisation);

    /// <summary>The key of somebody who holds offices in a council.</summary>
    public async Task<string> OfficerAsync(string council, params IReadOnlyList<string> offices)
    {
        var before = await KeysAsync();
        var key = await Host.KeyAsync("pair", Role.Approver, council);
        var holder = (await KeysAsync()).Except(before).Single();
        foreach (var office in offices)
        {
            await DoAsync("appoint", $"""office: {office}, organisation: "{council}", holder: "{holder}" """);
        }

        return key;

        async Task<IReadOnlyList<string>> KeysAsync() =>
            [.. (await ReadAsync("keys(first: 100) { nodes { id } }"))["keys"]!["nodes"]!.AsArray().Select(k => (string)k!["id"]!)];
    }

    /// <summary>The memorandum "memorandum" of both councils from 2010, with termination clause 8, agreed.</summary>
    public async Task<string> AgreeAsync()
    {
        var id = await IdAsync(
            "draftAgreement",
            $$"""
            slug: "memorandum", title: "Memorandum of Agreement", form: MEMORANDUM, aliases: ["Memorandum of Association"],
            parties: ["{{First}}", "{{Second}}"], purpose: "Shared management", legalPower: "Local Government Act 1972, section 113",
            startsOn: "2010-11-01"
            """,
            "agreement"
        );
        await DoAsync(
            "addClause",
            """
            agreement: "memorandum", number: "8", text: "Either party may end the agreement by six months' notice.",
            terminationMonths: 6
            """
        );
        await DoAsync(
            "addClause",
            """agreement: "memorandum", number: "8.6A", text: "The time may be shortened or extended by mutual agreement." """
        );
        await DoAsync("concludeAgreement", """agreement: "memorandum", on: "2010-10-20" """, key: Other);
        return id;
    }

    /// <summary>The appraisal "future" of three options, published: 9, 7 and 4 points, and the first is recommended.</summary>
    public async Task AppraiseAsync()
    {
        await DoAsync(
            "beginAppraisal",
            $$"""
            slug: "future", title: "Options for shared management", councils: ["{{First}}", "{{Second}}"], criteria: ["Place",
              "Efficiency", "Capacity"],
            options: [{title: "A new local partnership", advantages: ["Extra capacity"], risks: ["It is not there yet"]},
              {title: "Stand alone"}, {title: "Go on as now", asIs: true, disadvantages:
              ["Its opportunities have largely been achieved"]}]
            """
        );
        foreach (var (option, ratings) in new[] { (1, "HIGH HIGH HIGH"), (2, "HIGH MEDIUM MEDIUM"), (3, "LOW LOW MEDIUM") })
        {
            foreach (var (index, rating) in ratings.Split(' ').Index())
            {
                var cell = string.Create(
                    CultureInfo.InvariantCulture,
                    $"""appraisal: "future", option: {option}, criterion: {index + 1}, rating: {rating}"""
                );
                await DoAsync("scoreOption", $"""{cell}, assessor: "Director", rationale: "Experience of sharing" """);
                await DoAsync("scoreOption", $"""{cell}, rationale: "Compared and agreed by the directors" """);
            }
        }

        await DoAsync("setWeights", $"""appraisal: "future", council: "{First}", weights: [2, 3, 2]""");
        await DoAsync("setWeights", $"""appraisal: "future", council: "{Second}", weights: [3, 2, 2]""");
        await DoAsync("setWeights", """appraisal: "future", weights: [3, 3, 2]""");
        foreach (var council in new[] { First, Second })
        {
            await DoAsync(
                "approveConsensus",
                $"""appraisal: "future", council: "{council}", on: "2021-01-20" """,
                key: await ActingAsync(council)
            );
        }

        await DoAsync("recommendOption", """appraisal: "future", option: 1""");
        await DoAsync("publishAppraisal", """appraisal: "future", on: "2021-01-25" """, key: Other);
    }

    /// <summary>A body of a council, and what it decided on a subject: the decision's id.</summary>
    public async Task<string> DecideAsync(string subject, string council, string on, string type = "APPROVE", string more = "")
    {
        var body = await IdAsync(
            "addBody",
            $"""name: "Council {council} {on} {type} {subject}", kind: COMMITTEE, organisation: "{council}" """,
            "body"
        );
        var decision = await IdAsync("proposeDecision", $"""body: "{body}", title: "Matter", subject: "{subject}" """, "decision");
        await DoAsync("submitDecision", $"""decision: "{decision}" """);
        await DoAsync("recordDecision", $"""decision: "{decision}", type: {type}, on: "{on}", {more}""", key: Other);
        return decision;
    }

    protected override Task<string> WriterAsync() => Task.FromResult(_operator);
}
