using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>Figures of a quarter from a file to the published report, with a missed target explained, and the annual report.</summary>
public sealed class PerformanceOfficerTests
{
    private const string Partnership = "North Lanarkshire Community Planning Partnership";
    private const string Council = "North Lanarkshire Council";
    private const string Indicator = "Children living in poverty";

    [Theory]
    [InlineData(Providers.Sqlite, true)]
    [InlineData(Providers.PostgreSql, false)]
    public async Task From_a_file_of_figures_to_the_published_quarter_and_the_annual_report(string provider, bool javaScript)
    {
        await using var journey = await Journey.StartAsync(
            provider,
            javaScript,
            new DateTimeOffset(2025, 12, 1, 9, 30, 0, TimeSpan.Zero),
            typeof(CommunityPlanningModule)
        );
        var officer = await journey.SignInAsync($"Officer of {Council}", Partnership);
        await ImportAsync(officer);
        await ExplainAsync(officer);
        await AgreeAsync(officer);
        await PublishAsync(await journey.SignInAsync($"Approver of {Council}", Partnership));
        journey.AssertQuiet();
    }

    private static async Task ImportAsync(BrowserUser officer)
    {
        await officer.FollowAsync("Import a file", "Import Figures of indicators: a file");
        await officer.ChooseFileAsync(
            "File",
            "quarter.csv",
            $"""
            CPP,Indicator,Type,Year,value
            North Lanarkshire,{Indicator},Raw data,Q2 2025/26,21.4
            """
        );
        await officer.PressAsync("Check the file");
        await officer.PressOnceItIsThereAsync("Import: 1 new, 0 changed");
        await officer.UntilAsync("Imported");
    }

    private static async Task ExplainAsync(BrowserUser officer)
    {
        await officer.FollowAsync(Partnership, "Outcomes and indicators", Indicator);
        await officer.ReadsAsync("21.4");
        await officer.ActAsync("Set a target");
        await officer.FillAsync("Period", "2025/26-Q2");
        await officer.FillAsync("Target", "18");
        await officer.SendAsync("Set a target");
        await officer.FollowAsync("Comment on the target");
        await officer.FillAsync("Comment", "Rents rose faster than incomes.");
        await officer.SendAsync("Comment on the target");
        await officer.FollowAsync(Indicator);
        await officer.ReadsAsync("Missed", "Rents rose faster than incomes.");
        await officer.ActAsync("Record what is in the way");
        await officer.FillAsync("What is in the way", "Few families know which benefits they can claim.");
        await officer.SendAsync("Record what is in the way");
        await officer.FollowAsync("Record what is done about it");
        await officer.FillAsync("What is done about it", "Advisers in every school.");
        await officer.FillAsync("Responsible group", "Themed working groups");
        await officer.SendAsync("Record what is done about it");
        await officer.FollowAsync("Few families know which benefits they can claim.");
        await officer.ReadsAsync("Advisers in every school.", "Themed working groups");
    }

    private static async Task AgreeAsync(BrowserUser officer)
    {
        await officer.FollowAsync("Reports and agreements");
        await officer.ActAsync("Create an outcome agreement");
        await officer.FillAsync("Name of the agreement", "Outcome agreement 2025");
        await officer.FillAsync("Kind", "Single outcome agreement");
        await officer.FillAsync("Year in which it begins", "2025");
        await officer.FillAsync("How many financial years it covers", "3");
        await officer.SendAsync("Create an outcome agreement");
    }

    private static async Task PublishAsync(BrowserUser approver)
    {
        await approver.FollowAsync("Reports and agreements", "Outcome agreement 2025");
        await approver.ActAsync("Set the priorities");
        await approver.FillAsync("Outcome 1", "Children have the best start in life (illustrative)");
        await approver.SendAsync("Set the priorities");
        await approver.FollowAsync("Outcome agreement 2025");
        await approver.ActAsync("Publish the report of a period");
        await approver.FillAsync("Period", "2025/26-Q2");
        await approver.FillAsync("Reason", "The quarter is over.");
        await approver.SendAsync("Publish the report of a period");
        await approver.FollowAsync("Outcome agreement 2025");
        await approver.ReadsAsync("2025/26-Q2", "Rents rose faster than incomes.");
        await approver.FollowAsync("Reports and agreements");
        await approver.ActAsync("Publish the annual report");
        await approver.FillAsync("Financial year", "2024/25");
        await approver.FillAsync("Reason", "The year is over.");
        await approver.SendAsync("Publish the annual report");
        await approver.FollowAsync(Partnership, "Reports and agreements");
        await approver.ReadsAsync("2024/25");
    }
}
