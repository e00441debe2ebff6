using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>A joint action plan from a spreadsheet to the report for scrutiny, and a recommendation that gets its answer.</summary>
public sealed class PolicyOfficerTests
{
    private const string Partnership = "South Lakeland Joint Working";
    private const string Council = "South Lakeland District Council";
    private const string Action = "Open a warm room in every town hall";
    private const string Recommendation = "Warm rooms stay open until nine in the evening.";

    [Theory]
    [InlineData(Providers.Sqlite, true)]
    [InlineData(Providers.PostgreSql, false)]
    public async Task From_a_spreadsheet_to_the_answer_of_the_executive(string provider, bool javaScript)
    {
        // Also with scripts, nobody touches the mouse.
        await using var journey = await Journey.StartAsync(
            provider,
            javaScript,
            byKeyboard: true,
            new DateTimeOffset(2015, 12, 1, 9, 30, 0, TimeSpan.Zero),
            typeof(LocalityPlansModule)
        );
        var officer = await journey.SignInAsync($"Officer of {Council}", Partnership);
        await ImportAsync(officer);
        await FollowUpAsync(officer);
        await ReportAsync(officer);
        await RecommendAsync(officer);
        await AnswerAsync(await journey.SignInAsync($"Approver of {Council}", Partnership));
        await LinkAsync(officer);
        journey.AssertQuiet();
    }

    private static async Task ImportAsync(BrowserUser officer)
    {
        await officer.FollowAsync("Joint action plans");
        await officer.ActAsync("Create a joint action plan");
        await officer.FillAsync("Name of the plan", "Winter action plan");
        await officer.FillAsync("Council 1 > Council", "South Lakeland District Council");
        await officer.FillAsync("Council 1 > The council's own plan that includes it", "Council Plan");
        await officer.SendAsync("Create a joint action plan");
        await officer.FollowAsync(Partnership, "Import a file", "Import Actions: a file");
        await SendAsync(officer, "Someday working");
        await officer.UntilAsync("The file has 1 fault");
        await officer.FollowAsync("Send the corrected file");
        await SendAsync(officer, "Future working");
        await officer.PressOnceItIsThereAsync("Import: 2 new, 0 changed");
        await officer.UntilAsync("Imported");
    }

    private static async Task SendAsync(BrowserUser officer, string kind)
    {
        await officer.ChooseFileAsync(
            "File",
            "actions.csv",
            $"""
            Theme,Opportunity,Kind,Action,Key dates
            Winter,Warm rooms,{kind},{Action},by January 2016
            ,,Future working,Tell people where they are,December 2015
            """
        );
        await officer.FillAsync("Plan", "winter-action-plan");
        await officer.PressAsync("Check the file");
    }

    private static async Task FollowUpAsync(BrowserUser officer)
    {
        await officer.FollowAsync(Partnership, "Joint action plans", "Winter action plan", Action);
        await officer.ActAsync("Change the action");
        await officer.PressAsync("Add one to owners");
        await officer.FillAsync("Owner 1 > Council", "South Lakeland District Council");
        await officer.FillAsync("Owner 1 > Post", "Facilities Manager");
        await officer.SendAsync("Change the action");
        await officer.FollowAsync(Action);
        await officer.ReadsAsync("Facilities Manager", "by January 2016");

        // The owner and the key date are there when the action is changed again.
        await officer.ActAsync("Change the action");
        Assert.Equal("Facilities Manager", await officer.ValueAsync("Owner 1 > Post"));
        Assert.Equal("by January 2016", await officer.ValueAsync("Key date 1"));
        await officer.SendAsync("Change the action");
        await officer.FollowAsync("Record progress");
        await officer.FillAsync("What happened", "Started");
        await officer.FillAsync("Day", "1 12 2015");
        await officer.FillAsync("In words", "Three rooms are open.");
        await officer.SendAsync("Record progress");
        await officer.FollowAsync(Action);
        await officer.ReadsAsync("Three rooms are open.");
    }

    private static async Task ReportAsync(BrowserUser officer)
    {
        await officer.FollowAsync("Joint action plans", "Winter action plan");
        await officer.ActAsync("Record a monitoring report");
        await officer.FillAsync("Name of the report", "Winter, first report");
        await officer.FillAsync("As at", "1 12 2015");
        await officer.FillAsync("Report to", "Overview and Scrutiny Committee");
        await officer.SendAsync("Record a monitoring report");
        await officer.FollowAsync("Winter, first report");
        await officer.ReadsAsync(Action);
    }

    private static async Task RecommendAsync(BrowserUser officer)
    {
        await officer.FollowAsync("Recommendations");
        await officer.ActAsync("Record a recommendation");
        await officer.FillAsync("Recommendation", Recommendation);
        await officer.FillAsync("Kind", "Recommendation");
        await officer.FillAsync("Who made it > Body", "Overview and Scrutiny Committee");
        await officer.FillAsync("Who made it > When", "1 12 2015");
        await officer.FillAsync("Who made it > Document", "Minutes of 1 December 2015");
        await officer.FillAsync("Role that is responsible", "Head of Facilities");
        await officer.FillAsync("Council of that role", "South Lakeland District Council");
        await officer.SendAsync("Record a recommendation");
        await officer.FollowAsync(Recommendation);
        await officer.ReadsAsync("Awaiting response");
        Assert.DoesNotContain("Record that it was carried out", await officer.ActionsAsync());
    }

    private static async Task AnswerAsync(BrowserUser approver)
    {
        await approver.FollowAsync("Recommendations", Recommendation);
        await approver.ActAsync("Record the answer of the executive");
        await approver.FillAsync("Body that answered", $"{Council} Cabinet");
        await approver.FillAsync("Answer", "Accepted");
        await approver.FillAsync("Day", "1 12 2015");
        await approver.SendAsync("Record the answer of the executive");
        await approver.FollowAsync(Recommendation);
        await approver.ReadsAsync("Accepted");
        Assert.DoesNotContain("Record the answer of the executive", await approver.ActionsAsync());
    }

    private static async Task LinkAsync(BrowserUser officer)
    {
        await officer.FollowAsync(Partnership, "Joint action plans", "Winter action plan", Action);
        await officer.ActAsync("Link an action that carries it out");
        await officer.FillAsync("Recommendation", Recommendation);
        await officer.SendAsync("Link an action that carries it out");
        await officer.FollowAsync(Recommendation);
        await officer.ReadsAsync(Action);
        await officer.ActAsync("Record that it was carried out");
        await officer.FillAsync("Day", "1 12 2015");
        await officer.FillAsync("Evidence", "Opening hours on the web site");
        await officer.SendAsync("Record that it was carried out");
    }
}
