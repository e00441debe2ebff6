using System.Net;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Host.Tests.Pages;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>Developers sign in as made-up people: in Development, on their own computer, and every page says so.</summary>
public sealed class DevelopmentSignInTests
{
    private const string Page = "/sign-in/development";

    [Fact]
    public async Task A_developer_signs_in_as_an_officer_of_a_council_and_every_page_says_that_they_are_made_up()
    {
        await using var host = await StartAsync(Environments.Development);
        await using var chromium = await Chromium.StartAsync(host);
        var page = await chromium.OpenAsync("/sign-in", local: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in as a made-up person" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Officer of Lancaster City Council in Lancashire" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Lancaster City Council" }).WaitForAsync();
        foreach (var path in new[] { "/account", "/", "/partnerships/lancashire" })
        {
            await page.GotoAsync(chromium.At(path));
            await page.GetByText("You are signed in as a made-up person").WaitForAsync();
        }

        Assert.Empty(chromium.ForeignRequests);
        Assert.Empty(chromium.Complaints);
    }

    [Theory]
    [InlineData("Production", null, null)]
    [InlineData("Staging", null, null)]
    [InlineData("Development", "X-Forwarded-For", "203.0.113.7")]
    [InlineData("Development", "Host", "partnerships.example.gov.uk")]
    public async Task Nowhere_else_is_there_such_a_page(string environment, string? header, string? value)
    {
        await using var host = await StartAsync(environment);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, Page);
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }

            using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            // A form without its token is refused before anything else.
            Assert.Equal(method == HttpMethod.Get ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest, response.StatusCode);
        }

        using var signIn = await host.Client.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        var isOffered = (await signIn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains(
            Page,
            StringComparison.Ordinal
        );
        Assert.Equal(environment == Environments.Development, isOffered);
    }

    private static Task<ModuleHost> StartAsync(string environment) =>
        CoreHost.StartAsync(
            Providers.Sqlite,
            services: services => services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment })
        );
}
