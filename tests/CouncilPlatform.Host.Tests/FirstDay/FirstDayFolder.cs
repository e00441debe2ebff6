using System.Diagnostics;
using System.Globalization;
using CouncilPlatform.Host.Tests.Hosting;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.FirstDay;

/// <summary>
/// A folder in which the guide's commands run in a shell, word by word: only the place of the package, the port and the database are this
/// computer's.
/// </summary>
internal sealed class FirstDayFolder : IAsyncDisposable
{
    private const string Register = "uk_local_authorities.csv";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("council-first-day-");
    private readonly int _port = HostProcess.FreePort();
    private readonly TestDatabase _database;
    private Process? _host;

    private FirstDayFolder(TestDatabase database) => _database = database;

    public Uri Address => new($"http://localhost:{_port}");

    public static async Task<FirstDayFolder> CreateAsync(string provider)
    {
        var folder = new FirstDayFolder(await TestDatabase.CreateAsync(provider));
        File.Copy(SharedData.Require($"councils/{Register}"), Path.Combine(folder._folder.FullName, Register));
        return folder;
    }

    /// <summary>Runs commands of the guide, all of which must succeed, and gives what they print.</summary>
    public async Task<string> RunAsync(string commands)
    {
        using var shell = Start(commands);
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, await output + await errors);
        return await output;
    }

    /// <summary>Starts the host with the guide's command, and waits until it answers.</summary>
    public async Task ServeAsync(string command)
    {
        // The shell becomes the host, so that the host's process is known.
        _host = Start(command.Replace("council ", "council=exec; council ", StringComparison.Ordinal));
        var output = _host.StandardOutput.ReadToEndAsync();
        var errors = _host.StandardError.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = Address };
        await HostProcess.ReadyAsync(_host, output, errors, client);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            host.Kill();
            await host.WaitForExitAsync();
            host.Dispose();
        }

        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Process Start(string commands)
    {
        var preparation = Guide.Block("1. An empty folder", "bash").Replace("council check", "", StringComparison.Ordinal);
        if (_database.Provider == Providers.PostgreSql)
        {
            preparation += Guide
                .Block("With PostgreSQL", "bash")
                .Replace(
                    "Host=localhost;Database=council;Username=council_owner;Password=a long password",
                    _database.ConnectionString,
                    StringComparison.Ordinal
                )
                .Replace(
                    "Host=localhost;Database=council;Username=council;Password=another long password",
                    _database.HostConnectionString,
                    StringComparison.Ordinal
                );
            Assert.Contains($"'{_database.ConnectionString}'", preparation, StringComparison.Ordinal);
            Assert.Contains($"'{_database.HostConnectionString}'", preparation, StringComparison.Ordinal);
        }

        var script = $"set -eu\n{preparation}\n{commands}"
            .Replace("dotnet /opt/council-platform/", $"${{council-}} dotnet {AppContext.BaseDirectory}", StringComparison.Ordinal)
            .Replace("localhost:5080", string.Create(CultureInfo.InvariantCulture, $"localhost:{_port}"), StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };
        // What the computer of the tests has set for a host of its own is not for this one.
        foreach (var key in start.Environment.Keys.Where(HostProcess.IsSetting).ToList())
        {
            start.Environment.Remove(key);
        }

        start.Environment["URLS"] = Address.GetLeftPart(UriPartial.Authority);
        return Process.Start(start)!;
    }
}
