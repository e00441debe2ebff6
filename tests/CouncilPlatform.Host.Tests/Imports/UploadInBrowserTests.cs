using System.Collections.Concurrent;
using CouncilPlatform.BackOffice;
using CouncilPlatform.Host.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>A large file on a slow line: the page shows how much of it has been sent.</summary>
public sealed class UploadInBrowserTests
{
    private const int Megabytes = 40;

    [Fact]
    public async Task A_large_file_shows_how_much_of_it_is_sent_and_leads_to_the_page_of_its_import()
    {
        await using var host = await ModuleHost.StartAsync(
            [typeof(BackOfficeModule)],
            services: services =>
                services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development }),
            demonstration: true
        );
        await using var chromium = await Chromium.StartAsync(host);
        var page = await chromium.OpenAsync("/sign-in", local: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in as a made-up person" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Officer of Lancaster City Council in Lancashire" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lancashire", Exact = false }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a file" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Import Services: a file" }).ClickAsync();

        var seen = new ConcurrentQueue<double>();
        await page.ExposeFunctionAsync<double>("seeProgress", seen.Enqueue);
        await page.EvaluateAsync(
            """
            () => {
              const bar = document.querySelector('progress');
              new MutationObserver(() => window.seeProgress(bar.value)).observe(bar, { attributes: true, attributeFilter: ['value'] });
            }
            """
        );
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        await network.SendAsync(
            "Network.emulateNetworkConditions",
            new Dictionary<string, object>
            {
                ["offline"] = false,
                ["latency"] = 0,
                ["downloadThroughput"] = -1,
                ["uploadThroughput"] = 20 * 1024 * 1024,
            }
        );
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(await WriteAsync(folder));
            await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "large.csv" }).WaitForAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.Contains(seen, percent => percent is > 0 and < 100);
        Assert.Empty(chromium.ForeignRequests);
        Assert.Empty(chromium.Complaints);
    }

    private static async Task<string> WriteAsync(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, "large.csv");
        await using var file = File.CreateText(path);
        var line = new string('x', 1023);
        for (var i = 0; i < Megabytes * 1024; i++)
        {
            await file.WriteLineAsync(line);
        }

        return path;
    }
}
