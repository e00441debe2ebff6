using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;
using CouncilPlatform.Testing.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.Modules;

/// <summary>A directory of plug-in folders, as a deployment has it, and hosts that load it.</summary>
internal sealed class PluginDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plugins-").FullName;

    public LogLines Log { get; } = new();

    /// <summary>The list of trusted files, once there is one.</summary>
    private string? Trusted { get; set; }

    /// <summary>Lists every file that is there now as trusted.</summary>
    public void Trust()
    {
        Trusted = Path + ".sha256";
        File.WriteAllLines(
            Trusted,
            Directory
                .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .Select(f =>
                    $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}  {System.IO.Path.GetRelativePath(Path, f)}"
                )
        );
    }

    /// <summary>A module that was built as a plug-in.</summary>
    public PluginDirectory Copy(string module, string? folder = null)
    {
        var from = System.IO.Path.Combine(AppContext.BaseDirectory, "modules", module);
        var to = Directory.CreateDirectory(System.IO.Path.Combine(Path, folder ?? module)).FullName;
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        }

        return this;
    }

    /// <summary>
    /// A module with the body of its one class, and whatever stands beside it. The folder, the assembly and the id are called alike.
    /// </summary>
    public PluginDirectory Add(string id, string body = "", string beside = "", string[]? references = null) =>
        AddSource(
            id,
            $$"""
            [assembly: CouncilModule("{{id}}", SdkVersion.Current)]
            sealed class TheModule : ServiceModule
            {
                {{body}}
            }
            {{beside}}
            """,
            references
        );

    /// <summary>A folder with one DLL of any source.</summary>
    public PluginDirectory AddSource(string folder, string source, string[]? references = null)
    {
        SampleAssembly.Compile(In(folder, folder + ".dll"), source, references ?? []);
        return this;
    }

    public string In(string folder, string file) => System.IO.Path.Combine(Path, folder, file);

    public Task<ModuleHost> StartAsync(bool demonstration = false, TestDatabase? on = null) =>
        ModuleHost.StartAsync(
            modules: null,
            services: services => services.AddSingleton<ILoggerProvider>(Log),
            demonstration: demonstration,
            settings: new Dictionary<string, string?> { ["Modules:Directory"] = Path, ["Modules:Trusted"] = Trusted },
            on: on
        );

    /// <summary>Starts the host: it runs without the culprit, and says why in GraphQL, in health and in the log.</summary>
    public async Task AssertQuarantinedAsync(string culprit, string reason, bool demonstration = false, TestDatabase? on = null)
    {
        await using var host = await StartAsync(demonstration, on);
        var key = await host.KeyAsync();
        var modules = (await host.DataAsync("{ modules { id version state reason } }", key))["modules"]!.AsArray();
        Assert.Contains(modules, m => Is(m!, "core", "RUNNING"));
        var quarantined = Assert.Single(modules, m => (string?)m!["state"] == "QUARANTINED")!;
        Assert.Equal(culprit, (string?)quarantined["id"]);
        Assert.Contains(reason, (string?)quarantined["reason"], StringComparison.Ordinal);
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var health = (await host.Client.GetFromJsonAsync<JsonNode>("/health/ready", TestContext.Current.CancellationToken))!;
        var degraded = Assert.Single(health["modules"]!.AsArray(), m => (string?)m!["state"] == "Degraded")!;
        Assert.Equal((string?)quarantined["reason"], (string?)degraded["reason"]);
        Assert.Contains(Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains(reason, StringComparison.Ordinal));
        foreach (
            var other in Directory.EnumerateDirectories(Path).Select(System.IO.Path.GetFileName).Where(f => f is "Potholes" or "Roads")
        )
        {
            Assert.Contains(modules, m => Is(m!, other!.ToLowerInvariant(), "RUNNING"));
        }

        static bool Is(JsonNode module, string id, string state) => (string?)module["id"] == id && (string?)module["state"] == state;
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        if (Trusted is not null)
        {
            File.Delete(Trusted);
        }
    }
}
