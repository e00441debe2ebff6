using System.Net;
using System.Text.RegularExpressions;
using CouncilPlatform.Grants.Tests.Awards;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Pages;

/// <summary>The pages of grants, as the public gets them.</summary>
public sealed partial class GrantPageTests
{
    private const string Lancaster = "/partnerships/lancaster-district";

    [Fact]
    public async Task A_fund_shows_its_streams_what_others_contribute_and_where_a_report_differs()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        var address = LinkTo("fund", await OpenAsync(host, Lancaster + "/funds"), "Performance Reward Grant");

        var fund = await OpenAsync(host, address);
        var ledger = await host.GetAsync(address + "/ledger.csv");

        Has(fund, "£27,535.40", "£89,910.60", "£117,446.00");
        Has(fund, "10:1", "£1,000,000.00", "£300,000.00");
        var contributed = fund[
            fund.IndexOf(">Match funding<", StringComparison.Ordinal)..fund.IndexOf(">What the projects", StringComparison.Ordinal)
        ];
        Has(contributed, "Not expected");
        Assert.DoesNotMatch("£0\\.00|\\b0:1", contributed);
        Has(fund, "£647.5K", "£647,446.00", "£54.00", "paragraph 2.7");
        Has(fund, "Saved by local people from reduced energy bills: at least £200,000.00 a year", "Homes insulated: at least 2,000 homes");
        Has(fund, "Lancashire County Council element", "Performance Reward Grant protocol, criteria widened");
        Assert.Equal(19, ledger.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task An_allocation_shows_its_money_its_priorities_and_what_it_is_to_achieve()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        var all = await OpenAsync(host, Lancaster + "/allocations");

        var warmHomes = await OpenAsync(host, LinkTo("allocation", all, "Warm Homes"));
        var hydro = await OpenAsync(host, LinkTo("allocation", all, "Hydroelectricity"));
        var fee = await OpenAsync(host, LinkTo("allocation", all, "Administration Fee to City Council"));

        Has(all, "£530,000.00", "<span class=\"platform-note\">Administration</span>");
        Assert.DoesNotMatch("<th[^>]*>\\s*Kind", all);
        Has(await host.GetAsync(Lancaster + "/allocations/allocations.csv"), "Project,Fund,Recipient,Kind,State,", ",Administration,");
        Has(warmHomes, "£5,000.00", "£100,000.00", "£105,000.00", "Climate change", "2,000 homes");
        Has(hydro, "£2,000,000.00", "£300,000.00", "240");
        Has(fee, "Administration", "6.99%", "3.86%", "serves no priority");
    }

    [Fact]
    public async Task The_home_of_a_partnership_has_its_grants()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);

        Has(await OpenAsync(host, Lancaster), "Allocated from funds", "£530,000.00", "Community Capital Fund");
    }

    [Fact]
    [Trait("case", "G24")]
    public async Task The_awards_of_a_real_council_are_listed_filtered_and_added_up()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var import = await host.ImportAsync(SharedData.Require("360giving/trafford-grants.json"));
        Assert.Equal(0, import.Exit);

        var awards = await OpenAsync(host, "/partnerships/trafford/awards");
        var totals = await OpenAsync(host, "/partnerships/trafford/award-totals");
        var recipients = await host.GetAsync("/partnerships/trafford/recipients/recipients.csv");

        Has(awards, "£1,291,436.54", "323", "50 of 555 are on this page.");
        Has(totals, "£1,108,110.54", "£183,326.00", "(awards: 544)", "(awards: 11)");
        Has(
            await OpenAsync(host, "/partnerships/trafford/recipients"),
            "href=\"/partnerships/trafford/awards?recipient=GB-COH-08313107\">4 Cheeky Monkeys CIC</a>"
        );
        Assert.Equal(324, recipients.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var few = await OpenAsync(host, "/partnerships/trafford/awards?least=15000&sort=AMOUNT&direction=DESCENDING");
        Assert.DoesNotContain("of 555", few, StringComparison.Ordinal);
        Assert.DoesNotContain("£1,291,436.54", few, StringComparison.Ordinal);
        Has(
            await OpenAsync(host, AwardAddress().Match(awards).Value),
            "360G-traffordmbc-",
            "Trafford",
            "href=\"/partnerships/trafford/awards?recipient="
        );
    }

    [Fact]
    public async Task A_round_says_until_when_and_how_organisations_apply()
    {
        await using var grants = await GrantRound.StartAsync(Providers.Sqlite);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        var rounds = await OpenAsync(grants.Host, "/partnerships/north/rounds");

        var round = await OpenAsync(grants.Host, LinkTo("round", rounds, "Round autumn", "north"));
        var programme = await OpenAsync(grants.Host, LinkTo("programme", rounds, "Small grants", "north"));

        Has(rounds, "Open", "30 October 2026 at 12:00pm");
        Has(round, "30 October 2026 at 12:00pm", "Lancaster City Council runs the round", "What will you do?", "£600.00");
        Has(programme, "Village halls", "Pot", "£1,000.00", "Round autumn");
        var officer = await grants.Host.KeyAsync("north", Role.Officer);
        Has(
            await grants.Host.GetAsync(LinkTo("round", rounds, "Round autumn", "north"), officer),
            "accepts applications until 30 October 2026 at 12:00pm. Wait until then."
        );
    }

    [Fact]
    public async Task Only_officers_read_what_could_be_better_about_awards()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.ImportAsync(SharedData.Require("360giving/trafford-grants.json"));
        const string address = "/partnerships/trafford/data-quality";

        using var refused = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain(address, await OpenAsync(host, "/partnerships/trafford"), StringComparison.Ordinal);
        Has(await host.GetAsync(address, await host.KeyAsync("trafford", Role.Officer)), "Unregistered recipient");
    }

    [Fact]
    public async Task A_partnership_that_is_not_published_has_no_pages_for_the_public()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await host.CreatePartnershipAsync("hidden", published: false, "grants");

        foreach (var page in new[] { "funds", "allocations", "rounds", "awards", "grant-maps" })
        {
            using var answer = await host.Client.GetAsync(
                new Uri("/partnerships/hidden/" + page, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task<string> OpenAsync(ModuleHost host, string address)
    {
        using var answer = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static void Has(string page, params string[] texts) =>
        Assert.All(texts, text => Assert.Contains(text, page, StringComparison.Ordinal));

    /// <summary>The address of the first link with a text to a page about one object.</summary>
    private static string LinkTo(string name, string page, string text, string partnership = "lancaster-district")
    {
        var link = Regex.Match(
            page,
            $"href=\"(?<address>/partnerships/{partnership}/{name}/[A-Za-z]+_[0-9a-f]{{32}})\">{Regex.Escape(text)}<",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        Assert.True(link.Success, $"No link to {text}.");
        return link.Groups["address"].Value;
    }

    [GeneratedRegex("/partnerships/trafford/award/Award_[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex AwardAddress();
}
