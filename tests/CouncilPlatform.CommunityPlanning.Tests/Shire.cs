using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.CommunityPlanning.Performance;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.CommunityPlanning.Tests;

/// <summary>
/// A host whose clock the test sets, with the partnership "shire" of a council and a health board. The clock stands at noon on 1 June
/// 2023.
/// </summary>
internal sealed class Shire : PartnershipFixture
{
    public const string Council = "S12000050";

    public const string Health = "S08000032";

    private readonly string _approver;
    private readonly Dictionary<string, string> _acting = new(StringComparer.Ordinal);

    private Shire(ModuleHost host, TestClock time, string approver, string officer)
        : base(host, "shire")
    {
        Time = time;
        _approver = approver;
        Officer = officer;
    }

    public TestClock Time { get; }

    public string Officer { get; }

    protected override string Reader => _approver;

    /// <summary>The key of an approver who acts for an organisation; who writes where a test does not say acts for none.</summary>
    public async Task<string> ActingAsync(string organisation) =>
        _acting.TryGetValue(organisation, out var key)
            ? key
            : _acting[organisation] = await Host.KeyAsync("shire", Role.Approver, organisation);

    public static async Task<Shire> StartAsync(string provider)
    {
        var time = new TestClock(DateTimeOffset.Parse("2023-06-01T12:00:00Z", CultureInfo.InvariantCulture));
        var host = await ModuleHost.StartAsync<CommunityPlanningModule>(provider, s => s.AddSingleton<TimeProvider>(time));
        await host.AddOrganisationAsync(Council, "The Council");
        await host.AddOrganisationAsync(Health, "The Health Board");
        await host.CreatePartnershipAsync("shire", published: true, "communityplanning");
        var shire = new Shire(host, time, await host.KeyAsync("shire", Role.Approver), await host.KeyAsync("shire", Role.Officer));
        await shire.DoAsync("addReportingBody", """slug: "shire", name: "Shire", kind: PARTNERSHIP""");
        return shire;
    }

    /// <summary>As <see cref="IdAsync"/>, for what an administrator does, of an organisation or of none.</summary>
    public async Task<string> AdministerAsync(string mutation, string input, string field, string? organisation = null) =>
        await IdAsync(mutation, input, field, await Host.KeyAsync("shire", Role.Administrator, organisation));

    /// <summary>Makes an organisation a member, as long as anyone remembers.</summary>
    public Task JoinAsync(string code) => AdministerAsync("addMember", $"""organisation: "{code}", role: MEMBER""", "membership");

    /// <summary>For what is not even a valid request: the message of its GraphQL error.</summary>
    public async Task<string> FaultAsync(string mutation, string input) =>
        (string)
            (
                await Host.AskAsync(
                    $$"""mutation { {{mutation}}(input: {partnership: "shire", {{input}}}) { errors { code } } }""",
                    _approver
                )
            )["errors"]![0]!["message"]!;

    public Task<JsonNode> AskAsync(string fields) => Host.AskAsync($$"""{ partnership(slug: "shire") { {{fields}} } }""", _approver);

    /// <summary>A national outcome, and for it the local outcome "outcome".</summary>
    public async Task AddOutcomeAsync(string slug = "outcome", int number = 1)
    {
        var national = await IdAsync("addNationalOutcome", $"""number: {number}, title: "National outcome {number}" """, "nationalOutcome");
        await DoAsync("addLocalOutcome", $"""nationalOutcome: "{national}", slug: "{slug}", title: "Local {slug}" """);
    }

    public Task<string> AddIndicatorAsync(string slug, string more = "unit: PERCENT, polarity: LOW_IS_GOOD", string outcome = "outcome") =>
        IdAsync(
            "addIndicator",
            $"""localOutcome: "{outcome}", slug: "{slug}", title: "{slug}", definition: "As published", {more}""",
            "indicator"
        );

    public Task<JsonNode> RecordAsync(
        string indicator,
        string period,
        string value,
        string status = "ACTUAL",
        string body = "shire",
        string? key = null
    ) =>
        DoAsync(
            "recordObservation",
            $"""indicator: "{indicator}", body: "{body}", period: "{period}", value: "{value}", status: {status}""",
            key: key
        );

    public Task<string> SetTargetAsync(string indicator, string period, string value, string more = "") =>
        IdAsync("setIndicatorTarget", $"""indicator: "{indicator}", period: "{period}", value: "{value}", {more}""", "indicatorTarget");

    /// <summary>Imports figures as the command does.</summary>
    public Task<(int Exit, string Output, string Error)> ImportAsync(string csv, string? mapping = null) =>
        ImportAsync(Encoding.UTF8.GetBytes(csv), mapping: mapping);

    public Task<(int Exit, string Output, string Error)> ImportAsync(
        byte[] content,
        string extension = ".csv",
        string? mapping = null,
        IReadOnlyDictionary<string, string>? answers = null,
        bool preview = false
    ) =>
        Host.ImportFileAsync(
            "figures",
            "shire",
            content,
            extension,
            mapping is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["mapping"] = mapping },
            answers,
            preview,
            TestContext.Current.CancellationToken
        );

    protected override Task<string> WriterAsync() => Task.FromResult(_approver);
}
