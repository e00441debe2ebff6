using System.Text.Json.Nodes;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>A record of each kind that the core has, of the first organisation. No rows are made up for the core.</summary>
internal static class CoreRecords
{
    /// <summary>Their ids; and people, each with the code of the organisation whose administrators alone know them.</summary>
    /// <param name="host">The host.</param>
    /// <param name="administrator">An administrator of the organisation.</param>
    /// <param name="more">Further changes, each with the fields of its input: what modules have and no made-up row can be.</param>
    public static async Task<(IReadOnlyList<GlobalId> Ids, IReadOnlyList<(GlobalId Id, string Owner)> People)> AddAsync(
        ModuleHost host,
        string administrator,
        IEnumerable<(string Mutation, string Input)> more
    )
    {
        var (own, ids) = (MadeUpRows.Owners[0].Code, new List<GlobalId>());
        await AddAsync("addMember", $"organisation: \"{own}\", role: MEMBER", "membership");
        var body = await AddAsync("addBody", $"name: \"Board\", kind: BOARD, meetingsAYear: 4, organisation: \"{own}\"", "body");
        await AddAsync("recordTermsOfReference", $"body: \"{body}\", adoptedOn: \"2015-01-05\", text: \"Lead\"", "termsOfReference");
        var meeting = await AddAsync("addMeeting", $"body: \"{body}\", on: \"2015-01-05\"", "meeting");
        await AskAsync("recordMeeting", $"meeting: \"{meeting}\", attendance: [{{role: MEMBER, number: 3, organisation: \"{own}\"}}]", "");
        await AddAsync("proposeDecision", $"body: \"{body}\", title: \"Matter\", signOffs: [LEADER]", "decision");
        await AddAsync("shareRecords", $"record: \"{body}\", with: \"{OwnershipChecks.Outsider}\"", "recordShare");
        await AddAsync("offerRecord", $"record: \"{body}\", to: \"{OwnershipChecks.Outsider}\"", "recordTransfer");
        await AskAsync("addBodyMember", $"body: \"{body}\", organisation: \"{own}\", role: MEMBER, from: \"2014\"", "");
        await AskAsync("addMeeting", $"body: \"{body}\", on: \"2026-02-05\"", "");
        await AskAsync("updatePageTheme", "colour: \"#123456\"", "");
        await AskAsync("addWebhook", "name: \"Team\", address: \"https://example.org/hooks\"", "");
        await DecideAsync(body, meeting);
        await AskAsync("updateImplications", "implications: [LEGAL]", "");
        await AskAsync("invitePerson", $"name: \"Robin Example\", role: VIEWER, organisation: \"{own}\"", "");
        await host.KeyAsync(MadeUpHost.Ours, Role.Viewer, own, Office.Leader);
        ids.AddRange([.. await AddSuccessorAsync(host), await SendAsync(host, own)]);
        var people = new List<(GlobalId Id, string Owner)>();
        foreach (var (code, _) in MadeUpRows.Owners.Take(2))
        {
            people.Add((await SignInAsync(host, code), code));
        }

        foreach (var (mutation, input) in more)
        {
            await AskAsync(mutation, input, "");
        }

        return (ids, people);

        // A matter that was decided, and that another body decides next.
        async Task DecideAsync(string body, string meeting)
        {
            var next = await AskAsync("addBody", "name: \"Council\", kind: FORUM", "body { id }");
            var proposed = await AskAsync(
                "proposeDecision",
                $"body: \"{body}\", subject: \"{body}\", title: \"Done\", forwardPlan: \"2015-01\"",
                "decision { id }"
            );
            var decision = $"decision: \"{proposed["decision"]!["id"]}\"";
            await AskAsync("submitDecision", decision, "");
            await AskAsync(
                "recordDecision",
                $"{decision}, meeting: \"{meeting}\", type: APPROVE, on: \"2015-01-05\"",
                "",
                await host.KeyAsync(MadeUpHost.Ours, Role.Approver, own)
            );
            await AskAsync("referDecision", $"{decision}, to: \"{next["body"]!["id"]}\"", "");
            await AskAsync("recordTermsOfReference", $"body: \"{body}\", adoptedOn: \"2015-02-05\", text: \"Lead on\", {decision}", "");
        }

        async Task<string> AddAsync(string mutation, string input, string made)
        {
            var payload = await AskAsync(mutation, input, $"{made} {{ id }}");
            Assert.True(GlobalId.TryParse((string?)payload[made]!["id"], out var id));
            ids.Add(id);
            return id.ToString();
        }

        async Task<JsonNode> AskAsync(string mutation, string input, string fields, string? key = null)
        {
            var answer = await host.DataAsync(
                $$"""
                mutation { {{mutation}}(input: { partnership: "{{MadeUpHost.Ours}}", {{input}} }) { {{fields}} errors { message } } }
                """,
                key ?? administrator
            );
            Assert.Empty(answer[mutation]!["errors"]!.AsArray());
            return answer[mutation]!;
        }
    }

    /// <summary>Lets an organisation take the place of another.</summary>
    private static async Task<IEnumerable<GlobalId>> AddSuccessorAsync(ModuleHost host)
    {
        const string old = "96";
        const string successor = "97";
        await host.AddOrganisationAsync(old, "Old council");
        await host.AddOrganisationAsync(successor, "New council");
        await host.SucceedAsync(old, successor);
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        return
        [
            new(nameof(Organisation), (await OrganisationQueries.RequireAsync(db, old, CancellationToken.None)).Id),
            new(nameof(Organisation), (await OrganisationQueries.RequireAsync(db, successor, CancellationToken.None)).Id),
        ];
    }

    /// <summary>A person who signed in, has never had a role, and waits for the administrator of their organisation.</summary>
    private static async Task<GlobalId> SignInAsync(ModuleHost host, string organisation)
    {
        await using var scope = host.CommandScope();
        var (person, _) = await AddPersonAsync(scope.ServiceProvider, organisation);
        await scope
            .ServiceProvider.GetRequiredService<Sessions>()
            .StartAsync(person, "test", replaced: null, directory: null, CancellationToken.None);
        return new(nameof(Person), person.Id);
    }

    /// <summary>A file that a person sent who holds an office, and an event of it that was parked.</summary>
    private static async Task<GlobalId> SendAsync(ModuleHost host, string organisation)
    {
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var ours = await services.GetRequiredService<IPartnerships>().FindAsync(MadeUpHost.Ours, CancellationToken.None);
        var (person, own) = await AddPersonAsync(services, organisation);
        var leader = new Caller(person.Reference, isOperator: false, new Dictionary<Guid, Role> { [ours.Id] = Role.Officer })
        {
            Person = person.Id,
            Organisation = own,
            Offices = [(Office.Leader, own)],
        };
        var import = await services
            .GetRequiredService<IServiceScopeFactory>()
            .ChangeAsAsync(leader, "sendImport", change => Task.FromResult(SendAndPark(change, own)), CancellationToken.None, ours);
        return new(nameof(Import), import);
    }

    private static async Task<(Person Person, Guid Organisation)> AddPersonAsync(IServiceProvider services, string organisation)
    {
        var own = (await OrganisationQueries.RequireAsync(services.GetRequiredService<CoreDb>(), organisation, CancellationToken.None)).Id;
        var person = await services
            .GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                partnership: null,
                "addPerson",
                change => Task.FromResult(change.Done(change.Add(Person.Make("Sam Example", "sam@example.org", own, change.NowUtc)), "")),
                CancellationToken.None
            );
        return (person, own);
    }

    private static Guid SendAndPark(Change<CoreDb> change, Guid owner)
    {
        var import = change.Add(
            new Import
            {
                PartnershipId = change.Partnership.Id,
                OwnerId = owner,
                Kind = "test",
                FileName = "test.csv",
                Size = 1,
                Hash = "",
                Sender = change.Caller.Name,
                SentUtc = change.NowUtc,
                ExpiresUtc = change.NowUtc.AddDays(1),
            }
        );
        change.Add(
            new OutboxEntry
            {
                EventId = Guid.CreateVersion7(),
                Consumer = "test",
                Module = "core",
                PartnershipId = change.Partnership.Id,
                AggregateId = import.Id,
                AggregateVersion = 1,
                Ordinal = 0,
                Event = "Test.Happened",
                Body = "{}",
                CreatedUtc = change.NowUtc,
                DueUtc = change.NowUtc,
                State = OutboxState.Parked,
            }
        );
        return change.Done(import, "a file").Id;
    }
}
