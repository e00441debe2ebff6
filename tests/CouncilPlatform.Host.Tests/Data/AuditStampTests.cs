using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Data;

/// <summary>No change is committed without a line in the audit trail.</summary>
public sealed class AuditStampTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_save_by_itself_needs_its_line(string provider)
    {
        await using var host = await ModuleHost.StartAsync([], provider);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        db.Add(Council("Kendal"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Equal(0, await db.Organisations.CountAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task The_saves_of_a_transaction_need_one_line_among_them(string provider)
    {
        await using var host = await ModuleHost.StartAsync([], provider);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(audited: false));
        Assert.StartsWith("A change of Organisation is not audited.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await db.Organisations.CountAsync());

        db.ChangeTracker.Clear();
        await WriteAsync(audited: true);
        Assert.Equal(2, await db.Organisations.CountAsync());

        // The next transaction needs its own.
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(audited: false));
        Assert.Equal(2, await db.Organisations.CountAsync());

        Task WriteAsync(bool audited) =>
            scope
                .ServiceProvider.GetRequiredService<Changes<CoreDb>>()
                .RunAsync(
                    partnership: null,
                    "test",
                    async change =>
                    {
                        change.Add(Council("Kendal"));
                        await change.SaveAndForgetAsync();
                        var last = change.Add(Council("Ulverston"));
                        await change.SaveAsync();
                        if (audited)
                            change.Audit(last, "two councils");
                    },
                    CancellationToken.None
                );
    }

    private static Organisation Council(string name) => new() { Name = name, Kind = OrganisationKind.TownOrParish };
}
