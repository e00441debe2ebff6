using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Rounds;

/// <summary>
/// A host whose clock the test sets, with the partnership "north", its fund "pot" of £1,000 revenue and £500 capital, the programme
/// "small" that
/// draws on all of it, and organisations that apply. The clock stands at nine on 1 September 2026.
/// </summary>
internal sealed class GrantRound : PartnershipFixture
{
    public const string Council = "E07000121";

    private readonly Dictionary<string, string> _keys = [];

    private GrantRound(ModuleHost host, TestClock time)
        : base(host, "north") => Time = time;

    public TestClock Time { get; }

    public static async Task<GrantRound> StartAsync(string provider, bool published = true)
    {
        var time = new TestClock(DateTimeOffset.Parse("2026-09-01T09:00:00+01:00", System.Globalization.CultureInfo.InvariantCulture));
        var host = await ModuleHost.StartAsync<GrantsModule>(provider, services => services.AddSingleton<TimeProvider>(time));
        await host.AddOrganisationAsync(Council, "Lancaster City Council");
        foreach (var number in Enumerable.Range(1, 6))
        {
            await host.AddOrganisationAsync(Group(number), $"Village hall {number}");
        }

        await host.CreatePartnershipAsync("north", published, "grants");
        var round = new GrantRound(host, time);
        await round.DoAsync("createFund", $"""slug: "pot", name: "Pot", source: "{Council}", accountableBody: "{Council}" """);
        await round.DoAsync("receiveFunding", """fund: "pot", revenue: "1000", capital: "500" """);
        await round.DoAsync(
            "createProgramme",
            """code: "small", title: "Small grants", purpose: "Village halls", funds: [{fund: "pot", revenue: "1000", capital: "500"}]"""
        );
        return round;
    }

    /// <summary>The code of an organisation that applies: 1 to 6.</summary>
    public static string Group(int number) => $"E0000000{number}";

    /// <summary>
    /// A key of its own label and its own person; the same one when asked again. Where no organisation is given it acts for the council,
    /// whose fund it is.
    /// </summary>
    public async Task<string> KeyAsync(string label, Role role, string? organisation = null)
    {
        if (!_keys.TryGetValue(label, out var key))
        {
            _keys.Add(label, key = await Host.KeyAsync("north", role, organisation ?? Council, label: label));
        }

        return key;
    }

    public Task<string> OfficerAsync() => KeyAsync("officer", Role.Officer);

    public Task<string> ApproverAsync() => KeyAsync("approver", Role.Approver);

    /// <summary>The key of an applicant of one of the organisations.</summary>
    public Task<string> ApplicantAsync(int number) => KeyAsync($"applicant {number}", Role.Applicant, Group(number));

    /// <summary>A round of "small", open from 1 September at noon to 30 October at noon.</summary>
    public async Task AddRoundAsync(
        string slug = "autumn",
        string more = "",
        string revenue = "600",
        string capital = "300",
        string closes = "2026-10-30T12:00",
        bool form = true
    )
    {
        await DoAsync(
            "createRound",
            $"""
            programme: "small", slug: "{slug}", title: "Round {slug}", opens: "2026-09-01T12:00", closes: "{closes}",
            revenue: "{revenue}", capital: "{capital}", {more}
            """
        );
        if (form)
        {
            await DoAsync(
                "publishForm",
                $$"""
                round: "{{slug}}", sections: [{title: "Your project", questions: [{key: "plan", text: "What will you do?",
                kind: LONG_TEXT, mostWords: 5}]}]
                """
            );
        }
    }

    /// <summary>
    /// The id of an application that was handed in: by the organisation of that number, to a round whose form is the usual one.
    /// </summary>
    public async Task<string> SubmittedAsync(int organisation, string revenue = "100", string capital = "0", string round = "autumn")
    {
        var id = await DraftAsync(organisation, revenue, capital, round);
        await DoAsync("submitApplication", $"""application: "{id}" """, key: await ApplicantAsync(organisation));
        return id;
    }

    public async Task<string> DraftAsync(int organisation, string revenue = "100", string capital = "0", string round = "autumn")
    {
        var key = await ApplicantAsync(organisation);
        var id = (string)
            (await DoAsync("startApplication", $"""round: "{round}", title: "Roof {organisation}" """, "application { id }", key))[
                "application"
            ]!["id"]!;
        await DoAsync(
            "saveApplication",
            $$"""
            application: "{{id}}", revenue: "{{revenue}}", capital: "{{capital}}", answers: [{question: "plan",
            value: "Mend the roof"}]
            """,
            key: key
        );
        return id;
    }

    /// <summary>Has the council's Cabinet approve something, by its id.</summary>
    public async Task ApproveAsync(string subject)
    {
        var (administrator, approver) = (await KeyAsync("administrator", Role.Administrator), await ApproverAsync());
        const string named = "bodies { nodes { id } }";
        if ((await ReadAsync(named))["bodies"]!["nodes"]!.AsArray().Count == 0)
        {
            await DoAsync("addBody", $"""name: "Cabinet", kind: COMMITTEE, organisation: "{Council}" """, key: administrator);
        }

        var body = (await ReadAsync(named))["bodies"]!["nodes"]![0]!["id"];
        var decision = (string)
            (await DoAsync("proposeDecision", $"""body: "{body}", title: "A grant", subject: "{subject}" """, "decision { id }"))[
                "decision"
            ]!["id"]!;
        await DoAsync("submitDecision", $"""decision: "{decision}" """);
        await DoAsync("recordDecision", $"""decision: "{decision}", type: APPROVE, on: "2026-10-30" """, key: approver);
    }

    public void SetTime(string time) => Time.SetUtcNow(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    public new async Task<JsonNode> ReadAsync(string fields, string? key = null) =>
        (await Host.DataAsync($$"""{ partnership(slug: "north") { {{fields}} } }""", key ?? await OfficerAsync()))["partnership"]!;

    /// <summary>What of an application is asked, by its id.</summary>
    public new async Task<JsonNode?> NodeAsync(string id, string fields, string? key = null) =>
        (await Host.DataAsync($$"""{ node(id: "{{id}}") { ... on Application { {{fields}} } } }""", key))["node"];

    protected override Task<string> WriterAsync() => OfficerAsync();

    protected override JsonNode ResultOf(JsonNode payload) => payload;
}
