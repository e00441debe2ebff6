using System.Net;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Pages;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>People without a directory sign in with a passkey, which chromium makes as a device would.</summary>
public sealed class PasskeyTests
{
    private const string Partnership = "lancashire";
    private const string Council = "E10000017";

    private const string Invite = """
        mutation($input: InvitePersonInput!) {
          invitePerson(input: $input) { newPerson { path role { id version role } } errors { code message path } }
        }
        """;

    [Fact]
    public async Task An_invited_person_makes_a_passkey_once_and_signs_in_with_it_ever_after()
    {
        await using var chromium = await Chromium.StartAsync();
        var host = chromium.Host;
        var administrator = await host.KeyAsync(Partnership, Role.Administrator, Council);
        var invited = await InviteAsync(host, administrator);
        var path = (string)invited["path"]!;

        var page = await chromium.OpenAsync("/", local: true);
        await VirtualDevice.AddAsync(page);
        await page.GotoAsync(chromium.At(path));
        await page.GetByText("Officer of").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Robin Example: your account" }).WaitForAsync();

        // The cookie is for this host alone, and scripts cannot read it.
        var cookie = Assert.Single(await page.Context.CookiesAsync(), c => c.Name.EndsWith("session", StringComparison.Ordinal));
        Assert.Equal("__Host-council-session", cookie.Name);
        Assert.True(cookie.HttpOnly && cookie.Secure);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You have signed out" }).WaitForAsync();
        await page.GotoAsync(chromium.At("/account"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();

        // The invitation worked once.
        using var again = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        // The role ends, and so does what the browser may do, at the next request.
        var role = page.GetByRole(AriaRole.Cell, new() { Name = "Officer", Exact = true });
        Assert.Equal(1, await role.CountAsync());
        await host.DataAsync(
            "mutation($input: EndRoleInput!) { endRole(input: $input) { errors { message } } }",
            administrator,
            new { input = new { partnership = Partnership, role = (string)invited["role"]!["id"]! } }
        );
        await page.ReloadAsync();
        await page.GetByText("you have no role now").WaitForAsync();
        Assert.Equal(0, await role.CountAsync());
        Assert.Empty(chromium.ForeignRequests);
        Assert.Empty(chromium.Complaints);
    }

    [Fact]
    public async Task Of_two_browsers_that_open_one_invitation_only_the_first_signs_in()
    {
        await using var chromium = await Chromium.StartAsync();
        var administrator = await chromium.Host.KeyAsync(Partnership, Role.Administrator, Council);
        var path = (string)(await InviteAsync(chromium.Host, administrator))["path"]!;
        // What both send reaches the host at the same moment.
        List<IPage> pages = [];
        var (sent, bothSent) = (0, new TaskCompletionSource());
        for (var i = 0; i < 2; i++)
        {
            var page = await chromium.OpenAsync("/", local: true);
            await VirtualDevice.AddAsync(page);
            await page.GotoAsync(chromium.At(path));
            await page.GetByText("Officer of").WaitForAsync();
            await page.RouteAsync(
                chromium.At(path),
                async route =>
                {
                    if (Interlocked.Increment(ref sent) == 2)
                    {
                        bothSent.SetResult();
                    }

                    await bothSent.Task;
                    await route.ContinueAsync();
                }
            );
            pages.Add(page);
        }

        foreach (var page in pages)
        {
            await page.BringToFrontAsync();
            await page.EvaluateAsync("() => document.querySelector('form[data-passkey]').requestSubmit()");
        }

        var outcomes = new List<string>();
        foreach (var page in pages)
        {
            var account = page.GetByRole(AriaRole.Heading, new() { Name = "Your account" });
            var refused = page.GetByRole(AriaRole.Heading, new() { Name = "This invitation does not work" });
            await account.Or(refused).WaitForAsync();
            outcomes.Add(await account.CountAsync() == 1 ? "signed in" : "refused");
        }

        Assert.Equal(["refused", "signed in"], outcomes.Order(StringComparer.Ordinal));
        var people = await chromium.Host.DataAsync(
            $$"""{ partnership(slug: "{{Partnership}}") { peopleRoles { nodes { person { signedInUtc } } } } }""",
            administrator
        );
        Assert.NotNull((string?)people["partnership"]!["peopleRoles"]!["nodes"]![0]!["person"]!["signedInUtc"]);
    }

    [Fact]
    public async Task A_passkey_that_is_not_known_here_signs_nobody_in()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("/", local: true);
        await VirtualDevice.AddAsync(page);
        await page.GotoAsync(chromium.At("/sign-in"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByText("Your device did not give a passkey").WaitForAsync();
        // An answer that no device gave.
        await page.EvaluateAsync(
            """
            () => {
              const form = document.querySelector('form[data-passkey]');
              form.elements.answer.value = '{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}';
              form.submit();
            }
            """
        );
        await page.GetByText("The passkey was not accepted.").WaitForAsync();
    }

    private static async Task<JsonNode> InviteAsync(ModuleHost host, string administrator)
    {
        var input = new
        {
            partnership = Partnership,
            name = "Robin Example",
            role = "OFFICER",
            organisation = Council,
        };
        return (await host.DataAsync(Invite, administrator, new { input }))["invitePerson"]!["newPerson"]!;
    }
}
