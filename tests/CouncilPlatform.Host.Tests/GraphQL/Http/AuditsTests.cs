using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CouncilPlatform.Grants;
using CouncilPlatform.Testing;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>The audits of the GraphQL-over-HTTP specification, by its own suite (npm graphql-http).</summary>
public sealed class AuditsTests
{
    [Fact]
    public async Task All_61_audits_pass()
    {
        await using var host = await SampleHost.StartAsync();
        await AuditAsync(host.Address);
    }

    [Fact]
    public async Task All_61_audits_pass_on_the_real_host_with_its_modules()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await AuditAsync(host.Client.BaseAddress!.AbsoluteUri.TrimEnd('/'));
    }

    private static async Task AuditAsync(string address)
    {
        Require.Part(await RunsAsync("npm", "--version") && await RunsAsync("node", "--version"), "Install Node.js 20 with npm to run the GraphQL-over-HTTP audits.");

        var folder = Directory.CreateTempSubdirectory("audits");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Source()).Where(f => Path.GetFileName(f) is "package.json" or "package-lock.json" or ".npmrc" or "audits.mjs"))
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            var (installed, trouble) = await RunAsync(folder.FullName, "npm", "ci", "--no-audit", "--no-fund");
            Assert.True(installed == 0, trouble);

            var (exit, output) = await RunAsync(folder.FullName, "node", "audits.mjs", $"{address}/graphql");

            Assert.True(exit == 0, output);
            var audits = output.Split('\n').Where(line => line.Contains('\t', StringComparison.Ordinal)).ToList();
            Assert.All(audits, line => Assert.StartsWith("ok\t", line, StringComparison.Ordinal));
            Assert.Equal(61, audits.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Audits");

    private static async Task<bool> RunsAsync(string program, string argument)
    {
        try
        {
            return (await RunAsync(Path.GetTempPath(), program, argument)).Exit == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Exit, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
