using System.Text.Json.Nodes;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Host.Tests.GraphQL.Subscriptions;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>Whoever subscribes to an import sees how far it comes, whichever host works on it.</summary>
public sealed class FollowingTests
{
    [Theory, EveryDatabase]
    public async Task A_subscriber_sees_a_file_wait_become_ready_and_be_saved(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("imports-").FullName;
        var idle = new Dictionary<string, string?> { ["Imports:AtOnce"] = "0", ["Imports:Directory"] = folder };
        await using var sender = await Sender.StartAsync(provider, idle, on: database);
        await using var events = await EventReader.OpenAsync(
            sender.Host,
            $$"""subscription { importChanged(partnership: "{{Sender.Slug}}") { id state new } }""",
            sender.Key
        );

        // This host takes the file and reads none.
        var id = (string)(await sender.SendAsync(Sender.Spend(("A1", "1")))).Answer["id"]!;
        Assert.Equal($"{id} WAITING ", await NextAsync());

        // Between two looks, a state may pass.
        await using var worker = await ModuleHost.StartAsync(
            [typeof(CommunityPlanningModule)],
            provider,
            settings: new Dictionary<string, string?> { ["Imports:Directory"] = folder },
            on: database
        );
        Assert.Equal($"{id} READY 1", await AfterAsync($"{id} READING "));
        await worker.DataAsync(
            $$"""
            mutation { confirmImport(input: { partnership: "{{Sender.Slug}}", import: "{{id}}" }) { errors { message } } }
            """,
            sender.Key
        );
        Assert.Equal($"{id} DONE 1", await AfterAsync($"{id} READY 1", $"{id} SAVING 1"));

        async Task<string> AfterAsync(params string[] passing)
        {
            string now;
            do
            {
                now = await NextAsync();
            } while (passing.Contains(now, StringComparer.Ordinal));

            return now;
        }

        async Task<string> NextAsync()
        {
            var import = JsonNode.Parse((await events.NextAsync())!)!["data"]!["importChanged"]!;
            return $"{import["id"]} {import["state"]} {import["new"]}";
        }
    }
}
