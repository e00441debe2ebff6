using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Security.SignIn;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Audit;

/// <summary>What a line of the audit trail says: who, in which office, from which operation, and the old and new values.</summary>
public sealed class AuditValuesTests
{
    private const string Lakes = "south-lakeland";
    private const string District = "E07000031";

    // Columns of people, keys and addresses that are neither personal data nor derived from a secret.
    private static readonly string[] Plain =
    [
        "Identity.Issuer",
        "PersonRole.Directory",
        "Session.Method",
        "ApiKey.Label",
        "CalendarFeed.Label",
        "Appointment.Directory",
    ];

    [Theory, EveryDatabase]
    public async Task A_line_has_the_old_and_new_values_the_office_and_the_operation(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lakes, Role.Administrator, District, Office.MonitoringOfficer);
        await host.DataAsync(Update("First"), key);
        await host.DataAsync(Update("Second"), key);

        var line = (await LinesAsync(host, key, """action: "updatePartnership" """))[0]!;

        Same.Json(
            """{ "operation": "Summarise", "actorOffices": ["MONITORING_OFFICER"], "moreRowsAdded": 0 }""",
            Without(line, "changes", "action", "number").ToJsonString()
        );
        var change = line["changes"]!.AsArray().Single(c => (string?)c!["field"] == "summary")!;
        Assert.Equal(
            ("CHANGED", "First", "Second", false),
            ((string?)change["change"], (string?)change["before"], (string?)change["after"], (bool)change["withheld"]!)
        );
    }

    [Theory, EveryDatabase]
    public async Task Administrators_search_the_trail_of_their_own_partnership(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lakes, Role.Administrator, District);
        await host.DataAsync(Update("First"), key);
        var body = (string)
            (await host.MutateAsync("addBody", $"""partnership: "{Lakes}", name: "Panel", kind: COMMITTEE""", "body { id }", key))["body"]![
                "id"
            ]!;
        var keyId = (string)
            (await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { audit(first: 1) { nodes { actorKey } } } }""", key))[
                "partnership"
            ]!["audit"]!["nodes"]![0]!["actorKey"]!;
        var today = UkTime.Today(TimeProvider.System);

        Assert.Equal(["addBody"], await ActionsAsync($"""record: "{body}" """));
        Assert.Equal(["addBody", "updatePartnership"], await ActionsAsync($"""key: "{keyId}" """));
        Assert.Equal(["updatePartnership"], await ActionsAsync($"""key: "{keyId}", action: "updatePartnership" """));
        Assert.Equal(["addBody", "updatePartnership"], await ActionsAsync($"""organisation: "{District}" """));
        Assert.Equal([], await ActionsAsync($"""key: "{keyId}", until: "{today.AddDays(-1):yyyy-MM-dd}" """));
        Assert.Equal(2, (await ActionsAsync($"""key: "{keyId}", from: "{today:yyyy-MM-dd}", until: "{today:yyyy-MM-dd}" """)).Count);
        // The record's trail is in another partnership.
        var elsewhere = await host.KeyAsync("lancashire", Role.Administrator);
        var other = await host.DataAsync(
            $$"""{ partnership(slug: "lancashire") { audit(filter: { record: "{{body}}" }) { totalCount } } }""",
            elsewhere
        );
        Assert.Equal(0, (int)other["partnership"]!["audit"]!["totalCount"]!);

        async Task<IReadOnlyList<string>> ActionsAsync(string filter) =>
            [.. (await LinesAsync(host, key, filter)).Select(l => (string)l!["action"]!)];
    }

    [Theory, EveryDatabase]
    public async Task Personal_data_is_kept_apart_until_the_person_is_erased_and_the_chain_stays_whole(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lakes, Role.Administrator, District);
        var invited = await host.DataAsync(
            $$"""
            mutation { invitePerson(input: {
              partnership: "{{Lakes}}", name: "Robin Example", email: "robin@example.org", role: OFFICER, organisation: "{{District}}" }) {
              newPerson { role { person { id } } } errors { message } } }
            """,
            key
        );
        var person = (string)invited["invitePerson"]!["newPerson"]!["role"]!["person"]!["id"]!;
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();

        var before = await ValuesAsync();
        Assert.Equal([("email", "robin@example.org"), ("name", "Robin Example")], before);
        Assert.False(await IsInTrailAsync("Robin"), "A name is in the audit trail itself.");
        Assert.Null(await AuditedHost.VerifyAsync(scope.ServiceProvider));

        await host.MutateAsync("erasePerson", $"""person: "{person}" """, "person { version }", await host.KeyAsync());

        Assert.Equal([("email", null), ("name", null)], await ValuesAsync());
        Assert.False(await db.AuditPersonalValues.AnyAsync(TestContext.Current.CancellationToken));
        Assert.Null(await AuditedHost.VerifyAsync(scope.ServiceProvider));

        async Task<IReadOnlyList<(string, string?)>> ValuesAsync() =>
            [
                .. (await LinesAsync(host, key, """action: "invitePerson" """))[0]!["changes"]!
                    .AsArray()
                    .Where(c => (bool)c!["personal"]!)
                    .Select(c => ((string)c!["field"]!, (string?)c["after"]))
                    .Order(),
            ];

        Task<bool> IsInTrailAsync(string text) =>
            db.AuditTrail.AnyAsync(a => a.Detail.Contains(text) || a.Changes!.Contains(text), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_personal_value_that_is_altered_is_found()
    {
        await using var audited = await AuditedHost.StartAsync(Providers.Sqlite, demonstration: true);
        await audited.Host.DataAsync(
            $$"""
            mutation { invitePerson(input: {
              partnership: "{{Lakes}}", name: "Robin Example", role: OFFICER, organisation: "{{District}}" }) { errors { message } } }
            """,
            await audited.Host.KeyAsync(Lakes, Role.Administrator, District)
        );
        await using var scope = audited.Host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        await db
            .AuditPersonalValues.Where(v => v.Field == "name")
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.After, "Somebody else"), TestContext.Current.CancellationToken);

        Assert.Contains("personal data", (await audited.VerifyAsync())!.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_only_its_owner_sees_has_no_values_in_the_trail()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var officer = await host.KeyAsync(Lakes, Role.Officer, District);
        var bodies = await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { bodies(first: 100) { nodes { id name } } } }""");
        var body = bodies["partnership"]!["bodies"]!["nodes"]!
            .AsArray()
            .Single(b => (string?)b!["name"] == "South Lakeland District Council Cabinet")!["id"];
        var made = await host.MutateAsync(
            "proposeDecision",
            $"""partnership: "{Lakes}", body: "{body}", title: "A quiet plan", ownerOnly: true""",
            "decision { id }",
            officer
        );
        Assert.Empty(made["errors"]!.AsArray());

        var line = (await LinesAsync(host, await host.KeyAsync(Lakes, Role.Administrator), """action: "proposeDecision" """))[0]!;
        Assert.NotEmpty(line["changes"]!.AsArray());
        Assert.All(line["changes"]!.AsArray(), c => Assert.True((bool)c!["withheld"]!));
        Assert.DoesNotContain("quiet", line.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_text_about_people_is_personal_or_withheld_or_known_not_to_be()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite, demonstration: false);
        await using var scope = host.CommandScope();
        Type[] others = [typeof(ApiKey), typeof(Host.Core.Calendars.CalendarFeed), typeof(ProtectionKey), typeof(Appointment)];
        var undecided =
            from type in scope.ServiceProvider.GetRequiredService<CoreDb>().Model.GetEntityTypes()
            where type.ClrType.Namespace == typeof(Person).Namespace || others.Contains(type.ClrType)
            from property in type.GetProperties()
            where property.ClrType == typeof(string)
            where !property.PropertyInfo!.IsDefined(typeof(PersonalAttribute), inherit: false)
            where !property.PropertyInfo!.IsDefined(typeof(NotRecordedAttribute), inherit: false)
            select $"{type.ClrType.Name}.{property.Name}";
        Assert.Equal(Plain.Order(), undecided.Order());
    }

    private static string Update(string summary) =>
        $$"""
            mutation Summarise { updatePartnership(input: { partnership: "{{Lakes}}", summary: "{{summary}}" }) { errors { message } } }
            """;

    private static async Task<JsonArray> LinesAsync(ModuleHost host, string key, string filter)
    {
        var data = await host.DataAsync(
            $$"""
            { partnership(slug: "{{Lakes}}") { audit(filter: { {{filter}} }) { nodes {
              number action operation actorOffices moreRowsAdded
              changes { change kind record field before after personal withheld } } } } }
            """,
            key
        );
        return data["partnership"]!["audit"]!["nodes"]!.AsArray();
    }

    private static JsonObject Without(JsonNode line, params string[] fields)
    {
        var rest = line.DeepClone().AsObject();
        foreach (var field in fields)
        {
            rest.Remove(field);
        }

        return rest;
    }
}
