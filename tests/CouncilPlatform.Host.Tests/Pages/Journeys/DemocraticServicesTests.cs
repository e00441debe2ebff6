using CouncilPlatform.Host.Tests.Core.Work;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>
/// Democratic services of a council take a matter from the terms of reference of a body to what the body decides and whom it goes to next.
/// Those who have a part in it find it in "My work", and hear of it by email. The figures are made up.
/// </summary>
public sealed class DemocraticServicesTests
{
    private const string Partnership = "Lancaster District Local Strategic Partnership";
    private const string Council = "Lancaster City Council";
    private const string Cabinet = "Lancaster City Council Cabinet";
    private const string Matter = "New partnership arrangements";
    private const string Inquorate = "2 of 7 members attended, and the quorum is 3.";

    [Theory]
    [InlineData(Providers.Sqlite, true)]
    [InlineData(Providers.PostgreSql, false)]
    public async Task From_the_terms_of_reference_to_a_decision_that_waited_for_its_sign_offs_and_for_a_quorum(
        string provider,
        bool javaScript
    )
    {
        await using var mail = await MailServer.StartAsync();
        await using var journey = await Journey.StartAsync(
            provider,
            javaScript,
            byKeyboard: !javaScript,
            new DateTimeOffset(2026, 12, 1, 9, 30, 0, TimeSpan.Zero),
            new Dictionary<string, string?>
            {
                ["Mail:Server"] = "127.0.0.1",
                ["Mail:Port"] = $"{mail.Port}",
                ["Mail:Security"] = "None",
                ["Mail:From"] = "notices@example.org",
                ["PublicAddress"] = "http://localhost",
            }
        );
        var officer = await journey.SignInAsync($"Officer of {Council}", Partnership);
        var administrator = await journey.SignInAsync($"Administrator of {Council}", Partnership);
        await PrepareAsync(administrator);
        var approver = await InviteAsync(journey, administrator);
        await AppointAsync(administrator, "Section 151 officer", $"Officer of {Council} (made up)");
        await AppointAsync(administrator, "Monitoring Officer", "Robin Example");

        await MeetAsync(officer, "4 8 2026", "2");
        await officer.ReadsAsync(Inquorate, "Inactive since", "4 October 2026");
        await ProposeAsync(officer);
        await ConsiderAsync(officer, "Legal", "Monitoring Officer");
        await ConsiderAsync(officer, "Rural proofing", "Head of Community Engagement");
        await SignOffAsync(officer, "Section 151 officer");
        await HearAsync(journey, mail, approver);
        await SignOffAsync(approver, "Monitoring Officer");
        await ToMatterAsync(officer);
        await officer.ActAsync("Submit it to the body");
        await officer.SendAsync("Submit it to the body");
        await DecideAsync(officer, approver);
        await ReferAsync(approver);
        await SubscribeAsync(journey, officer);
        await ReadAsync(await journey.VisitAsync(Partnership));
        journey.AssertQuiet();
    }

    private static Task ToAsync(BrowserUser user, params string[] links) => user.FollowAsync(["Home", Partnership, .. links]);

    private static Task ToMatterAsync(BrowserUser user) => ToAsync(user, "Decisions", Matter);

    private static async Task PrepareAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync("Bodies", Cabinet);
        await administrator.ActAsync("Change body");
        await administrator.FillAsync("Meetings a year", "12");
        await administrator.SendAsync("Change body");
        await administrator.FollowAsync(Cabinet);
        await administrator.ActAsync("Add body member");
        await administrator.FillAsync("Organisation", Council);
        await administrator.FillAsync("Role", "Member");
        await administrator.FillAsync("From", "5 2026");
        await administrator.SendAsync("Add body member");
        await ToAsync(administrator, "Bodies", Cabinet);
        await administrator.ActAsync("Record terms of reference");
        await administrator.FillAsync("Day of adoption", "17 5 2026");
        await administrator.FillAsync("Text", "The Cabinet takes decisions. It meets in public.");
        await administrator.FillAsync("Quorum", "3");
        await administrator.FillAsync("Number of members", "7");
        await administrator.SendAsync("Record terms of reference");
        await ToAsync(administrator, "Administration", "Choose which implications to consider");
        await administrator.FillAsync("Every matter must consider", "Legal");
        await administrator.FillAsync("Every matter must consider", "Rural proofing");
        await administrator.SendAsync("Choose which implications to consider");
    }

    private static async Task<BrowserUser> InviteAsync(Journey journey, BrowserUser administrator)
    {
        await ToAsync(administrator, "Administration", "People and roles");
        await administrator.ActAsync("Invite a person");
        await administrator.FillAsync("Name", "Robin Example");
        await administrator.FillAsync("Email address at work", "robin@example.org");
        await administrator.FillAsync("Role", "Approver");
        await administrator.FillAsync("Organisation", Council);
        await administrator.SendAsync("Invite a person");
        var approver = await journey.AcceptAsync(await administrator.FactAsync("Address to pass on"), Partnership);
        await approver.FollowAsync("Robin Example: your account", "Choose how often you are notified of what waits for you");
        await approver.FillAsync("Frequency", "At once");
        await approver.SendAsync("Update my notices");
        return approver;
    }

    private static async Task AppointAsync(BrowserUser administrator, string office, string holder)
    {
        await ToAsync(administrator, "Administration", "People and roles");
        await administrator.ActAsync("Appoint somebody to an office");
        await administrator.FillAsync("Office", office);
        await administrator.FillAsync("Whose office it is", Council);
        await administrator.FillAsync("Who holds it", holder);
        await administrator.SendAsync("Appoint somebody to an office");
    }

    /// <summary>Adds a meeting of the Cabinet, records how many members attended, and goes back to the Cabinet.</summary>
    private static async Task MeetAsync(BrowserUser officer, string day, string members)
    {
        await ToAsync(officer, "Bodies", Cabinet);
        await officer.ActAsync("Add a meeting");
        await officer.FillAsync("Day of the meeting", day);
        await officer.SendAsync("Add a meeting");
        await officer.FollowAsync("Record who attended");
        await officer.PressAsync("Add one to attendance");
        await officer.FillAsync("Role", "Member");
        await officer.FillAsync("Number", members);
        await officer.SendAsync("Record who attended");
        await ToAsync(officer, "Bodies", Cabinet);
    }

    private static async Task ProposeAsync(BrowserUser officer)
    {
        await officer.ActAsync("Propose a decision");
        await officer.FillAsync("Matter", Matter);
        await officer.FillAsync("Is it a key decision?", "Yes");
        await officer.FillAsync("Month of the forward plan", "12 2026");
        await officer.FillAsync("Included on", "30 10 2026");
        await officer.SendAsync("Propose a decision");
        await ToAsync(officer, "Forward plan", Matter);
        await officer.ReadsAsync("Implications still to be considered", "Legal", "Rural proofing", "Pending");
        Assert.Contains(
            "The sign-off of the Section 151 officer is missing.",
            await officer.Page.Locator("details").First.TextContentAsync(),
            StringComparison.Ordinal
        );
        await officer.ActAsync("Submit it to the body");
        await officer.PressAsync("Submit it to the body");
        await officer.ReadsAsync("There is a problem", "Rural proofing is not considered.");
    }

    private static async Task ConsiderAsync(BrowserUser officer, string kind, string office)
    {
        await ToMatterAsync(officer);
        await officer.ActAsync("Record implications");
        await officer.FillAsync("In what respect", kind);
        await officer.FillAsync("Do any arise?", "No");
        await officer.FillAsync("Office that considered them", office);
        await officer.SendAsync("Record implications");
    }

    private static async Task SignOffAsync(BrowserUser holder, string office)
    {
        await holder.FollowAsync("My work", $"Sign off a matter : {Matter}");
        await holder.FillAsync("Role", office);
        await holder.FillAsync("State", "Given");
        await holder.FillAsync("Date", "30 11 2026");
        await holder.SendAsync("Record a sign-off");
    }

    /// <summary>The person gets an email about what waits for them, and finds the same in "My work".</summary>
    private static async Task HearAsync(Journey journey, MailServer mail, BrowserUser approver)
    {
        var next = mail.NextAsync();
        while (!next.IsCompleted)
        {
            journey.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAny(next, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        var message = await next;
        Assert.Equal(["robin@example.org"], message.To.Mailboxes.Select(m => m.Address));
        Assert.Contains($"Sign off a matter: {Matter}", message.TextBody, StringComparison.Ordinal);
        await approver.FollowAsync("My work");
        await approver.ReadsAsync("1 thing waits for you.", Partnership);
    }

    private static async Task DecideAsync(BrowserUser officer, BrowserUser approver)
    {
        // The first meeting had too few members to decide.
        await approver.FollowAsync("My work", $"Record what the body decided : {Matter}");
        await approver.FillAsync("Decision", "Approve");
        await approver.FillAsync("Day of the meeting", "4 8 2026");
        await approver.PressAsync("Record what the body decided");
        await approver.ReadsAsync("There is a problem", $"{Cabinet} was inquorate on 4 August 2026: {Inquorate}");
        await MeetAsync(officer, "30 11 2026", "5");
        await approver.FillAsync("Day of the meeting", "30 11 2026");
        await approver.SendAsync("Record what the body decided");
        await approver.FollowAsync("My work");
        await approver.ReadsAsync("Nothing waits for you.");
    }

    private static async Task ReferAsync(BrowserUser approver)
    {
        await ToMatterAsync(approver);
        await approver.ActAsync("Refer it to another body");
        await approver.FillAsync("Body", "LSP Board");
        await approver.FillAsync("What that body is to do", "Carry out the arrangements.");
        await approver.SendAsync("Refer it to another body");
        await approver.FollowAsync(Matter);
        await approver.ReadsAsync("Draft", "Referred from", Cabinet);
    }

    private static async Task SubscribeAsync(Journey journey, BrowserUser officer)
    {
        await ToAsync(officer, "Record or change", "Create calendar feed");
        await officer.FillAsync("Label", "Democratic services");
        await officer.SendAsync("Create calendar feed");
        var feed = await journey.Host.Client.GetStringAsync(await officer.FactAsync("Address"));
        Assert.Contains($"Meeting of {Cabinet}", feed, StringComparison.Ordinal);
    }

    private static async Task ReadAsync(BrowserUser visitor)
    {
        await visitor.FollowAsync("Decisions", Matter);
        await visitor.ReadsAsync("Head of Community Engagement", "Approve");
        await visitor.FollowAsync("30 November 2026");
        await visitor.ReadsAsync("5 of 7 members attended, and the quorum is 3.", Matter);
        await visitor.FollowAsync(Cabinet);
        await visitor.ReadsAsync("It meets in public.", "Its members", "Last met", "30 November 2026");
        await visitor.FollowAsync("Bodies");
        await visitor.ReadsAsync("Has not met for some time.");
    }
}
