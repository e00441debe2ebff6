using CouncilPlatform.LocalityPlans.Actions;
using CouncilPlatform.LocalityPlans.Monitoring;
using CouncilPlatform.Tests.Pages;
using Microsoft.Playwright;

namespace CouncilPlatform.LocalityPlans.Tests.MonitoringReports;

/// <summary>The page of a report, in a browser.</summary>
public sealed class MonitoringPageTests
{
    [Fact]
    [Trait("case", "L20")]
    public Task The_page_has_no_accessibility_violation_does_not_scroll_sideways_and_repeats_its_heads_in_print() =>
        PrintedPages.CheckAsync(
            MonitoringPage.Of(Partnership(), Report(), [.. Enum.GetValues<ActionStatus>().Select(Row)]),
            tables: 2,
            async page => Assert.Equal(5, await page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "Action" }).CountAsync())
        );

    [Fact]
    public void Whatever_is_written_in_a_report_stays_text() =>
        CsCheck.Check.Sample(
            CsCheck.Gen.String,
            text =>
            {
                var html = MonitoringPage.Of(Partnership(), Report(), [Row(ActionStatus.Due, text)]);
                var plain = MonitoringPage.Of(Partnership(), Report(), [Row(ActionStatus.Due, "x")]);
                Assert.Equal(Tags(plain), Tags(html));
            }
        );

    private static int Tags(string html) => html.Count(c => c is '<' or '>');

    private static MonitoringRow Row(ActionStatus status) => Row(status, $"Action that is {status}");

    private static MonitoringRow Row(ActionStatus status, string action) =>
        new()
        {
            Number = (int)status + 1,
            Theme = "Joint priorities",
            Opportunity = "Establishing joint priorities and activities",
            Action = action,
            Owners = "District: Policy Officer",
            KeyDate = "July – October 2015",
            DueBy = new(2015, 10, 31),
            Status = status,
            Reached = 1,
            Expected = 2,
        };

    private static MonitoringReport Report() =>
        new()
        {
            Number = 1,
            Title = "Joint working",
            PlanTitle = "Joint action plan",
            AsAt = new(2015, 11, 1),
            ReportedTo = "Overview and Scrutiny Committee",
            Fingerprint = new string('0', 64),
            TakenUtc = new DateTime(2015, 11, 2, 9, 0, 0, DateTimeKind.Utc),
        };

    private static Partnership Partnership() =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Slug = "lakes",
            Name = "Lakes",
            Kind = PartnershipKind.TwoTier,
            Summary = "Together.",
            Published = true,
            Modules = [],
            Version = 0,
        };
}
