using CouncilPlatform.Host.Tests.Pages;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>The same in a real browser, against the directory.</summary>
public sealed class SignInInBrowserTests(TwoCouncils councils) : IClassFixture<TwoCouncils>
{
    [Fact]
    public async Task A_stranger_signs_in_waits_is_given_a_role_works_loses_it_and_signs_out()
    {
        await using var chromium = await Chromium.StartAsync(councils.Host);
        var page = await chromium.OpenAsync("/");
        councils.Add("Sam Newcomer");

        await SignInAsync(page, "Sam Newcomer");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sam Newcomer: your account" }).ClickAsync();
        await page.GetByText("You have signed in, but you have no role now.").WaitForAsync();

        var role = await councils.GiveRoleAsync("Sam Newcomer", "OFFICER");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Lancaster City Council" }).WaitForAsync();
        Assert.Equal(0, await page.GetByText("you have no role now").CountAsync());
        // The pages themselves send nothing from scripts; the IDE does.
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask a question" }).ClickAsync();
        Assert.Equal("200 []", await ReceiveFundingAsync(page, header: true));
        Assert.StartsWith("403 ", await ReceiveFundingAsync(page, header: false), StringComparison.Ordinal);

        await councils.EndRoleAsync(role);
        Assert.Contains("FORBIDDEN", await ReceiveFundingAsync(page, header: true), StringComparison.Ordinal);
        await page.GotoAsync(new Uri(councils.Address, "/account").AbsoluteUri);
        await page.GetByText("You have signed in, but you have no role now.").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You have signed out" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out of Lancaster City Council too" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(councils.Address, "/sign-out").AbsoluteUri);
        await page.GetByRole(AriaRole.Heading, new() { Name = "You have signed out" }).WaitForAsync();
        await page.GotoAsync(new Uri(councils.Address, "/account").AbsoluteUri);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
    }

    [Fact]
    public async Task A_directory_changes_its_key_and_signing_out_everywhere_reaches_the_other_browser()
    {
        await using var chromium = await Chromium.StartAsync(councils.Host);
        councils.Add("Pat Officer", TwoCouncils.Officers);
        var page = await chromium.OpenAsync("/");
        await SignInAsync(page, "Pat Officer");

        councils.Directory.RotateKey();
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Pat Officer: your account" }).WaitForAsync();
        var other = await chromium.OpenAsync("/partnerships/lancaster-district");
        await SignInAsync(other, "Pat Officer");
        Assert.Equal(new Uri(councils.Address, "/partnerships/lancaster-district").AbsoluteUri, other.Url);

        await page.GetByRole(AriaRole.Link, new() { Name = "Pat Officer: your account" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out in every browser" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You have signed out" }).WaitForAsync();
        await other.ReloadAsync();
        await other.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).WaitForAsync();
        Assert.Empty(chromium.Complaints);
    }

    [Fact]
    public async Task The_pages_have_no_accessibility_violation()
    {
        await using var chromium = await Chromium.StartAsync(councils.Host);
        councils.Add("Lee Officer", TwoCouncils.Officers);
        var page = await chromium.OpenAsync("/sign-in?failed=city", width: 320);
        await AccessibilityTests.CheckAsync(page, 320);
        await SignInAsync(page, "Lee Officer");
        await page.GotoAsync(new Uri(councils.Address, "/graphql").AbsoluteUri);
        var id = await page.EvaluateAsync<string>("fetch('/graphql?query={me{id}}').then(a => a.json()).then(a => a.data.me.id)");
        await councils.GiveCountyRoleAsync(id);
        await page.GotoAsync(new Uri(councils.Address, "/account").AbsoluteUri);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Lancashire County Council" }).WaitForAsync();
        await AccessibilityTests.CheckAsync(page, 320);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You have signed out" }).WaitForAsync();
        await AccessibilityTests.CheckAsync(page, 320);
    }

    private static async Task SignInAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lancaster City Council" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"{name}: your account" }).WaitForAsync();
    }

    // The page's own script sends what a program of the council in the browser would send.
    private static Task<string> ReceiveFundingAsync(IPage page, bool header) =>
        page.EvaluateAsync<string>(
            """
            async ([query, header]) => {
              const answer = await fetch('/graphql', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', ...(header ? { 'X-Requested-With': 'page' } : {}) },
                body: JSON.stringify({ query }),
              });
              const { data, errors } = await answer.json();
              return `${answer.status} ${JSON.stringify(data?.receiveFunding?.errors ?? errors)}`;
            }
            """,
            new object[] { TwoCouncils.ReceiveFunding, header }
        );
}
