using System.Diagnostics;

namespace CouncilPlatform.Host.Tests.Packaging;

/// <summary>build/package, called as an operator calls it.</summary>
internal static class Package
{
    private static readonly string Script = Path.Combine(Up(AppContext.BaseDirectory), "build", "package");

    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Script, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Servers that a build leaves running would hold the test's pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        // The tests' own build has analysed the sources.
        start.Environment["RunAnalyzers"] = "false";
        using var script = Process.Start(start)!;
        var output = script.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = script.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (script.ExitCode, await output + await error);
    }

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "CouncilPlatform.sln")) ? folder : Up(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
