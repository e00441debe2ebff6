using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Ownership;

/// <summary>
/// Who may act for whom: what a council owns only its own people change, offices sign off, nobody approves their own work.
/// </summary>
public sealed class AuthorityTests
{
    private const string Lakes = "south-lakeland";
    private const string District = "E07000031";
    private const string County = "E10000006";

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_districts_people_take_no_decision_in_the_countys_name(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var district = await host.KeyAsync(Lakes, Role.Approver, District);
        var county = await host.KeyAsync(Lakes, Role.Officer, County);
        var cabinet = await BodyAsync(host, "Cumbria County Council Cabinet");

        Assert.Equal(
            """
            NOT_YOURS input.body: This decision belongs to Cumbria County Council. Only people who act for it can change it, unless it
            shares the record with your organisation.
            """.ReplaceLineEndings(" "),
            await RefusedAsync(host, "proposeDecision", $"""body: "{cabinet}", title: "Money for the district" """, district)
        );
        var decision = await IdAsync(host, "proposeDecision", $"""body: "{cabinet}", title: "Joint working" """, "decision", county);
        foreach (
            var (mutation, input) in new[]
            {
                ("changeDecision", "title: \"Other\""),
                ("recordSignOff", "role: WARD_COUNCILLORS, state: GIVEN, on: \"2015-05-01\""),
                ("submitDecision", ""),
                ("recordDecision", "type: APPROVE, on: \"2015-05-01\""),
                ("withdrawDecision", "reason: \"No longer needed\""),
            }
        )
        {
            foreach (var key in new[] { district, await host.KeyAsync(Lakes, Role.Administrator) })
            {
                Assert.StartsWith(
                    "NOT_YOURS input.decision: This decision belongs to Cumbria County Council.",
                    await RefusedAsync(host, mutation, $"""decision: "{decision}", {input}""", key),
                    StringComparison.Ordinal
                );
            }
        }

        await IdAsync(host, "submitDecision", $"""decision: "{decision}" """, "decision", county);
    }

    [Theory, EveryDatabase]
    [Trait("case", "G20")]
    public async Task A_statutory_sign_off_is_its_officers_alone(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var officer = await host.KeyAsync(Lakes, Role.Administrator, District);
        var finance = await host.KeyAsync(Lakes, Role.Officer, District, Office.Section151Officer);
        var monitoring = await host.KeyAsync(Lakes, Role.Officer, District, Office.MonitoringOfficer);
        var theirs = await host.KeyAsync(Lakes, Role.Officer, County, Office.Section151Officer);
        var cabinet = await BodyAsync(host, "South Lakeland District Council Cabinet");
        var decision = await IdAsync(
            host,
            "proposeDecision",
            $"""body: "{cabinet}", title: "Joint working", keyDecision: true, forwardPlan: "2015-04", signOffs: []""",
            "decision",
            officer
        );
        var at = $"""decision: "{decision}" """;
        const string given = "role: SECTION_151_OFFICER, state: GIVEN, on: \"2015-05-01\"";
        const string notNeeded = "role: SECTION_151_OFFICER, state: NOT_APPLICABLE";

        // Without sign-offs in the input there are the two that the law asks for.
        Assert.StartsWith("SIGN_OFF_MISSING", await RefusedAsync(host, "submitDecision", at, officer), StringComparison.Ordinal);
        foreach (var key in new[] { officer, monitoring, await host.KeyAsync() })
        {
            foreach (var what in new[] { given, notNeeded })
            {
                Assert.StartsWith(
                    "OFFICE_NEEDED input.role: Only the Section 151 officer of the organisation that decides can record this.",
                    await RefusedAsync(host, "recordSignOff", $"{at}, {what}", key),
                    StringComparison.Ordinal
                );
            }
        }

        Assert.StartsWith("NOT_YOURS", await RefusedAsync(host, "recordSignOff", $"{at}, {given}", theirs), StringComparison.Ordinal);
        await IdAsync(host, "recordSignOff", $"{at}, {notNeeded}", "decision", finance);
        await IdAsync(
            host,
            "recordSignOff",
            $"""{at}, role: MONITORING_OFFICER, state: GIVEN, on: "2015-05-01" """,
            "decision",
            monitoring
        );
        await IdAsync(host, "submitDecision", at, "decision", officer);
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task Nobody_approves_their_own_work_with_a_second_key(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var administrator = await host.KeyAsync(Lakes, Role.Administrator, District);
        var cabinet = await BodyAsync(host, "South Lakeland District Council Cabinet");
        var second = await MadeAsync(host, $"""label: "test {Lakes}", role: APPROVER, organisation: "{District}" """, administrator);
        var third = await MadeAsync(host, $"""label: "third", role: APPROVER, organisation: "{District}" """, administrator);
        foreach (var (proposer, others) in new[] { (administrator, second), (second, administrator), (second, third) })
        {
            var decision = await IdAsync(host, "proposeDecision", $"""body: "{cabinet}", title: "T" """, "decision", proposer);
            await IdAsync(host, "submitDecision", $"""decision: "{decision}" """, "decision", proposer);
            var record = $"""decision: "{decision}", type: APPROVE, on: "2015-05-01" """;
            foreach (var key in new[] { proposer, others })
            {
                Assert.StartsWith(
                    "FOUR_EYES input.decision",
                    await RefusedAsync(host, "recordDecision", record, key),
                    StringComparison.Ordinal
                );
            }

            await IdAsync(host, "recordDecision", record, "decision", await host.KeyAsync(Lakes, Role.Approver, District));
        }
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task The_audit_trail_tells_keys_with_one_label_apart(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var administrator = await host.KeyAsync(Lakes, Role.Administrator, District);

        foreach (var label in new[] { "operator", " Command Line ", "anonymous" })
        {
            Assert.StartsWith(
                "INVALID input.label",
                await RefusedAsync(host, "createKey", $"""label: "{label}", role: VIEWER""", administrator),
                StringComparison.Ordinal
            );
        }

        foreach (var _ in new[] { 1, 2 })
        {
            var key = await MadeAsync(host, $"""label: "finance", role: OFFICER, organisation: "{District}" """, administrator);
            await IdAsync(host, "createCalendarFeed", "label: \"Team\"", "newCalendarFeed { feed", key, close: " }");
        }

        var actors = (
            await host.DataAsync(
                $$"""
                { partnership(slug: "{{Lakes}}") { audit(first: 10) {
                    nodes { action actor actorKey actorOrganisation { name } } } } }
                """,
                administrator
            )
        )["partnership"]!["audit"]!["nodes"]!.AsArray().Where(a => (string?)a!["action"] == "createCalendarFeed").ToList();
        Assert.Equal(["finance", "finance"], actors.Select(a => (string?)a!["actor"]));
        Assert.Equal(2, actors.Select(a => (string?)a!["actorKey"]).Distinct().Count());
        Assert.All(actors, a => Assert.Equal("South Lakeland District Council", (string?)a!["actorOrganisation"]!["name"]));
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task An_administrator_makes_keys_for_their_own_organisation_only(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var district = await host.KeyAsync(Lakes, Role.Administrator, District);
        var team = await host.KeyAsync(Lakes, Role.Administrator);

        foreach (var key in new[] { district, team })
        {
            Assert.StartsWith(
                "NOT_YOURS input.organisation: You do not act for Cumbria County Council.",
                await RefusedAsync(host, "createKey", $"""label: "x", role: OFFICER, organisation: "{County}" """, key),
                StringComparison.Ordinal
            );
        }

        Assert.StartsWith(
            "NOT_YOURS input.forPartnership",
            await RefusedAsync(host, "createKey", "label: \"x\", role: OFFICER, forPartnership: true", district),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "INVALID input.organisation: Lancaster City Council is not a member of",
            await RefusedAsync(host, "createKey", "label: \"x\", role: OFFICER, organisation: \"E07000121\"", await host.KeyAsync()),
            StringComparison.Ordinal
        );
        await MadeAsync(host, "label: \"team\", role: OFFICER, forPartnership: true", team);
        await MadeAsync(host, $"""label: "x", role: OFFICER, organisation: "{County}" """, await host.KeyAsync());
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task Offices_are_given_by_another_person_of_the_same_organisation_and_end(string provider)
    {
        var time = new TestClock(new DateTimeOffset(2015, 5, 1, 9, 0, 0, TimeSpan.Zero));
        await using var host = await CoreHost.StartAsync(provider, services: services => services.AddSingleton<TimeProvider>(time));
        var administrator = await host.KeyAsync(Lakes, Role.Administrator, District);
        var other = await host.KeyAsync(Lakes, Role.Administrator, District);
        var county = await host.KeyAsync(Lakes, Role.Administrator, County);
        var made = await host.MutateAsync(
            "createKey",
            $"""partnership: "{Lakes}", label: "finance", role: OFFICER, organisation: "{District}" """,
            "newKey { key record { id } }",
            administrator
        );
        var (key, holder) = ((string)made["newKey"]!["key"]!, (string)made["newKey"]!["record"]!["id"]!);
        var appoint = $"""office: SECTION_151_OFFICER, organisation: "{District}", holder: "{holder}", until: "2015-12-31" """;

        Assert.StartsWith("NOT_YOURS input.organisation", await RefusedAsync(host, "appoint", appoint, county), StringComparison.Ordinal);
        Assert.StartsWith("FOUR_EYES input.holder", await RefusedAsync(host, "appoint", appoint, administrator), StringComparison.Ordinal);
        Assert.StartsWith(
            "INVALID input.holder: The holder does not act for Cumbria County Council.",
            await RefusedAsync(host, "appoint", appoint.Replace(District, County, StringComparison.Ordinal), county),
            StringComparison.Ordinal
        );
        var appointment = await IdAsync(host, "appoint", appoint, "appointment", other);
        Assert.StartsWith("ALREADY_EXISTS", await RefusedAsync(host, "appoint", appoint, other), StringComparison.Ordinal);
        Assert.StartsWith(
            "INVALID input.holder: By law",
            await RefusedAsync(
                host,
                "appoint",
                appoint.Replace("SECTION_151_OFFICER", "MONITORING_OFFICER", StringComparison.Ordinal),
                other
            ),
            StringComparison.Ordinal
        );

        var cabinet = await BodyAsync(host, "South Lakeland District Council Cabinet");
        const string signOff = "role: SECTION_151_OFFICER, state: GIVEN, on: \"2015-05-01\"";
        async Task<string> DraftAsync() =>
            await IdAsync(host, "proposeDecision", $"""body: "{cabinet}", title: "T", keyDecision: true""", "decision", other);
        await IdAsync(host, "recordSignOff", $"""decision: "{await DraftAsync()}", {signOff}""", "decision", key);
        await IdAsync(host, "endAppointment", $"""appointment: "{appointment}", until: "2015-05-31" """, "appointment", other);
        time.SetUtcNow(new DateTimeOffset(2015, 6, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.StartsWith(
            "OFFICE_NEEDED",
            await RefusedAsync(host, "recordSignOff", $"""decision: "{await DraftAsync()}", {signOff}""", key),
            StringComparison.Ordinal
        );
        Same.Json(
            """
            [
              {
                "office": "SECTION_151_OFFICER",
                "organisation": { "name": "South Lakeland District Council" },
                "holder": { "label": "finance" },
                "from": "2015-05-01",
                "until": "2015-05-31"
              }
            ]
            """,
            (
                await host.DataAsync(
                    $$"""
                    { partnership(slug: "{{Lakes}}") { appointments(asAt: "2015-05-31") {
                        nodes { office organisation { name } holder { label } from until } } } }
                    """,
                    county
                )
            )["partnership"]!["appointments"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory, EveryDatabase]
    [Trait("case", "N18")]
    public async Task A_share_counts_from_its_first_to_its_last_day_and_until_it_is_revoked(string provider)
    {
        var time = new TestClock(new DateTimeOffset(2015, 5, 1, 9, 0, 0, TimeSpan.Zero));
        await using var host = await CoreHost.StartAsync(provider, services: services => services.AddSingleton<TimeProvider>(time));
        var district = await host.KeyAsync(Lakes, Role.Administrator, District);
        var county = await host.KeyAsync(Lakes, Role.Administrator, County);
        var body = await BodyAsync(host, "Cumbria County Council Cabinet");
        async Task<string?> ChangeAsync(string key) =>
            (await host.MutateAsync("changeBody", $"""partnership: "{Lakes}", body: "{body}", note: "N" """, "body { id }", key))["errors"]!
                .AsArray()
                .Select(e => (string?)e!["code"])
                .SingleOrDefault();

        Assert.Equal("NOT_YOURS", await ChangeAsync(district));
        Assert.StartsWith(
            "NOT_YOURS input.record",
            await RefusedAsync(host, "shareRecords", $"""record: "{body}", with: "{District}" """, district),
            StringComparison.Ordinal
        );
        var shared = $"""with: "{District}", from: "2015-05-02", until: "2015-12-31" """;
        await IdAsync(host, "shareRecords", $"""record: "{body}", {shared}""", "recordShare", county);
        Assert.Equal("NOT_YOURS", await ChangeAsync(district));
        time.SetUtcNow(new DateTimeOffset(2015, 12, 31, 20, 0, 0, TimeSpan.Zero));
        Assert.Null(await ChangeAsync(district));
        // A share is of this record, with this organisation.
        Assert.Equal("NOT_YOURS", await ChangeAsync(await host.KeyAsync(Lakes, Role.Administrator)));
        time.SetUtcNow(new DateTimeOffset(2016, 1, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal("NOT_YOURS", await ChangeAsync(district));

        // All of a kind, with the partnership's own team, until it is revoked.
        var team = await MadeAsync(host, "label: \"team\", role: ADMINISTRATOR, forPartnership: true", await host.KeyAsync());
        Assert.Equal("NOT_YOURS", await ChangeAsync(team));
        var share = await IdAsync(host, "shareRecords", "kind: \"Body\"", "recordShare", county);
        Assert.Null(await ChangeAsync(team));
        Assert.StartsWith(
            "NOT_YOURS input.share",
            await RefusedAsync(host, "revokeShare", $"""share: "{share}" """, district),
            StringComparison.Ordinal
        );
        await IdAsync(host, "revokeShare", $"""share: "{share}" """, "recordShare", county);
        Assert.Equal("NOT_YOURS", await ChangeAsync(team));
        Same.Json(
            $$"""
            [
              { "kind": "Body", "record": null, "owner": { "name": "Cumbria County Council" }, "with": null },
              {
                "kind": "Body",
                "record": "{{body}}",
                "owner": { "name": "Cumbria County Council" },
                "with": { "name": "South Lakeland District Council" }
              }
            ]
            """,
            (
                await host.DataAsync(
                    $$"""{ partnership(slug: "{{Lakes}}") { recordShares { nodes { kind record owner { name } with { name } } } } }""",
                    district
                )
            )["partnership"]!["recordShares"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory, EveryDatabase]
    [Trait("case", "N19")]
    public async Task A_record_passes_on_when_the_new_owner_accepts_it(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var district = await host.KeyAsync(Lakes, Role.Administrator, District);
        var county = await host.KeyAsync(Lakes, Role.Administrator, County);
        var body = await BodyAsync(host, "South Lakeland Local Team");
        var change = $"""body: "{body}", organisation: "{District}" """;

        Assert.StartsWith("TRANSFER_NEEDED", await RefusedAsync(host, "changeBody", change, county), StringComparison.Ordinal);
        Assert.StartsWith("NOT_YOURS", await RefusedAsync(host, "changeBody", change, district), StringComparison.Ordinal);
        Assert.StartsWith(
            "NOT_YOURS",
            await RefusedAsync(host, "offerRecord", $"""record: "{body}", to: "{District}" """, district),
            StringComparison.Ordinal
        );
        var offer = await IdAsync(host, "offerRecord", $"""record: "{body}", to: "{District}" """, "recordTransfer", county);
        // A record is offered to one organisation at a time.
        Assert.Equal(
            "ALREADY_EXISTS input.record: This record is already offered. Withdraw that offer first.",
            await RefusedAsync(host, "offerRecord", $"""record: "{body}", to: "{District}" """, county)
        );
        Assert.StartsWith(
            "NOT_YOURS input.transfer",
            await RefusedAsync(host, "acceptRecord", $"""transfer: "{offer}" """, county),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "NOT_YOURS",
            await RefusedAsync(host, "changeBody", $"""body: "{body}", note: "N" """, district),
            StringComparison.Ordinal
        );
        await IdAsync(host, "acceptRecord", $"""transfer: "{offer}" """, "recordTransfer", district);

        await IdAsync(host, "changeBody", $"""body: "{body}", note: "N" """, "body", district);
        Assert.StartsWith(
            "NOT_YOURS",
            await RefusedAsync(host, "changeBody", $"""body: "{body}", note: "M" """, county),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "WRONG_STATE",
            await RefusedAsync(host, "acceptRecord", $"""transfer: "{offer}" """, district),
            StringComparison.Ordinal
        );
        Same.Json(
            """
            [
              {
                "state": "ACCEPTED",
                "owner": { "name": "Cumbria County Council" },
                "to": { "name": "South Lakeland District Council" }
              }
            ]
            """,
            (
                await host.DataAsync(
                    $$"""
                    { partnership(slug: "{{Lakes}}") { recordTransfers(record: "{{body}}") {
                        nodes { state owner { name } to { name } } } } }
                    """,
                    county
                )
            )["partnership"]!["recordTransfers"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory, EveryDatabase]
    [Trait("case", "N20")]
    public async Task On_the_day_a_council_is_abolished_its_successor_takes_its_place(string provider)
    {
        const string successor = "E06000064";
        var time = new TestClock(new DateTimeOffset(2023, 3, 31, 9, 0, 0, TimeSpan.Zero));
        await using var host = await CoreHost.StartAsync(provider, services: services => services.AddSingleton<TimeProvider>(time));
        var old = await host.KeyAsync(Lakes, Role.Administrator, District);
        var next = await host.KeyAsync(Lakes, Role.Administrator, successor);
        var finance = await host.KeyAsync(Lakes, Role.Officer, District, Office.Section151Officer);
        var cabinet = await BodyAsync(host, "South Lakeland District Council Cabinet");
        var county = await BodyAsync(host, "Cumbria County Council Cabinet");
        await IdAsync(
            host,
            "shareRecords",
            $"""record: "{county}", with: "{District}" """,
            "recordShare",
            await host.KeyAsync(Lakes, Role.Approver, County)
        );

        var preview = await SucceedAsync(host, successor, saves: false);
        Assert.Contains(
            "South Lakeland Joint Working: Westmorland and Furness Council takes the place of South Lakeland District Council "
                + "as member on 1 April 2023.",
            preview,
            StringComparison.Ordinal
        );
        Assert.Contains("Offices that pass to Westmorland and Furness Council on 1 April 2023: 1.", preview, StringComparison.Ordinal);
        Assert.Equal(["South Lakeland District Council"], await MembersAsync("2023-04-01"));
        Assert.Equal(preview, await SucceedAsync(host, successor));
        // Again, it changes nothing.
        await SucceedAsync(host, successor);

        // Until that day all is as before.
        Assert.StartsWith("NOT_YOURS", await ChangeAsync(next, cabinet), StringComparison.Ordinal);
        Assert.Equal("", await ChangeAsync(old, cabinet));
        time.SetUtcNow(new DateTimeOffset(2023, 4, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(["South Lakeland District Council"], await MembersAsync("2022-06-01"));
        Assert.Equal(["Westmorland and Furness Council"], await MembersAsync("2023-04-01"));
        foreach (var key in new[] { old, next })
        {
            // The record, with the name of its owner; and what was shared with the old council.
            Assert.Equal("", await ChangeAsync(key, cabinet));
            Assert.Equal("", await ChangeAsync(key, county));
        }

        var decision = await IdAsync(host, "proposeDecision", $"""body: "{cabinet}", title: "T", keyDecision: true""", "decision", next);
        await IdAsync(
            host,
            "recordSignOff",
            $"""decision: "{decision}", role: SECTION_151_OFFICER, state: GIVEN, on: "2023-04-01" """,
            "decision",
            finance
        );
        var own = await IdAsync(
            host,
            "addBody",
            $"""name: "Board of the new council", kind: BOARD, organisation: "{successor}" """,
            "body",
            old
        );
        Assert.Equal("", await ChangeAsync(next, own));

        async Task<string> ChangeAsync(string key, string body)
        {
            var input = $"""partnership: "{Lakes}", body: "{body}", note: "N" """;
            var payload = await host.MutateAsync("changeBody", input, "body { id }", key);
            return payload["errors"]!.AsArray() is [var error, ..] ? $"{error!["code"]}" : "";
        }

        async Task<IReadOnlyList<string>> MembersAsync(string day) =>
            [
                .. (
                    await host.DataAsync(
                        $$"""{ partnership(slug: "{{Lakes}}") { members(asAt: "{{day}}") { nodes { role organisation { name } } } } }"""
                    )
                )["partnership"]!["members"]!["nodes"]!
                    .AsArray()
                    // The successor's own key observes.
                    .Where(m => (string?)m!["role"] == "MEMBER")
                    .Select(m => (string)m!["organisation"]!["name"]!)
                    .Where(n => n is "South Lakeland District Council" or "Westmorland and Furness Council"),
            ];
    }

    private static async Task<string> SucceedAsync(ModuleHost host, string successor, bool saves = true) =>
        string.Join('\n', await host.SucceedAsync(District, successor, new DateOnly(2023, 4, 1), saves));

    private static async Task<string> BodyAsync(ModuleHost host, string name) =>
        (string)
            (await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { bodies(first: 100) { nodes { id name } } } }"""))["partnership"]![
                "bodies"
            ]!["nodes"]!
                .AsArray()
                .Single(b => (string?)b!["name"] == name)!["id"]!;

    /// <summary>The only or first error, as "CODE path: message".</summary>
    private static async Task<string> RefusedAsync(ModuleHost host, string mutation, string input, string key)
    {
        var payload = await host.MutateAsync(mutation, $"""partnership: "{Lakes}", {input}""", "", key);
        var error = payload["errors"]!.AsArray()[0]!;
        return $"{error["code"]} {string.Join('.', error["path"]!.AsArray().Select(p => (string?)p))}: {error["message"]}";
    }

    private static async Task<string> IdAsync(ModuleHost host, string mutation, string input, string field, string key, string close = "")
    {
        var payload = await host.MutateAsync(mutation, $"""partnership: "{Lakes}", {input}""", $"{field} {{ id }}{close}", key);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return Find(payload)!;
    }

    private static string? Find(JsonNode? node) =>
        node is not JsonObject o ? null : (string?)o["id"] ?? o.Select(p => Find(p.Value)).FirstOrDefault(id => id is not null);

    private static async Task<string> MadeAsync(ModuleHost host, string input, string key)
    {
        var payload = await host.MutateAsync("createKey", $"""partnership: "{Lakes}", {input}""", "newKey { key }", key);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return (string)payload["newKey"]!["key"]!;
    }
}
