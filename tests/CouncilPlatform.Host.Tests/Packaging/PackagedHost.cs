using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace CouncilPlatform.Host.Tests.Packaging;

/// <summary>A package that runs, as a process of its own.</summary>
internal sealed class PackagedHost : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly HttpClient _client;

    private PackagedHost(Process process, Uri address)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _client = new HttpClient { BaseAddress = address };
    }

    public static async Task<PackagedHost> StartAsync(string package, string data, bool demonstration)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["CouncilPlatform.Host.dll", "--urls", address.ToString()])
        {
            WorkingDirectory = package,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["Data__Directory"] = data;
        start.Environment["Demonstration"] = demonstration ? "true" : "false";
        var host = new PackagedHost(Process.Start(start)!, address);
        try
        {
            await host.ReadyAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async Task<string> AskAsync(string query)
    {
        using var response = await _client.PostAsJsonAsync("/graphql", new { query }, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!.ToJsonString();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        while (true)
        {
            Assert.False(_process.HasExited, _process.HasExited ? await _output : null);
            try
            {
                await AskAsync("{ __typename }");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
