using System.Net;
using System.Text.RegularExpressions;
using CouncilPlatform.BackOffice;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Grants;

namespace CouncilPlatform.Host.Tests.Pages.Described;

/// <summary>Pages that modules describe, as a visitor gets them.</summary>
public sealed partial class DescribedPageTests
{
    [Fact]
    public async Task A_page_shows_what_its_document_answers_and_its_tables_are_files_too()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        var funds = await host.GetAsync("/partnerships/lancaster-district/funds");
        var fund = FundAddress().Match(funds).Value;

        var page = await host.GetAsync(fund);

        Assert.Contains(
            "<h1 class=\"govuk-heading-l govuk-!-text-break-word\">Performance Reward Grant</h1>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("£357,535.40", page, StringComparison.Ordinal);
        Assert.Contains("Warm Homes", page, StringComparison.Ordinal);
        var csv = await host.GetAsync(fund + "/allocations.csv?sort=TITLE&direction=DESCENDING");
        var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Project,Recipient,State,Revenue,Capital,Total", lines[0]);
        Assert.Equal("Warm Homes,,Committed,5000.00,100000.00,105000.00", lines[1]);
        Assert.Equal(8, lines.Length);
    }

    [Fact]
    public async Task A_list_in_a_row_is_written_in_one_cell_and_panels_with_nothing_to_show_are_left_out()
    {
        await using var host = await ModuleHost.StartAsync<BackOfficeModule>(demonstration: true);

        var home = await host.GetAsync("/partnerships/breckland-south-holland");
        var csv = await host.GetAsync("/partnerships/breckland-south-holland/agreements/agreements.csv");

        Assert.Contains("\"Breckland District Council, South Holland District Council\"", csv, StringComparison.Ordinal);
        Assert.Contains("Agreements that end next", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Agreements that end next", await host.GetAsync("/partnerships/lancashire"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_without_data_takes_no_room_on_the_home_and_a_list_leads_to_its_whole_filtered()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        await host.CreatePartnershipAsync("new", published: true, "grants");

        var home = await host.GetAsync("/partnerships/new");
        var fund = await host.GetAsync(FundAddress().Match(await host.GetAsync("/partnerships/lancaster-district/funds")).Value);

        Assert.DoesNotContain("platform-section\">Grants", home, StringComparison.Ordinal);
        Assert.DoesNotContain("£0.00", home, StringComparison.Ordinal);
        Assert.Contains("platform-section\">Grants", await host.GetAsync("/partnerships/lancaster-district"), StringComparison.Ordinal);
        Assert.Matches("href=\"/partnerships/lancaster-district/allocations\\?fund=[a-z-]+\">Allocations</a>", fund);
    }

    [Fact]
    public async Task Words_of_a_value_have_their_own_capitals()
    {
        await using var host = await ModuleHost.StartAsync<CommunityPlanningModule>(demonstration: true);
        var outcomes = await host.GetAsync("/partnerships/north-lanarkshire/outcomes");
        var pages = new List<string>();
        foreach (Match indicator in IndicatorAddress().Matches(outcomes))
        {
            pages.Add(await host.GetAsync(indicator.Value));
        }

        Assert.Contains(pages, p => p.Contains("United Kingdom", StringComparison.Ordinal));
        Assert.DoesNotContain(pages, p => p.Contains("United kingdom", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/partnerships/lancaster-district/nothing")]
    [InlineData("/partnerships/lancaster-district/fund")]
    [InlineData("/partnerships/lancaster-district/fund/Fund_00000000000000000000000000000000")]
    [InlineData("/partnerships/lancaster-district/fund/Body_00000000000000000000000000000000")]
    [InlineData("/partnerships/lancaster-district/funds/Fund_00000000000000000000000000000000")]
    [InlineData("/partnerships/nowhere/funds")]
    [InlineData("/partnerships/lancashire/funds")]
    [InlineData("/partnerships/lancaster-district/funds/nothing.csv")]
    [InlineData("/partnerships/lancaster-district/fund/Fund_00000000000000000000000000000000/allocations.csv")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        await using var host = await ModuleHost.StartAsync([typeof(GrantsModule), typeof(BackOfficeModule)], demonstration: true);

        using var answer = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_filter_that_does_not_exist_is_left_out_and_the_page_says_so()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);

        var page = await host.GetAsync("/partnerships/lancaster-district/bodies?kind=COMMITTEE");
        var wrong = await host.GetAsync("/partnerships/lancaster-district/bodies?kind=PARLIAMENT");

        Assert.DoesNotContain("LSP Board", page, StringComparison.Ordinal);
        Assert.Contains("LSP Board", wrong, StringComparison.Ordinal);
        Assert.Contains("The address has a value that this filter does not know.", wrong, StringComparison.Ordinal);
    }

    [GeneratedRegex("/partnerships/north-lanarkshire/indicator/Indicator_[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex IndicatorAddress();

    [GeneratedRegex("/partnerships/lancaster-district/fund/Fund_[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex FundAddress();
}
