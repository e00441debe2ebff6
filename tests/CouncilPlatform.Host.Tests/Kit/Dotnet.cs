using System.Diagnostics;

namespace CouncilPlatform.Host.Tests.Kit;

/// <summary>The <c>dotnet</c> command as a newcomer calls it, with a home of its own: what it installs stays there.</summary>
internal static class Dotnet
{
    /// <returns>What it said; the test fails where it did not succeed.</returns>
    public static async Task<string> RunAsync(string folder, string home, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_HOME"] = home;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // The packages are where they always are, whatever the home.
        start.Environment["NUGET_PACKAGES"] = Packages;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    /// <summary>Where restored packages are kept.</summary>
    public static string Packages { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
