using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Audit;

/// <summary>A host that notes the head of its audit trail in a folder of its own.</summary>
internal sealed class AuditedHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private AuditedHost(ModuleHost host, DirectoryInfo folder) => (Host, _folder) = (host, folder);

    public ModuleHost Host { get; }

    public static async Task<AuditedHost> StartAsync(string provider, IReadOnlyList<Type>? modules = null, bool demonstration = false)
    {
        var folder = Directory.CreateTempSubdirectory("council-audit-");
        var host = await ModuleHost.StartAsync(
            modules ?? [],
            provider,
            demonstration: demonstration,
            settings: new Dictionary<string, string?> { ["Data:AuditHeads"] = folder.FullName }
        );
        return new(host, folder);
    }

    /// <summary>Makes a change, as a command does.</summary>
    public async Task ChangeAsync(string name)
    {
        await using var scope = Host.CommandScope();
        await scope
            .ServiceProvider.GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                partnership: null,
                "addOrganisation",
                change =>
                    Task.FromResult(change.Done(change.Add(new Organisation { Name = name, Kind = OrganisationKind.TownOrParish }), name)),
                TestContext.Current.CancellationToken
            );
    }

    /// <summary>What the whole check of the trail reports.</summary>
    public async Task<AuditFault?> VerifyAsync()
    {
        await using var scope = Host.CommandScope();
        return await VerifyAsync(scope.ServiceProvider);
    }

    public static async Task<AuditFault?> VerifyAsync(IServiceProvider services) =>
        (
            await services.GetRequiredService<AuditVerifier>().VerifyAsync(latest: null, noted: null, TestContext.Current.CancellationToken)
        ).Fault;

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
