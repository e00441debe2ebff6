using CouncilPlatform.Host.Tests.Core.Webhooks;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Testing.Databases;
using Microsoft.AspNetCore.Http;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>An administrator looks after a partnership: its members, people, keys, modules, shares, and what leaves it.</summary>
public sealed class AdministratorTests
{
    private const string Partnership = "South Lakeland Joint Working";
    private const string Council = "South Lakeland District Council";

    [Theory]
    [InlineData(Providers.Sqlite, true)]
    [InlineData(Providers.PostgreSql, false)]
    public async Task From_the_members_to_the_message_that_a_receiver_did_not_accept_at_first(string provider, bool javaScript)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = Receiver.With(StatusCodes.Status503ServiceUnavailable);
        await using var journey = await Journey.StartAsync(
            provider,
            javaScript,
            byKeyboard: !javaScript,
            new DateTimeOffset(2015, 12, 1, 9, 30, 0, TimeSpan.Zero),
            new Dictionary<string, string?> { ["Events:PollMilliseconds"] = "50", ["Webhooks:MostFailures"] = "1" },
            typeof(LocalityPlansModule)
        );
        var administrator = await journey.SignInAsync($"Administrator of {Council}", Partnership);
        await JoinAsync(administrator);
        await InviteAsync(administrator);
        await MakeKeyAsync(administrator);
        await ShareAsync(administrator);
        await SwitchAsync(administrator);
        await ThemeAsync(administrator);
        await ImportAsync(administrator);
        await TellAsync(administrator, receiver);
        await FindAsync(administrator);
        journey.AssertQuiet();
    }

    private static async Task JoinAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync("Administration", "Members");
        await administrator.ActAsync("Add member");
        await administrator.FillAsync("Organisation", "Lancashire County Council");
        await administrator.FillAsync("Role", "Observer");
        await administrator.FillAsync("From", "1 4 2016");
        await administrator.SendAsync("Add member");
        await administrator.FollowAsync(Partnership, "Administration", "Members");
        await administrator.ReadsAsync("Lancashire County Council", "1 April 2016");
        await administrator.ActAsync("End membership");
        await administrator.FillAsync("Membership", "Lancashire County Council");
        await administrator.FillAsync("To", "31 3 2017");
        await administrator.SendAsync("End membership");
        await administrator.FollowAsync(Partnership, "Administration", "Members");
        await administrator.ReadsAsync("31 March 2017");
    }

    private static async Task InviteAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync(Partnership, "Administration", "People and roles");
        await administrator.ActAsync("Invite a person");
        await administrator.FillAsync("Name", "Robin Example");
        await administrator.FillAsync("Role", "Officer");
        await administrator.FillAsync("Organisation", Council);
        await administrator.SendAsync("Invite a person");
        await administrator.ReadsAsync("Address to pass on");
    }

    private static async Task MakeKeyAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync(Partnership, "Administration", "Keys");
        await administrator.ActAsync("Create key");
        await administrator.FillAsync("Label", "Dashboard");
        await administrator.FillAsync("Role", "Viewer");
        await administrator.FillAsync("Organisation", Council);
        await administrator.SendAsync("Create key");
        await administrator.FollowAsync(Partnership, "Administration", "Keys");
        await administrator.ReadsAsync("Dashboard", "Viewer");
    }

    private static async Task ShareAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync(Partnership, "Administration", "Shares and offers");
        await administrator.ActAsync("Share records");
        await administrator.FillAsync("Kind", "Body");
        await administrator.FillAsync("With whom", "Lancashire County Council");
        await administrator.SendAsync("Share records");
        await administrator.FollowAsync(Partnership, "Administration", "Shares and offers");
        await administrator.ReadsAsync("Body", "Lancashire County Council");
    }

    private static async Task SwitchAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync(Partnership, "Administration", "Locality plans");
        await administrator.ReadsAsync("What turning it off would hide", "Nothing is deleted", "Other modules");
        await administrator.PressAsync("Turn Locality plans off");
        await administrator.ReadsAsync("There is a problem", "Enter why you turn it off.");
        await administrator.FillAsync("Why you turn it off", "The plans move to the county.");
        await administrator.PressAsync("Turn Locality plans off");
        await administrator.ReadsAsync("What it would bring");
        await administrator.PressAsync("Turn Locality plans on");
    }

    private static async Task ThemeAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync(Partnership, "Administration", "Colour and logo");
        await administrator.FillAsync("Colour of the header", "#12436d");
        await administrator.PressAsync("Save");
        Assert.Equal("#12436d", await administrator.ValueAsync("Colour of the header"));
    }

    private static async Task ImportAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync(Partnership, "Import a file", "Import Actions: a file");
        await administrator.ChooseFileAsync("File", "actions.csv", "Theme\nWinter\n");
        await administrator.FillAsync("Plan", "none");
        await administrator.PressAsync("Check the file");
        await administrator.UntilAsync("The file has");
        await administrator.FollowAsync(Partnership, "Administration");
        await administrator.ReadsAsync("actions.csv");
    }

    private static async Task TellAsync(BrowserUser administrator, Receiver receiver)
    {
        await administrator.FollowAsync("Webhooks");
        await administrator.ActAsync("Add webhook");
        await administrator.FillAsync("Name", "Channel of the team");
        await administrator.FillAsync("Address", receiver.Address.AbsoluteUri);
        await administrator.PressAsync("Add one to kinds");
        await administrator.FillAsync("Kind 1", "Decisions");
        await administrator.SendAsync("Add webhook");
        await administrator.ReadsAsync("whsec_");
        await administrator.FollowAsync(Partnership, "Decisions");
        await administrator.ActAsync("Propose a decision");
        await administrator.FillAsync("Body", $"{Council} Cabinet");
        await administrator.FillAsync("Matter", "Warm rooms");
        await administrator.SendAsync("Propose a decision");
        var refused = await receiver.NextAsync();

        receiver.Answers = Receiver.With(StatusCodes.Status200OK);
        await administrator.FollowAsync(Partnership, "Administration");
        await administrator.LookUntilAsync("1 event is parked");
        await administrator.FollowAsync("1 event is parked");
        await administrator.ReadsAsync("Message of a webhook: decision", "The receiver answered 503.");
        await administrator.ActAsync("Retry events");
        await administrator.SendAsync("Retry events");
        Assert.Equal(refused.Id, (await receiver.NextAsync()).Id);
        await administrator.FollowAsync(Partnership, "Administration", "Webhooks", "Channel of the team");
        await administrator.ReadsAsync("Decisions");
    }

    private static async Task FindAsync(BrowserUser administrator)
    {
        await administrator.FollowAsync(Partnership, "Administration", "Audit trail");
        await administrator.FillAsync("Action, such as addBody", "addWebhook");
        await administrator.PressAsync("Show");
        await administrator.ReadsAsync("Channel of the team: to 127.0.0.1, about Decision");
        await administrator.FillAsync("Action, such as addBody", "disableModule");
        await administrator.PressAsync("Show");
        await administrator.ReadsAsync("The plans move to the county.");
    }
}
