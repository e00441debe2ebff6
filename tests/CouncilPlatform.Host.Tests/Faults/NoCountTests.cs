using System.Data.Common;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Faults;

/// <summary>A server with NOCOUNT reports no rows for an update, however many there were. Locks do not depend on it.</summary>
public sealed class NoCountTests
{
    [Theory, EveryDatabase]
    public async Task Changes_lock_what_they_name_and_refuse_another_version(string provider)
    {
        await using var host = await ModuleHost.StartAsync([], provider, services => services.AddSingleton<IInterceptor>(new NoCount()));
        await host.AddOrganisationAsync("E07000121", "Lancaster City Council");
        await host.CreatePartnershipAsync("north", published: true);
        var key = await host.KeyAsync("north", Role.Administrator, "E07000121");
        var added = await host.MutateAsync(
            "addBody",
            """partnership: "north", name: "Scrutiny Panel", kind: COMMITTEE, organisation: "E07000121" """,
            "body { id version }",
            key
        );
        var (id, version) = ((string)added["body"]!["id"]!, (int)added["body"]!["version"]!);

        var changed = await ChangeAsync("Scrutiny Committee", version);
        Assert.Equal("Scrutiny Committee", (string?)changed["body"]!["name"]);
        var now = (int)changed["body"]!["version"]!;

        var refused = Assert.Single((await ChangeAsync("Late", version))["errors"]!.AsArray())!;
        Assert.Equal("CONFLICT", (string?)refused["code"]);
        Assert.Contains(
            $"you saw version {version}, and it is now at version {now}.",
            (string?)refused["message"],
            StringComparison.Ordinal
        );

        Task<JsonNode> ChangeAsync(string name, int seen) =>
            host.MutateAsync(
                "changeBody",
                $"""partnership: "north", body: "{id}", name: "{name}", version: {seen}""",
                "body { name version }",
                key
            );
    }

    [Theory, EveryDatabase]
    public async Task A_partnership_is_changed_against_the_version_seen(string provider)
    {
        await using var host = await ModuleHost.StartAsync([], provider, services => services.AddSingleton<IInterceptor>(new NoCount()));
        await host.CreatePartnershipAsync("north", published: true);
        var key = await host.KeyAsync("north", Role.Administrator);
        var seen = (int)(await host.DataAsync("""{ partnership(slug: "north") { version } }"""))["partnership"]!["version"]!;

        var changed = await ChangeAsync(seen);
        Assert.Empty(changed["errors"]!.AsArray());
        var now = (int)changed["partnership"]!["version"]!;
        Assert.True(now > seen);

        var refused = await ChangeAsync(seen);
        Assert.Equal("CONFLICT", refused.Code());
        Assert.Contains($"it is now at version {now}.", (string?)refused["errors"]![0]!["message"], StringComparison.Ordinal);

        Task<JsonNode> ChangeAsync(int version) =>
            host.MutateAsync(
                "updatePartnership",
                $"""partnership: "north", summary: "Two councils", version: {version}""",
                "partnership { version }",
                key
            );
    }

    /// <summary>What an update reports on such a server.</summary>
    private sealed class NoCount : DbCommandInterceptor
    {
        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            int result,
            CancellationToken cancellationToken = default
        ) => new(-1);
    }
}
