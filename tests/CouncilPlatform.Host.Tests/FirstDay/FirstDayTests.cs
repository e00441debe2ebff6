using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Setup;
using CouncilPlatform.Host.Tests.Hosting.Proxies;
using CouncilPlatform.Host.Tests.SignIn;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.FirstDay;

/// <summary>The guide of the first day, from an empty folder to an officer who has signed in.</summary>
public sealed partial class FirstDayTests
{
    [Theory]
    [InlineData(Providers.Sqlite, "2. The first partnership")]
    [InlineData(Providers.PostgreSql, "2. The first partnership")]
    [InlineData(Providers.PostgreSql, "Step by step")]
    public async Task From_an_empty_folder_to_an_officer_who_has_signed_in(string provider, string way)
    {
        await using var folder = await FirstDayFolder.CreateAsync(provider);
        Assert.Contains("are in order", await folder.RunAsync("council check"), StringComparison.Ordinal);
        var invitation = (await folder.RunAsync(Guide.Block(way, "bash"))).TrimEnd().Split('\n')[^1];
        Assert.Matches(InvitationAddress(), invitation);
        await folder.ServeAsync(Guide.Block("3. Start the host", "bash"));

        await using var browser = await Browser.StartAsync();
        var administrator = await browser.OpenAsync(invitation);
        await MakePasskeyAsync(administrator, "Robin Example", "Administrator");

        // The GraphQL IDE, as the administrator uses it.
        await administrator.GotoAsync(new Uri(folder.Address, "/graphql").AbsoluteUri);
        await administrator.Locator(".graphiql-query-editor .CodeMirror").ClickAsync();
        await administrator.Keyboard.PressAsync("Control+A");
        await administrator.Keyboard.InsertTextAsync(Guide.Block("5. The administrator invites an officer", "graphql"));
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Execute query (Ctrl-Enter)" }).ClickAsync();
        var path = InvitationPath().Match(await administrator.GetByText(InvitationPath()).First.InnerTextAsync()).Value;

        var officer = await browser.OpenAsync(new Uri(folder.Address, path).AbsoluteUri);
        await MakePasskeyAsync(officer, "Sam Example", "Officer");

        // The operator's invitation for another member, while the host runs.
        var people = await folder.RunAsync(Assert.Single(Guide.Blocks("5. The administrator invites an officer", "bash")));
        foreach (var name in new[] { "Robin Example", "Sam Example", "Kim Example" })
        {
            Assert.Contains(name, people, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("YARP")]
    public async Task Behind_a_proxy_people_sign_in_at_the_public_address(string kind)
    {
        await using var host = await ModuleHost.StartAsync(
            [],
            settings: new Dictionary<string, string?> { ["Proxies"] = "127.0.0.1", ["AllowedHosts"] = Guide.PublicHost }
        );
        await using var proxy = await PublicProxy.StartAsync(kind, host.Client.BaseAddress!);
        await using var scope = host.CommandScope();
        var invited = await scope
            .ServiceProvider.GetRequiredService<PartnershipSetup>()
            .RunAsync(
                new()
                {
                    Organisations = [new("E06000064", "Westmorland and Furness Council", OrganisationKind.Unitary)],
                    Partnership = new("bay", "Bay Partnership", PartnershipKind.Other, Summary: null, Published: null),
                    Members = [new("E06000064", MemberRole.Lead)],
                    Administrator = new("Robin Example", Email: null, "E06000064"),
                },
                "setup",
                TestContext.Current.CancellationToken
            );

        // The browser finds the public name at the proxy, and trusts its certificate by its key.
        var key = Convert.ToBase64String(SHA256.HashData(proxy.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));
        await using var browser = await Browser.StartAsync(
            $"--host-resolver-rules=MAP {Guide.PublicHost}:443 127.0.0.1:{proxy.Port}",
            $"--ignore-certificate-errors-spki-list={key}"
        );
        var page = await browser.OpenAsync($"https://{Guide.PublicHost}{invited.Path}");
        await MakePasskeyAsync(page, "Robin Example", "Administrator");
        var cookie = Assert.Single(await page.Context.CookiesAsync(), c => c.Name == "__Host-council-session");
        Assert.Equal((Guide.PublicHost, true, true), (cookie.Domain, cookie.Secure, cookie.HttpOnly));
        Assert.StartsWith($"https://{Guide.PublicHost}/", page.Url, StringComparison.Ordinal);
    }

    private static async Task MakePasskeyAsync(IPage page, string name, string role)
    {
        await page.GetByRole(AriaRole.Heading, new() { Name = $"You are invited, {name}" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = role, Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Westmorland and Furness Council" }).WaitForAsync();

        // It works again, as on the second day.
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"{name}: your account" }).WaitForAsync();
    }

    [GeneratedRegex("/invitations/[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex InvitationPath();

    [GeneratedRegex("^http://localhost:[0-9]+/invitations/[A-Za-z0-9_-]{43}$", RegexOptions.None, 1000)]
    private static partial Regex InvitationAddress();
}
