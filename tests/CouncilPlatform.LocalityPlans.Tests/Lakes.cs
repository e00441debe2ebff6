using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests;

/// <summary>
/// A host whose clock the test sets, with the partnership "lakes" of a district, a neighbour and a county. The clock stands at noon on 1
/// March 2017 unless the test says otherwise. An officer of the district writes where a test does not say.
/// </summary>
internal sealed class Lakes : PartnershipFixture
{
    public const string District = "E07000031";

    public const string Neighbour = "E07000030";

    public const string County = "E10000006";

    public const string Parish = "E04000001";

    private Lakes(ModuleHost host, TestClock time, string @operator, string officer, string county, string administrator)
        : base(host, "lakes")
    {
        Time = time;
        Operator = @operator;
        Officer = officer;
        CountyOfficer = county;
        Administrator = administrator;
    }

    public TestClock Time { get; }

    /// <summary>The platform's operator, for what a test only needs to be there.</summary>
    public string Operator { get; }

    /// <summary>An officer of the district.</summary>
    public string Officer { get; }

    public string CountyOfficer { get; }

    /// <summary>An administrator who acts for no organisation.</summary>
    public string Administrator { get; }

    protected override string Reader => Officer;

    public static async Task<Lakes> StartAsync(
        string provider,
        bool published = true,
        System.Action<IServiceCollection>? services = null,
        string now = "2017-03-01T12:00:00Z"
    )
    {
        var time = new TestClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        var host = await ModuleHost.StartAsync<LocalityPlansModule>(
            provider,
            s =>
            {
                s.AddSingleton<TimeProvider>(time);
                services?.Invoke(s);
            }
        );
        var key = await host.KeyAsync();
        foreach (
            var (name, kind, code) in new[]
            {
                ("Lakes District Council", "DISTRICT", District),
                ("Vale District Council", "DISTRICT", Neighbour),
                ("The County Council", "COUNTY", County),
                ("Town Council", "TOWN_OR_PARISH", Parish),
            }
        )
        {
            await host.DataAsync(
                $$"""
                mutation { registerOrganisation(input: {name: "{{name}}", kind: {{kind}},
                gssCode: "{{code}}"}) { errors { message } } }
                """,
                key
            );
        }

        await host.CreatePartnershipAsync("lakes", published, "localityplans");
        var lakes = new Lakes(
            host,
            time,
            key,
            await host.KeyAsync("lakes", Role.Officer, District),
            await host.KeyAsync("lakes", Role.Officer, County),
            await host.KeyAsync("lakes", Role.Administrator)
        );
        foreach (var code in new[] { District, Neighbour, County })
        {
            await lakes.DoAsync("addMember", $"""organisation: "{code}", role: MEMBER""", key: lakes.Administrator);
        }

        return lakes;
    }

    /// <summary>The action plan "plan" of district and county, with one theme and one opportunity, whose id it gives.</summary>
    public async Task<string> AddPlanAsync()
    {
        await DoAsync(
            "createActionPlan",
            $$"""
            slug: "plan", title: "Joint action plan", source: "A report of 27 May 2015", councils: [{council: "{{District}}",
            strategicPlan: "Council Plan"}, {council: "{{County}}", strategicPlan: "Area Plan"}]
            """
        );
        var theme = await IdAsync("addTheme", """actionPlan: "plan", title: "Joint priorities" """, "theme");
        return await IdAsync("addOpportunity", $"""theme: "{theme}", title: "Establishing joint priorities" """, "opportunity");
    }

    /// <summary>Adds an action with a named owner in both councils.</summary>
    public Task<string> AddActionAsync(string opportunity, string title, string keyDate, string more = "") =>
        IdAsync(
            "addAction",
            $$"""
            opportunity: "{{opportunity}}", title: "{{title}}", kind: FUTURE_WORKING, keyDates: ["{{keyDate}}"],
            owners: [{council: "{{District}}", post: "Policy Officer"}, {council: "{{County}}", post: "Area Manager"}], {{more}}
            """,
            "action",
            Operator
        );

    protected override Task<string> WriterAsync() => Task.FromResult(Officer);
}
