using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using CouncilPlatform.Testing.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Ownership;

/// <summary>
/// Every mutation of the core, on one council's records: people of another council and of none change nothing that is not theirs, and the
/// council's own people are never told that it is not theirs. The modules' mutations are tried in the same way on made-up rows.
/// </summary>
public sealed class CoreOwnershipTests
{
    private const string Lakes = "south-lakeland";
    private const string District = "E07000031";
    private const string County = "E10000006";

    [Fact]
    [Trait("case", "X3")]
    public async Task No_mutation_of_the_core_changes_what_another_council_owns()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var district = await host.KeyAsync(Lakes, Role.Administrator, District);
        var keys = await DistrictsRowsAsync(host, district);
        var attempts = Attempts(host, keys);
        Assert.True(attempts.Count > 30, $"Only {attempts.Count} mutations of the core name a partnership.");
        var rows = new MadeUpRows(host, typeof(CoreDb));
        var partnership = await PartnershipAsync(host);
        var council = await OrganisationAsync(host, District);

        foreach (
            var caller in new[] { await host.KeyAsync(Lakes, Role.Administrator, County), await host.KeyAsync(Lakes, Role.Administrator) }
        )
        {
            foreach (var (name, document) in attempts)
            {
                var before = await OwnedAsync();
                await host.AskAsync(document, caller);
                var after = await OwnedAsync();
                Assert.True(
                    before.Count == after.Count && before.All(row => after.GetValueOrDefault(row.Key) == row.Value),
                    $"{name} lets others change what the district owns:\n{document}"
                );
            }
        }

        var refused = new List<string>();
        foreach (var (name, document) in attempts)
        {
            var answer = await host.AskAsync(document, district);
            var errors = answer["data"]?[name]?["errors"]?.AsArray() ?? [];
            if (errors.Any(e => (string?)e!["code"] == RuleCodes.NotYours))
            {
                refused.Add(name);
                TestContext.Current.SendDiagnosticMessage($"{errors.ToJsonString()}\n{document}");
            }
        }

        // What the owner itself has offered, only the other council accepts or declines.
        Assert.Equal(["acceptRecord", "declineRecord"], refused);

        async Task<Dictionary<string, string>> OwnedAsync() =>
            (await rows.ReadOwnedAsync(partnership))
                .Where(row => row.Value.Owners.Contains(council))
                .ToDictionary(row => row.Key, row => row.Value.Text);
    }

    // A record of each kind that a council owns.
    private static async Task<ILookup<string, Guid>> DistrictsRowsAsync(ModuleHost host, string district)
    {
        var ids = new List<string>();
        var body = await AddAsync("addBody", $"""name: "B", kind: BOARD, organisation: "{District}" """, "body { id }", "body");
        await AddAsync("addMeeting", $"""body: "{body}", on: "2015-01-05" """, "meeting { id }", "meeting");
        await AddAsync("proposeDecision", $"""body: "{body}", title: "T" """, "decision { id }", "decision");
        await AddAsync("shareRecords", $"""record: "{body}", with: "{County}" """, "recordShare { id }", "recordShare");
        // To a third council: the county could accept it.
        await AddAsync("offerRecord", $"""record: "{body}", to: "E07000121" """, "recordTransfer { id }", "recordTransfer");
        var role = await AddAsync(
            "invitePerson",
            $"""name: "N", role: OFFICER, organisation: "{District}" """,
            "newPerson { role { id person { id } } }",
            "newPerson",
            "role"
        );
        var person = (string)
            (await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { peopleRoles { nodes { id person { id } } } } }""", district))[
                "partnership"
            ]!["peopleRoles"]!["nodes"]!
                .AsArray()
                .Single(n => (string?)n!["id"] == role)!["person"]!["id"]!;
        ids.Add(person);
        await AddAsync(
            "appoint",
            $"""office: LEADER, organisation: "{District}", holder: "{person}" """,
            "appointment { id }",
            "appointment"
        );
        // The share is over: with it the county could write.
        await host.MutateAsync(
            "revokeShare",
            $"""partnership: "{Lakes}", share: "{ids.Single(i => i.StartsWith("RecordShare", StringComparison.Ordinal))}" """,
            "recordShare { id }",
            district
        );
        return ids.Select(i => GlobalId.TryParse(i, out var id) ? id : default).ToLookup(i => i.Type, i => i.Value, StringComparer.Ordinal);

        async Task<string> AddAsync(string mutation, string input, string fields, params string[] path)
        {
            var payload = await host.MutateAsync(mutation, $"""partnership: "{Lakes}", {input}""", fields, district);
            Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
            var id = (string)path.Aggregate(payload, (node, name) => node[name]!)["id"]!;
            ids.Add(id);
            return id;
        }
    }

    private static List<(string Name, string Document)> Attempts(ModuleHost host, ILookup<string, Guid> keys)
    {
        var catalogue = host.Services.GetRequiredService<ModuleCatalogue>();
        var schema = catalogue.Build([.. catalogue.Running.Where(m => m.Id == Gate.CoreModule)]);
        return
        [
            .. from mutation in new SchemaDocuments(schema, new Dictionary<string, string>()).MutationsWithTypes()
            let document = new MutationDocument(mutation.Name, mutation.Document, mutation.Types).Naming(keys)
            where document.Contains($"partnership: \"{TSqlReader.Text}\"", StringComparison.Ordinal)
            select (
                mutation.Name,
                document
                    .Replace($"partnership: \"{TSqlReader.Text}\"", $"partnership: \"{Lakes}\"", StringComparison.Ordinal)
                    .Replace($"organisation: \"{TSqlReader.Text}\"", $"organisation: \"{District}\"", StringComparison.Ordinal)
                    // The council's own people do not act for the partnership's team.
                    .Replace("forPartnership: true", "forPartnership: false", StringComparison.Ordinal)
            ),
        ];
    }

    private static async Task<Guid> PartnershipAsync(ModuleHost host)
    {
        await using var scope = host.CommandScope();
        return (await scope.ServiceProvider.GetRequiredService<IPartnerships>().FindAsync(Lakes, CancellationToken.None)).Id;
    }

    private static async Task<Guid> OrganisationAsync(ModuleHost host, string code)
    {
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        return (await Host.Core.Organisations.OrganisationQueries.RequireAsync(db, code, CancellationToken.None)).Id;
    }
}
