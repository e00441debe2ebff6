using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>What a command came to.</summary>
internal sealed record CommandRun(int Exit, string Output, string Error);

/// <summary>The built host, run as an operator runs it: a process of its own, beside a running host on the same database.</summary>
internal static class HostProcess
{
    public static async Task<CommandRun> RunAsync(ModuleHost beside, params string[] words)
    {
        using var process = Start(beside, words);
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complained = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandRun(process.ExitCode, await said, await complained);
    }

    /// <summary>Presses Ctrl-C once the command has said something that begins so on standard error.</summary>
    public static async Task<CommandRun> InterruptAsync(ModuleHost beside, string said, params string[] words)
    {
        using var process = Start(beside, words);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = new StringBuilder();
        var interrupted = false;
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            error.AppendLine(line);
            if (!interrupted && line.StartsWith(said, StringComparison.Ordinal))
            {
                interrupted = true;
                using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandRun(process.ExitCode, await output, error.ToString());
    }

    /// <summary>The settings for a command on the database of a host.</summary>
    public static IReadOnlyList<string> DataOf(ModuleHost host)
    {
        var data = host.Services.GetRequiredService<IConfiguration>().GetSection("Data");
        return
        [
            .. new[] { "Provider", "ConnectionString", "OwnerConnectionString" }
                .Where(key => data[key] is not null)
                .SelectMany(key => new[] { $"--Data:{key}", data[key]! }),
        ];
    }

    private static Process Start(ModuleHost beside, string[] words)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(Repository.Root, "host", "CouncilPlatform.Host", "bin", output.Parent!.Name, output.Name);
        var start = new ProcessStartInfo("dotnet", ["CouncilPlatform.Host.dll", .. DataOf(beside), .. words])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
