using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CouncilPlatform.Grants.Tests.OpenData;

internal sealed record AjvVerdict(bool Valid, string[] Paths);

/// <summary>Asks ajv, which decides the standard's schema rightly, whether packages are valid.</summary>
internal static class AjvOracle
{
    private const string Install =
        "Needs Node.js 20 or later with npm, and once the network: run `npm ci` in tests/CouncilPlatform.Grants.Tests/OpenData/ajv.";
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>The verdicts on packages given one on each line.</summary>
    public static async Task<AjvVerdict[]> JudgeLinesAsync(IEnumerable<string> packages)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        await File.WriteAllLinesAsync(file, packages);
        try
        {
            return await JudgeAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<AjvVerdict[]> JudgeAsync(params string[] files)
    {
        OpenDataFiles.Require("360-giving-package-schema.json");
        var folder = await InstalledAsync();
        var (exit, output, error) = await RunAsync("node", folder, ["validate.mjs", OpenDataFiles.Folder(), .. files]);
        Assert.True(exit == 0, error);
        return JsonSerializer.Deserialize<AjvVerdict[]>(output, JsonSerializerOptions.Web)!;
    }

    private static async Task<string> InstalledAsync([CallerFilePath] string thisFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(thisFile)!, "ajv");
        await Installing.WaitAsync();
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules", "ajv-formats")))
            {
                var (exit, _, error) = await RunAsync("npm", folder, ["ci"]);
                Assert.SkipUnless(exit == 0, $"{Install} npm said: {error}");
            }
        }
        finally
        {
            Installing.Release();
        }

        return folder;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(
        string program,
        string folder,
        IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception)
        {
            Assert.Skip(Install);
            throw;
        }
    }
}
