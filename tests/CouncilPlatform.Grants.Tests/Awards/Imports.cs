using System.Text;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>Imports in the test's own process, by the command's own code, and what they left in the tables.</summary>
internal static class Imports
{
    /// <summary>A partnership for what needs no host.</summary>
    public static Partnership Trafford { get; } =
        new()
        {
            Id = Guid.CreateVersion7(),
            Slug = "trafford",
            Name = "Trafford",
            Kind = PartnershipKind.Other,
            Summary = "",
            Published = true,
            Modules = ["grants"],
            Version = 0,
        };

    public static async Task<ModuleHost> StartAsync(string provider, string partnership = "trafford")
    {
        var host = await ModuleHost.StartAsync<GrantsModule>(provider);
        await host.CreatePartnershipAsync(partnership, published: true, "grants");
        return host;
    }

    /// <summary>Runs a command beside a running host, on the same database.</summary>
    public static async Task<CommandRun> CommandAsync(this ModuleHost beside, params string[] words)
    {
        var ended = await HostCommand.RunAsync([.. HostProcess.DataOf(beside), .. words]);
        return new(ended.Code, ended.Output, ended.Errors);
    }

    public static async Task<CommandRun> ImportAsync(
        this ModuleHost host,
        string file,
        string partnership = "trafford",
        CancellationToken cancellationToken = default
    )
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await host.ImportFileAsync("grants", partnership, file, output, error, cancellationToken: cancellationToken);
        return new CommandRun(exit, output.ToString().TrimEnd(), error.ToString().TrimEnd());
    }

    /// <summary>As the command does, without it.</summary>
    public static async Task ImportPackageAsync(
        this ModuleHost host,
        string file,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        await using var scope = host.CommandScope();
        await using var package = File.OpenRead(file);
        var faults = new TableFaults();
        await scope
            .ServiceProvider.GetRequiredService<AwardImport>()
            .RunAsync(new(Trafford, new(package, file, faults), faults, cancellationToken) { Progress = progress });
    }

    public static async Task<CommandRun> ImportTextAsync(this ModuleHost host, string package, string partnership = "trafford")
    {
        using var file = new PackageFile(package);
        return await host.ImportAsync(file.Path, partnership);
    }

    public static async Task<CommandRun> ImportTableAsync(this ModuleHost host, byte[] table)
    {
        using var file = new PackageFile(table, "grants.csv");
        return await host.ImportAsync(file.Path);
    }

    public static Task<CommandRun> ImportTableAsync(this ModuleHost host, string table) =>
        host.ImportTableAsync(Encoding.UTF8.GetBytes(table));

    public static async Task<T> ReadAsync<T>(this ModuleHost host, Func<GrantsDb, Task<T>> read)
    {
        await using var scope = host.CommandScope();
        return await read(scope.ServiceProvider.GetRequiredService<GrantsDb>());
    }

    /// <summary>Rows of every table that an import writes to, and audit lines of imports.</summary>
    public static Task<(int Awards, int Sources, int Recipients, int Programmes, int Audits)> CountAsync(this ModuleHost host) =>
        host.ReadAsync(async db =>
            (
                await db.Set<Award>().CountAsync(),
                await db.Set<AwardSource>().CountAsync(),
                await db.Set<Recipient>().CountAsync(),
                await db.Set<Programme>().CountAsync(),
                await db.Set<AuditEntry>().CountAsync(a => a.Action == "importGrants")
            )
        );

    public static Task<Dictionary<string, Award>> AwardsAsync(this ModuleHost host) =>
        host.ReadAsync(db => db.Set<Award>().AsNoTracking().ToDictionaryAsync(a => a.Identifier));
}

/// <summary>A package in a file of its own, gone once disposed.</summary>
internal sealed class PackageFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("council-import-");

    public PackageFile(string content, string name = "grants.json")
        : this(Encoding.UTF8.GetBytes(content), name) { }

    public PackageFile(byte[] content, string name = "grants.json")
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
