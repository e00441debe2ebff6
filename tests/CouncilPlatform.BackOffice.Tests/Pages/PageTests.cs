using System.Net;
using System.Text.RegularExpressions;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Pages;

/// <summary>The pages of shared services, as the public reads them.</summary>
public sealed partial class PageTests
{
    [Fact]
    [Trait("case", "B1")]
    public async Task What_a_report_only_explores_is_marked_and_the_page_names_who_delivers()
    {
        await using var host = await ModuleHost.StartAsync<BackOfficeModule>(demonstration: true);

        var services = await ReadAsync(host, "/partnerships/lancashire/services");
        var procurement = await ReadAsync(host, AddressOf(services, "Procurement"));

        Assert.Equal(LancashireMenu.Explored.Length, Count(services, ">Explored</strong>"));
        Assert.Equal(19 - LancashireMenu.Explored.Length, Count(services, ">Proposed</strong>"));
        // Only services of which it is known.
        var delivered = services[services.IndexOf(">Who delivers to whom<", StringComparison.Ordinal)..];
        Assert.Contains(">Economic Development<", delivered, StringComparison.Ordinal);
        Assert.DoesNotContain(">Procurement<", delivered, StringComparison.Ordinal);
        Assert.Contains("Burnley Borough Council, Chorley Borough Council, Fylde Borough Council", services, StringComparison.Ordinal);
        Assert.Contains(">Explored</strong>", procurement, StringComparison.Ordinal);
        Assert.Contains("Lead authority", procurement, StringComparison.Ordinal);
        Assert.Contains("Explore the AGMA model", procurement, StringComparison.Ordinal);
        Assert.DoesNotContain("Parts of the service", procurement, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("case", "B24")]
    [Trait("case", "B29")]
    public async Task The_memorandum_and_its_saving_are_as_the_report_gives_them()
    {
        await using var host = await ModuleHost.StartAsync<BackOfficeModule>(demonstration: true);

        var home = await ReadAsync(host, "/partnerships/breckland-south-holland");
        var agreement = await ReadAsync(host, AddressOf(home, "Memorandum of Agreement"));
        var savings = await ReadAsync(host, "/partnerships/breckland-south-holland/savings");

        Assert.Contains("almost £750,000 a year", home, StringComparison.Ordinal);
        Assert.Contains("Breckland District Council, South Holland District Council", agreement, StringComparison.Ordinal);
        Assert.Contains("6 months", agreement, StringComparison.Ordinal);
        Assert.Contains("No last day is recorded.", agreement, StringComparison.Ordinal);
        Assert.Contains("Joint staff are allocated in a fair and reasonable way.", agreement, StringComparison.Ordinal);
        Assert.DoesNotContain("How it is being ended", agreement, StringComparison.Ordinal);
        Assert.Contains("almost £750,000 a year", savings, StringComparison.Ordinal);
        Assert.Contains("It is already in the base budget, so it is not new.", savings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services")]
    [InlineData("agreements")]
    [InlineData("savings")]
    [InlineData("appraisals")]
    [InlineData("contracts")]
    [InlineData("shared-posts")]
    public async Task The_public_does_not_find_pages_of_an_unpublished_partnership(string page)
    {
        await using var host = await ModuleHost.StartAsync<BackOfficeModule>();
        await host.CreatePartnershipAsync("draft", published: false, "backoffice");

        using var answer = await host.Client.GetAsync(
            new Uri($"/partnerships/draft/{page}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Days_count_down_to_the_last_day_to_give_notice_and_to_the_end_and_the_next_to_end_is_first()
    {
        await using var pair = await Pair.StartAsync(Providers.Sqlite);
        await pair.AgreeAsync();
        await pair.DoAsync(
            "draftAgreement",
            $$"""
            slug: "waste", title: "Waste services", form: CONSORTIUM, parties: ["{{Pair.First}}", "{{Pair.Second}}"],
            purpose: "Shared waste services", legalPower: "Local Government Act 1972, section 101", startsOn: "2012-04-01",
            endsOn: "2022-03-31", noticeMonths: 3
            """
        );
        await pair.DoAsync("concludeAgreement", """agreement: "waste", on: "2012-03-01" """, key: pair.Other);

        var lines = await FileAsync();
        var page = await ReadAsync(pair.Host, "/partnerships/pair/agreements");
        var agreement = await ReadAsync(pair.Host, AddressOf(page, "Waste services"));

        Assert.StartsWith("Waste services,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",2021-12-31,91,2022-03-31,181", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Memorandum of Agreement,", lines[2], StringComparison.Ordinal);
        Assert.Contains("Days left: 91", page, StringComparison.Ordinal);
        Assert.Contains("Days left: 181", page, StringComparison.Ordinal);
        Assert.Contains("Days left to give notice", agreement, StringComparison.Ordinal);
        Assert.DoesNotContain("No last day is recorded.", agreement, StringComparison.Ordinal);
        Assert.Contains("31 December 2021", agreement, StringComparison.Ordinal);

        pair.Time.Advance(TimeSpan.FromDays(100));
        Assert.Contains(",2021-12-31,,2022-03-31,81", (await FileAsync())[1], StringComparison.Ordinal);

        async Task<string[]> FileAsync() =>
            (await pair.Host.GetAsync("/partnerships/pair/agreements/agreements.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    [Trait("case", "B14")]
    public async Task An_options_appraisal_shows_scores_weights_and_what_would_change_the_result()
    {
        await using var pair = await Pair.StartAsync(Providers.Sqlite);
        await pair.AppraiseAsync();

        var list = await ReadAsync(pair.Host, "/partnerships/pair/appraisals");
        var page = await ReadAsync(pair.Host, AddressOf(list, "Options for shared management"));

        Assert.Contains("A new local partnership", page, StringComparison.Ordinal);
        Assert.Contains("24 points", page, StringComparison.Ordinal);
        Assert.Contains("points with the weights of First District", page, StringComparison.Ordinal);
        var totals = await pair.Host.GetAsync(AddressOf(list, "Options for shared management") + "/totals.csv");
        Assert.Contains("A new local partnership,1,9,24,", totals, StringComparison.Ordinal);
        Assert.Contains("changes which option is first.", page, StringComparison.Ordinal);
        Assert.Contains("It is not there yet", page, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(ModuleHost host, string address)
    {
        var page = WebUtility.HtmlDecode(await host.GetAsync(address));
        Assert.DoesNotContain("This part of the page cannot be shown.", page, StringComparison.Ordinal);
        return page;
    }

    private static string AddressOf(string page, string text) =>
        Links().Matches(page).First(link => link.Groups["text"].Value == text).Groups["address"].Value;

    private static int Count(string page, string text) => page.Split(text).Length - 1;

    [GeneratedRegex("href=\"(?<address>[^\"]+)\">(?<text>[^<]+)</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
