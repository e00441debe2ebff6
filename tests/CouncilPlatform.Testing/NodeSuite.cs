using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace CouncilPlatform.Testing;

/// <summary>
/// A client suite of npm packages: a folder with package.json and its lock file, in a copy that goes when the test ends. The packages of
/// a lock
/// file are installed once on a machine.
/// </summary>
public sealed class NodeSuite : IDisposable
{
    private const string Packages = "node_modules";

    private static readonly Lazy<Task<bool>> HasNode = new(async () => await RunsAsync("node") && await RunsAsync("npm"));

    private NodeSuite(string folder) => Folder = folder;

    /// <summary>Where the copy is.</summary>
    public string Folder { get; }

    /// <summary>Copies a folder and installs its packages; skips the test where there is no Node.js.</summary>
    public static async Task<NodeSuite> InstallAsync(string source)
    {
        Require.Part(await HasNode.Value, $"Install Node.js 20 with npm to run {Path.GetFileName(source)}.");
        var suite = new NodeSuite(Directory.CreateTempSubdirectory("node-suite").FullName);
        suite.Copy(source);
        Directory.CreateSymbolicLink(Path.Combine(suite.Folder, Packages), await PackagesAsync(source));
        return suite;
    }

    private static async Task<string> PackagesAsync(string source)
    {
        var hash = SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json")));
        var installed = Path.Combine(Path.GetTempPath(), $"council-packages-{Convert.ToHexStringLower(hash)[..16]}");
        if (!Directory.Exists(installed))
        {
            var suite = new NodeSuite(Directory.CreateTempSubdirectory("node-suite").FullName);
            suite.Copy(source);
            await suite.RunAsync("npm", "ci", "--no-audit", "--no-fund");
            try
            {
                // In one step, so that nobody finds half of it.
                Directory.Move(suite.Folder, installed);
            }
            catch (IOException) when (Directory.Exists(installed))
            {
                suite.Dispose();
            }
        }

        return Path.Combine(installed, Packages);
    }

    private void Copy(string source)
    {
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }
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
