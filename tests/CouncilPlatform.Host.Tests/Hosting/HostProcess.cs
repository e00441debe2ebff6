using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CouncilPlatform.Host.Tests.Hosting;

/// <summary>The built host as a process of its own, in a folder of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly Task<string> _output;
    private readonly StringBuilder _said = new();
    private readonly Task<string> _errors;

    private HostProcess(string[] arguments, bool asks = false)
    {
        _folder = Directory.CreateTempSubdirectory("council-host-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CouncilPlatform.Host.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = asks,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = "Production" },
        };
        // What the machine that runs the tests has set for a host of its own is not for this one.
        foreach (var key in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(key);
        }

        start.Environment["Data__Directory"] = Path.Combine(_folder.FullName, "data");
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = ReadErrorsAsync();
    }

    public static HostProcess Start(params string[] arguments) => new(arguments);

    /// <summary>Starts a command that asks questions.</summary>
    public static HostProcess StartAsking(params string[] arguments) => new(arguments, asks: true);

    /// <summary>Whether an environment variable is a setting of a host.</summary>
    public static bool IsSetting(string variable) =>
        variable.Contains("__", StringComparison.Ordinal)
        || variable is "ASPNETCORE_URLS" or "URLS" or "PublicAddress" or "AllowedHosts" or "Proxies";

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(params string[] arguments)
    {
        await using var host = new HostProcess(arguments);
        return await host.EndAsync();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for a question, and answers it.</summary>
    public async Task AnswerAsync(string question, string answer)
    {
        await AskedAsync(question);
        await _process.StandardInput.WriteLineAsync(answer);
    }

    /// <summary>Waits for a question.</summary>
    public async Task AskedAsync(string question)
    {
        while (!IsAsked(question))
        {
            Assert.False(_process.HasExited, _process.HasExited ? await _errors : "");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<Ended> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Waits until it is ready. Fails if it ends, or says for minutes that it is not.</summary>
    public Task ReadyAsync(HttpClient client) => ReadyAsync(_process, _output, _errors, client);

    /// <inheritdoc cref="ReadyAsync(HttpClient)"/>
    public static async Task ReadyAsync(Process process, Task<string> output, Task<string> errors, HttpClient client)
    {
        var patience = Stopwatch.StartNew();
        var answer = "nothing";
        while (true)
        {
            Assert.False(process.HasExited, process.HasExited ? await errors + await output : "");
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(3), $"The host never gets ready. /health/ready answers {answer}.");
            try
            {
                using var response = await client.GetAsync(
                    new Uri("/health/ready", UriKind.Relative),
                    TestContext.Current.CancellationToken
                );
                if (response.IsSuccessStatusCode)
                {
                    return;
                }

                answer = $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends SIGTERM, as an operator's tools do.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it at once, with nothing put in order (SIGKILL).</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    // What was asked before counts no more.
    private bool IsAsked(string question)
    {
        lock (_said)
        {
            var isAsked = _said.ToString().EndsWith(question, StringComparison.Ordinal);
            if (isAsked)
            {
                _said.Clear();
            }

            return isAsked;
        }
    }

    private async Task<string> ReadErrorsAsync()
    {
        var all = new StringBuilder();
        var buffer = new char[1000];
        int read;
        while ((read = await _process.StandardError.ReadAsync(buffer)) > 0)
        {
            all.Append(buffer, 0, read);
            lock (_said)
            {
                _said.Append(buffer, 0, read);
            }
        }

        return all.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
