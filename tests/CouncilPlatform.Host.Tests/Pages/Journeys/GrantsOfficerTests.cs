using CouncilPlatform.Grants;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>A grant from the fund to its closure, as the people do it who have a part in it: with pages and forms alone.</summary>
public sealed class GrantsOfficerTests
{
    private const string Partnership = "Lancaster District Local Strategic Partnership";
    private const string Council = "Lancaster City Council";
    private const string Applicant = "Heron Field Gardens";
    private const string Project = "A garden for everybody";

    [Theory]
    [InlineData(Providers.Sqlite, true)]
    [InlineData(Providers.PostgreSql, false)]
    public async Task From_a_report_about_a_fund_to_the_closure_of_the_round(string provider, bool javaScript)
    {
        await using var journey = await Journey.StartAsync(
            provider,
            javaScript,
            new DateTimeOffset(2026, 12, 1, 9, 30, 0, TimeSpan.Zero),
            typeof(GrantsModule)
        );
        await CreateFundAsync(journey);
        await AllocateAsync(journey);
        await OpenRoundAsync(journey);
        var applicant = await ApplyAsync(journey);
        await AssessAsync(journey);
        await AwardAsync(journey);
        applicant = await AgreeAsync(journey, applicant);
        applicant = await PayAsync(journey, applicant);
        await MonitorAsync(journey, applicant);
        await CloseAsync(journey);
        await MapAsync(journey);
        journey.AssertQuiet();
    }

    private static Task<BrowserUser> OfficerAsync(Journey journey) => journey.SignInAsync($"Officer of {Council}", Partnership);

    private static Task<BrowserUser> ApproverAsync(Journey journey) => journey.SignInAsync($"Approver of {Council}", Partnership);

    private static async Task CreateFundAsync(Journey journey)
    {
        var officer = await OfficerAsync(journey);
        await officer.FollowAsync("Funds");
        await officer.ActAsync("Create a fund");
        await officer.FillAsync("Name of the fund", "Community Fund 2026");
        await officer.FillAsync("Granted by", "Lancashire County Council");
        await officer.FillAsync("Accountable body", "Lancaster City Council");
        await officer.FillAsync(
            "What the fund may be spent on",
            "Projects of voluntary organisations, as the report of 1 December 2026 says."
        );
        await officer.SendAsync("Create a fund");
        await officer.FollowAsync("Record money that came in");
        await officer.FillAsync("Revenue", "£20,000");
        await officer.SendAsync("Record money that came in");
        await officer.FollowAsync("Community Fund 2026");
        await officer.ReadsAsync("£20,000.00");
    }

    private static async Task AllocateAsync(Journey journey)
    {
        var officer = await OfficerAsync(journey);
        await officer.FollowAsync("Funds", "Community Fund 2026");
        await officer.ActAsync("Allocate a grant");
        await officer.FillAsync("Name of the project", "Warm homes advice");
        await officer.FillAsync("Revenue", "5,000");
        await officer.SendAsync("Allocate a grant");
        await officer.FollowAsync("Record match funding or other help that is expected");
        await officer.FillAsync("Who contributes", "Local fundraising");
        await officer.FillAsync("What it is", "Cash");
        await officer.FillAsync("At least", "1,500");
        await officer.SendAsync("Record match funding or other help that is expected");
        await officer.FollowAsync("Record match funding that was received");
        await officer.FillAsync("What was received", "1,500");
        await officer.FillAsync("When", "11 2026");
        await officer.FillAsync("Evidence", "Bank statement of November");
        await officer.SendAsync("Record match funding that was received");
        await officer.FollowAsync("Local fundraising");
        await officer.ReadsAsync("Met");

        // Whoever proposed it does not commit it.
        await officer.FollowAsync("Warm homes advice");
        Assert.DoesNotContain("Commit the money", await officer.ActionsAsync());
        var approver = await ApproverAsync(journey);
        await approver.FollowAsync("Allocations", "Warm homes advice");
        await approver.ActAsync("Commit the money");
        await approver.SendAsync("Commit the money");
        await approver.FollowAsync("Warm homes advice");
        await approver.ReadsAsync("Committed");
        Assert.DoesNotContain("Commit the money", await approver.ActionsAsync());
    }

    private static async Task OpenRoundAsync(Journey journey)
    {
        var officer = await OfficerAsync(journey);
        await officer.FollowAsync("Programmes");
        await officer.ActAsync("Create a programme");
        await officer.FillAsync("Name of the programme", "Community grants");
        await officer.FillAsync("Code", "COMMUNITY");
        await officer.FillAsync("Fund 1 > Fund", "Community Fund 2026");
        await officer.FillAsync("Fund 1 > Most revenue", "12,000");
        await officer.SendAsync("Create a programme");
        await officer.FollowAsync(Partnership, "Rounds");
        await officer.ActAsync("Create a round");
        await officer.FillAsync("Programme", "Community grants");
        await officer.FillAsync("Name of the round", "Community grants, winter");
        await officer.PressAsync("Continue");
        await officer.FillAsync("Opens", "2026-12-01T09:00");
        await officer.FillAsync("Closes", "2026-12-18T12:00");
        await officer.PressAsync("Continue");
        await officer.FillAsync("Revenue to award", "12,000");
        await officer.PressAsync("Continue");
        await officer.PressAsync("Add one to criteria");
        await officer.FillAsync("Criterion 1 > What is scored", "Need");
        await officer.FillAsync("Criterion 1 > Most points", "10");
        await officer.FillAsync("Criterion 1 > Weight", "2");
        await officer.PressAsync("Add another to criteria");
        await officer.FillAsync("Criterion 2 > What is scored", "Value for money");
        await officer.FillAsync("Criterion 2 > Most points", "5");
        await officer.FillAsync("Criterion 2 > Weight", "1");
        await officer.SendAsync("Create a round");
        await officer.FollowAsync("Publish the form");
        await officer.PressAsync("Add one to eligibility questions");
        await officer.FillAsync("Eligibility question 1 > Question", "Does your organisation have a constitution?");
        await officer.FillAsync("Eligibility question 1 > Answer of those who may apply", "Yes");
        await officer.FillAsync("Section 1 > Title of the section", "Your project");
        await officer.PressAsync("Add one to questions");
        await officer.FillAsync("Section 1 > Question 1 > Question", "What will you do?");
        await officer.FillAsync("Section 1 > Question 1 > Kind of answer", "Long text");
        await officer.PressAsync("Add another to questions");
        await officer.FillAsync("Section 1 > Question 2 > Question", "How many people will it help?");
        await officer.FillAsync("Section 1 > Question 2 > Kind of answer", "Whole number");
        await officer.PressAsync("Add another to questions");
        await officer.FillAsync("Section 1 > Question 3 > Question", "When does it begin?");
        await officer.FillAsync("Section 1 > Question 3 > Kind of answer", "Date");
        await officer.PressAsync("Add another to questions");
        await officer.FillAsync("Section 1 > Question 4 > Question", "Do volunteers help?");
        await officer.FillAsync("Section 1 > Question 4 > Kind of answer", "Yes no");
        await officer.FillAsync("Section 1 > Question 4 > Must it be answered?", "No");
        await officer.SendAsync("Publish the form");
        await officer.FollowAsync("Community grants, winter");
        await officer.ReadsAsync("Open", "What will you do?");
    }

    private static async Task<BrowserUser> ApplyAsync(Journey journey)
    {
        var administrator = await journey.SignInAsync($"Administrator of {Council}", Partnership);
        await administrator.FollowAsync("Record or change", "Register an applicant");
        await administrator.FillAsync("Name of the organisation", Applicant);
        await administrator.FillAsync("Identifier", "GB-COH-HERON1");
        await administrator.SendAsync("Register an applicant");
        await administrator.FollowAsync(Partnership, "Record or change", "Invite a person");
        await administrator.FillAsync("Name", "Alex Example");
        await administrator.FillAsync("Role", "Applicant");
        await administrator.FillAsync("Organisation", Applicant);
        await administrator.SendAsync("Invite a person");
        var invitation = await administrator.FactAsync("Address to pass on");

        var applicant = await journey.AcceptAsync(invitation, Partnership);
        await applicant.FollowAsync("Rounds", "Community grants, winter");
        await applicant.ActAsync("Start an application");
        await applicant.FillAsync("Name of the project", Project);
        await applicant.FillAsync("Does your organisation have a constitution?", "Yes");
        await applicant.SendAsync("Start an application");
        await applicant.FollowAsync("Fill in the application");
        await applicant.FillAsync("Revenue that you ask for", "10,000");
        await applicant.FillAsync("What will you do?", "Turn a field into a garden.");
        await applicant.SendAsync("Fill in the application");

        // What was saved is there when the applicant goes on.
        await applicant.FollowAsync(Project);
        await applicant.ActAsync("Fill in the application");
        Assert.Equal("10000.00", await applicant.ValueAsync("Revenue that you ask for"));
        Assert.Equal("Turn a field into a garden.", await applicant.ValueAsync("What will you do?"));
        await applicant.FillAsync("How many people will it help?", "120");
        await applicant.FillAsync("When does it begin?", "1 2 2027");
        await applicant.FillAsync("Do volunteers help?", "Yes");
        await applicant.SendAsync("Fill in the application");
        await applicant.FollowAsync("Submit the application");
        await applicant.SendAsync("Submit the application");
        await applicant.FollowAsync(Project);
        await applicant.ReadsAsync("Submitted", "1 February 2027", "120");
        Assert.DoesNotContain("Fill in the application", await applicant.ActionsAsync());
        return applicant;
    }

    private static async Task AssessAsync(Journey journey)
    {
        journey.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 18, 14, 0, 0, TimeSpan.Zero));
        foreach (var (person, need) in new[] { ("Officer", "8"), ("Administrator", "6") })
        {
            var assessor = await journey.SignInAsync($"{person} of {Council}", Partnership);
            await assessor.FollowAsync("Applications", Project);
            await assessor.ActAsync("Score the application");
            await assessor.FillAsync("Need > Points", need);
            await assessor.FillAsync("Need > Reason", "The ward has no garden.");
            await assessor.FillAsync("Value for money > Points", "4");
            await assessor.FillAsync("Value for money > Reason", "Volunteers do most of it.");
            await assessor.SendAsync("Score the application");
        }

        var approver = await ApproverAsync(journey);
        await approver.FollowAsync("Rounds", "Community grants, winter", Project);
        await approver.ReadsAsync("Score");
        await approver.ActAsync("Agree the scores");
        await approver.FillAsync("Need > Points", "7");
        await approver.FillAsync("Need > Reason", "The panel agrees on seven.");
        await approver.FillAsync("Value for money > Points", "4");
        await approver.FillAsync("Value for money > Reason", "As scored.");
        await approver.SendAsync("Agree the scores");
    }

    private static async Task AwardAsync(Journey journey)
    {
        var approver = await ApproverAsync(journey);
        await approver.FollowAsync("Rounds", "Community grants, winter", Project);
        await approver.ActAsync("Award a grant");
        await approver.FillAsync("Fund 1 > Fund", "Community Fund 2026");
        await approver.FillAsync("Fund 1 > Revenue", "8,000");
        await approver.FillAsync("Commit the money at once?", "Yes");
        await approver.FillAsync("Reason for the decision", "Eight of the ten thousand pounds: the rest comes from volunteers.");
        await approver.PressAsync("Add one to conditions");
        await approver.FillAsync("Condition 1", "The garden is open to everybody.");
        await approver.SendAsync("Award a grant");
        await approver.FollowAsync(Project);
        await approver.ReadsAsync("Awarded", "£8,000.00", "The garden is open to everybody.");
    }

    private static async Task<BrowserUser> AgreeAsync(Journey journey, BrowserUser applicant)
    {
        var officer = await OfficerAsync(journey);
        await officer.FollowAsync("Allocations", Project);
        await officer.ActAsync("Record that the grant agreement was sent");
        await officer.FillAsync("Reference", "GA/1");
        await officer.SendAsync("Record that the grant agreement was sent");

        var recipient = await journey.SignInAgainAsync(applicant, Partnership);
        await recipient.FollowAsync("Grant agreements", Project);
        await recipient.ActAsync("Sign for the recipient");
        await recipient.FillAsync("Role of whoever signed", "Chair");
        await recipient.SendAsync("Sign for the recipient");
        var approver = await ApproverAsync(journey);
        await approver.FollowAsync("Grant agreements", Project);
        await approver.ActAsync("Sign for the council");
        await approver.FillAsync("Role of whoever signed", "Head of Legal Services");
        await approver.SendAsync("Sign for the council");
        return recipient;
    }

    private static async Task<BrowserUser> PayAsync(Journey journey, BrowserUser applicant)
    {
        var officer = await OfficerAsync(journey);
        await officer.FollowAsync("Allocations", Project);
        await officer.ActAsync("Plan a payment");
        await officer.FillAsync("What the recipient must reach", "The garden is dug");
        await officer.FillAsync("Due", "3 2027");
        await officer.FillAsync("Revenue", "6,000");
        await officer.SendAsync("Plan a payment");
        await officer.FollowAsync(Project);
        await officer.ActAsync("Add a target or a ceiling");
        await officer.FillAsync("What is measured", "Raised beds");
        await officer.FillAsync("Target or ceiling", "Target");
        await officer.FillAsync("Figure", "20");
        await officer.FillAsync("Unit", "beds");
        await officer.SendAsync("Add a target or a ceiling");
        await officer.FollowAsync(Project);
        await officer.ActAsync("Plan monitoring returns");
        await officer.FillAsync("Return 1 > Period", "January to March 2027");
        await officer.FillAsync("Return 1 > Due", "30 4 2027");
        await officer.SendAsync("Plan monitoring returns");

        journey.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 10, 0, 0, TimeSpan.Zero));
        var recipient = await journey.SignInAgainAsync(applicant, Partnership);
        await recipient.FollowAsync("Payments by milestones", "The garden is dug");
        await recipient.ActAsync("Give evidence");
        await recipient.FillAsync("What was reached", "All beds are dug.");
        await recipient.FillAsync("Where the evidence is", "Photographs of 30 March");
        await recipient.SendAsync("Give evidence");
        officer = await OfficerAsync(journey);
        await officer.FollowAsync("Payments by milestones", "The garden is dug");
        await officer.ActAsync("Approve the evidence");
        await officer.SendAsync("Approve the evidence");
        var approver = await ApproverAsync(journey);
        await approver.FollowAsync("Payments by milestones", "The garden is dug");
        await approver.ActAsync("Pay the milestone");
        await approver.SendAsync("Pay the milestone");
        await approver.FollowAsync("The garden is dug");
        await approver.ReadsAsync("Paid", "All beds are dug.");
        Assert.DoesNotContain("Pay the milestone", await approver.ActionsAsync());
        return recipient;
    }

    private static async Task MonitorAsync(Journey journey, BrowserUser applicant)
    {
        journey.Clock.SetUtcNow(new DateTimeOffset(2027, 4, 23, 10, 0, 0, TimeSpan.Zero));
        var officer = await OfficerAsync(journey);
        await officer.FollowAsync("Monitoring returns", "January to March 2027");
        await officer.ActAsync("Record a reminder");
        await officer.SendAsync("Record a reminder");
        var recipient = await journey.SignInAgainAsync(applicant, Partnership);
        await recipient.FollowAsync("Monitoring returns", "January to March 2027");
        await recipient.ActAsync("Send the return");
        await recipient.FillAsync("Progress", "The garden is open, and the first beans grow.");
        await recipient.FillAsync("Revenue spent so far", "5,900");
        await recipient.FillAsync("Raised beds: 20 beds > Reached in all", "22");
        await recipient.FillAsync("Raised beds: 20 beds > By", "31 3 2027");
        await recipient.SendAsync("Send the return");
        officer = await OfficerAsync(journey);
        await officer.FollowAsync("Monitoring returns", "January to March 2027");
        await officer.ReadsAsync("The garden is open, and the first beans grow.", "22");
        await officer.ActAsync("Accept the return");
        await officer.SendAsync("Accept the return");
    }

    private static async Task CloseAsync(Journey journey)
    {
        var officer = await OfficerAsync(journey);
        await officer.FollowAsync("Allocations", Project);
        await officer.ReadsAsync("Raised beds", "Met");
        await officer.ActAsync("Close the allocation");
        await officer.SendAsync("Close the allocation");
        await officer.FollowAsync(Project);
        await officer.ReadsAsync("Closed", "Went back to the fund", "£2,000.00");
        await officer.FollowAsync("Rounds", "Community grants, winter");
        await officer.ActAsync("Close the round");
        await officer.SendAsync("Close the round");
        await officer.FollowAsync("Community grants, winter");
        await officer.ReadsAsync("Completed");
        Assert.DoesNotContain("Close the round", await officer.ActionsAsync());
    }

    private static async Task MapAsync(Journey journey)
    {
        var officer = await OfficerAsync(journey);
        await officer.FollowAsync("Maps of grants");
        await officer.ActAsync("Create a map of grants");
        await officer.FillAsync("Name of the map", "Grants of two councils");
        await officer.FillAsync("Council 1", "Lancaster City Council");
        await officer.PressAsync("Add another to councils");
        await officer.FillAsync("Council 2", "Lancashire County Council");
        await officer.FillAsync("Document that asks for it", "Report to Cabinet, 1 December 2026");
        await officer.SendAsync("Create a map of grants");
        await RecordSchemeAsync(officer, "Small grants", "Lancaster City Council");
        var other = await journey.SignInAsync("Officer of Lancashire County Council", Partnership);
        await other.FollowAsync("Maps of grants", "Grants of two councils");
        await other.ActAsync("Record a scheme on the map");
        await RecordAsync(other, "Local grants", "Lancashire County Council");
        await other.FollowAsync("Grants of two councils");
        await other.ReadsAsync("Small grants", "Local grants");
    }

    private static async Task RecordSchemeAsync(BrowserUser officer, string scheme, string council)
    {
        await officer.FollowAsync("Record a scheme on the map");
        await RecordAsync(officer, scheme, council);
    }

    private static async Task RecordAsync(BrowserUser officer, string scheme, string council)
    {
        await officer.FillAsync("The scheme > Name of the scheme", scheme);
        await officer.FillAsync("The scheme > Council", council);
        await officer.FillAsync("The scheme > Type or theme", "community");
        await officer.FillAsync("The scheme > Source", "The council's web site, November 2026");
        await officer.SendAsync("Record a scheme on the map");
    }
}
