using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

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

    /// <summary>
    /// Lets a test change and remove what is only added. On PostgreSQL the host's login has no right to, until the owner gives it.
    /// </summary>
    public async Task AllowTamperingAsync()
    {
        var data = Host.Services.GetRequiredService<IOptions<DataOptions>>().Value;
        if (!data.HasOwner())
        {
            return;
        }

        var login = new NpgsqlConnectionStringBuilder(data.ConnectionString).Username;
        await using var owner = new NpgsqlConnection(data.OwnerConnectionString);
        await owner.OpenAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // The login is the test's own.
        await using var grant = new NpgsqlCommand($"GRANT UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \"{login}\"", owner);
#pragma warning restore CA2100
        await grant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
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
