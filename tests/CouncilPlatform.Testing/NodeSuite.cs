using System.ComponentModel;
using System.Diagnostics;

namespace CouncilPlatform.Testing;

/// <summary>A client suite of npm packages: a folder with package.json and its lock file, installed in a copy that goes when the test ends.</summary>
public sealed class NodeSuite : IDisposable
{
    private NodeSuite(string folder) => Folder = folder;

    /// <summary>Where the copy stands.</summary>
    public string Folder { get; }

    /// <summary>Copies a folder and installs its packages; skips the test where there is no Node.js.</summary>
    public static async Task<NodeSuite> InstallAsync(string source)
    {
        Require.Part(await RunsAsync("node") && await RunsAsync("npm"), $"Install Node.js 20 with npm to run {Path.GetFileName(source)}.");
        var suite = new NodeSuite(Directory.CreateTempSubdirectory("node-suite").FullName);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(suite.Folder, Path.GetFileName(file)));
        }

        await suite.RunAsync("npm", "ci", "--no-audit", "--no-fund");
        return suite;
    }

    /// <summary>Runs a program in the folder and gives what it printed; fails the test where it does not exit with 0.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (exit, output) = await RunAsync(Folder, program, arguments);
        Assert.True(exit == 0, $"{program} {string.Join(' ', arguments)} exited with {exit}:{Environment.NewLine}{output}");
        return output;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static async Task<bool> RunsAsync(string program)
    {
        try
        {
            return (await RunAsync(Path.GetTempPath(), program, "--version")).Exit == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Exit, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
