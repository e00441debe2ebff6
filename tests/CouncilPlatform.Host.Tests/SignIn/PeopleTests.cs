using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Host.Tests.Modules;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>Who gives whom a role, for which organisation, and what is kept about people.</summary>
public sealed class PeopleTests
{
    private const string Lakes = "south-lakeland";
    private const string District = "E07000031";
    private const string County = "E10000006";
    private const string Mine = "{ me { name } myRoles { role organisation { gssCode } } }";

    private readonly TestClock _time = new(new DateTimeOffset(2015, 5, 1, 9, 0, 0, TimeSpan.Zero));

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task An_administrator_gives_roles_for_their_own_organisation_and_never_to_themselves(string provider)
    {
        await using var host = await StartAsync(provider);
        var district = await host.KeyAsync(Lakes, Role.Administrator, District);
        var officer = await host.KeyAsync(Lakes, Role.Officer, District);

        Assert.Equal("FORBIDDEN", (await InviteAnswerAsync(host, "VIEWER", District, officer)).ErrorCode());
        Assert.Equal("NOT_YOURS input.organisation", await RefusedAsync(host, "OFFICER", County, district));
        // Lancaster is not a member of this partnership.
        Assert.Equal("INVALID input.organisation", await RefusedAsync(host, "OFFICER", "E07000121", await host.KeyAsync()));
        Assert.Equal("INVALID input.organisation", await RefusedAsync(host, "APPLICANT", null, district));

        var (person, _) = await InviteAsync(host, "ADMINISTRATOR", District, district);
        var browser = await SignedInClient.StartAsync(host, person);
        Same.Json(
            $$"""
            { "me": { "name": "Robin Example" }, "myRoles": [{ "role": "ADMINISTRATOR", "organisation": { "gssCode": "{{District}}" } }] }
            """,
            (await browser.AskAsync(Mine))["data"]!.ToJsonString()
        );
        var own = await browser.AskAsync(GiveRole(person, "OFFICER", District));
        Assert.Equal("FOUR_EYES", own["data"]!["giveRole"]!.Code());
        var (other, _) = await InviteAsync(host, "VIEWER", null, district);
        Assert.Empty((await browser.AskAsync(GiveRole(other, "OFFICER", District)))["data"]!["giveRole"]!["errors"]!.AsArray());
        Assert.Equal("ALREADY_EXISTS", (await browser.AskAsync(GiveRole(other, "OFFICER", District)))["data"]!["giveRole"]!.Code());
    }

    [Fact]
    [Trait("case", "X3")]
    public async Task Somebody_with_roles_for_two_councils_acts_for_one_at_a_time()
    {
        await using var host = await StartAsync();
        var (person, _) = await InviteAsync(host, "OFFICER", District, await host.KeyAsync(Lakes, Role.Administrator, District));
        await host.DataAsync(GiveRole(person, "OFFICER", County), await host.KeyAsync());
        var browser = await SignedInClient.StartAsync(host, person);
        var cabinet = await BodyAsync(host, "Cumbria County Council Cabinet");
        var propose = $$"""
            mutation { proposeDecision(input: { partnership: "{{Lakes}}", body: "{{cabinet}}", title: "T" }) { errors { code } } }
            """;

        Assert.Equal("NOT_YOURS", (await browser.AskAsync(propose))["data"]!["proposeDecision"]!.Code());
        await ChooseAsync(host, browser, County);
        Assert.Empty((await browser.AskAsync(propose))["data"]!["proposeDecision"]!["errors"]!.AsArray());

        // A key of a program says it with each request; a code that is not theirs is refused.
        using var request = browser.Request(HttpMethod.Post, "/graphql");
        request.Content = JsonContent.Create(new { query = Mine });
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(
            "X-Requested-With",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_role_counts_from_its_first_day_to_its_last_and_a_session_until_it_is_idle_or_old()
    {
        await using var host = await StartAsync();
        var key = await host.KeyAsync(Lakes, Role.Administrator, District);
        var (person, _) = await InviteAsync(host, "OFFICER", District, key, """, from: "2015-05-02", until: "2015-05-03" """);
        var browser = await SignedInClient.StartAsync(host, person);
        Assert.Equal("[]", await RolesAsync(browser));
        _time.SetUtcNow(new DateTimeOffset(2015, 5, 2, 9, 0, 0, TimeSpan.Zero));
        browser = await SignedInClient.StartAsync(host, person);
        Assert.NotEqual("[]", await RolesAsync(browser));

        // Used every 20 minutes it lives on, to its last hour.
        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            Assert.NotEqual("[]", await RolesAsync(browser));
        }

        _time.Advance(TimeSpan.FromMinutes(20));
        Assert.Null((await browser.AskAsync(Mine))["data"]!["me"]);

        var idle = await SignedInClient.StartAsync(host, person);
        _time.Advance(TimeSpan.FromMinutes(31));
        Assert.Null((await idle.AskAsync(Mine))["data"]!["me"]);
        _time.SetUtcNow(new DateTimeOffset(2015, 5, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal("[]", await RolesAsync(await SignedInClient.StartAsync(host, person)));
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task Whoever_acts_for_an_organisation_may_do_so_while_it_is_a_member(string provider)
    {
        await using var host = await StartAsync(provider);
        var operatorsKey = await host.KeyAsync();
        const string trust = "E07000121";
        var membership = await AddMemberAsync("""role: OBSERVER, from: "2015-04" """);
        var key = await host.KeyAsync(Lakes, Role.Administrator, trust);
        var (person, _) = await InviteAsync(host, "ADMINISTRATOR", trust, key);
        var browser = await SignedInClient.StartAsync(host, person);
        var applicant = await host.KeyAsync(Lakes, Role.Applicant, trust);
        await host.MutateAsync("unpublishPartnership", $"partnership: \"{Lakes}\"", "partnership { id }", operatorsKey);
        var bodies = 0;
        Assert.Equal(["", "", "ADMINISTRATOR"], await WhatTheyMayDoAsync());

        await host.MutateAsync(
            "endMembership",
            $$"""partnership: "{{Lakes}}", membership: "{{membership}}", to: "2015-05-01" """,
            "membership { id }",
            operatorsKey
        );
        Assert.Equal(["", "", "ADMINISTRATOR"], await WhatTheyMayDoAsync());
        _time.SetUtcNow(new DateTimeOffset(2015, 5, 2, 9, 0, 0, TimeSpan.Zero));
        browser = await SignedInClient.StartAsync(host, person);
        Assert.Equal(["FORBIDDEN", "FORBIDDEN", ""], await WhatTheyMayDoAsync());
        // Those who apply for grants need not be members.
        const string read = $$"""{ partnership(slug: "{{Lakes}}") { name } }""";
        Assert.Null((await host.AskAsync(read, key))["data"]!["partnership"]);
        Assert.NotNull((await host.AskAsync(read, applicant))["data"]!["partnership"]);

        await AddMemberAsync("""role: MEMBER, from: "2015-05-02" """);
        Assert.Equal(["", "", "ADMINISTRATOR"], await WhatTheyMayDoAsync());

        async Task<string> AddMemberAsync(string more) =>
            (string)
                (
                    await host.MutateAsync(
                        "addMember",
                        $$"""partnership: "{{Lakes}}", organisation: "{{trust}}", {{more}}""",
                        "membership { id }",
                        operatorsKey
                    )
                )["membership"]!["id"]!;

        async Task<string[]> WhatTheyMayDoAsync()
        {
            var roles = (await browser.AskAsync(Mine))["data"]!["myRoles"]!.AsArray();
            return
            [
                CodeOf(await host.AskAsync(AddBody(), key)),
                CodeOf(await browser.AskAsync(AddBody())),
                (string?)roles.SingleOrDefault()?["role"] ?? "",
            ];
        }

        string AddBody() =>
            $$"""
                mutation {
                  addBody(input: {
                    partnership: "{{Lakes}}", name: "Panel {{++bodies}}", kind: COMMITTEE, organisation: "{{trust}}"
                  }) { errors { code } }
                }
                """;

        static string CodeOf(JsonNode answer) =>
            answer["errors"] is JsonArray errors ? (string)errors[0]!["extensions"]!["code"]!
            : answer["data"]!["addBody"]!["errors"]!.AsArray() is [var error, ..] ? (string)error!["code"]!
            : "";
    }

    [Theory, EveryDatabase]
    [Trait("case", "X2")]
    public async Task People_of_an_abolished_council_act_for_its_successor_from_that_day(string provider)
    {
        await using var host = await StartAsync(provider);
        const string successor = "E06000064";
        var (person, _) = await InviteAsync(host, "OFFICER", District, await host.KeyAsync(Lakes, Role.Administrator, District));
        await SucceedAsync(host, successor);
        var cabinet = await BodyAsync(host, "South Lakeland District Council Cabinet");
        var propose = $$"""
            mutation { proposeDecision(input: { partnership: "{{Lakes}}", body: "{{cabinet}}", title: "T" }) { errors { code } } }
            """;
        _time.SetUtcNow(new DateTimeOffset(2023, 4, 1, 9, 0, 0, TimeSpan.Zero));
        var browser = await SignedInClient.StartAsync(host, person);
        Assert.Empty((await browser.AskAsync(propose))["data"]!["proposeDecision"]!["errors"]!.AsArray());
        // New records are the successor's, so its own key may change them too.
        var audit = (await host.DataAsync(Audit, await host.KeyAsync()))["partnership"]!["audit"]!["nodes"]![0]!;
        Assert.Equal(successor, (string?)audit["actorOrganisation"]!["gssCode"]);
    }

    [Theory, EveryDatabase]
    public async Task Erasing_a_person_forgets_who_they_are_and_keeps_what_they_did(string provider)
    {
        await using var host = await StartAsync(provider);
        var (person, id) = await InviteAsync(host, "OFFICER", District, await host.KeyAsync(Lakes, Role.Administrator, District));
        var browser = await SignedInClient.StartAsync(host, person);
        var cabinet = await BodyAsync(host, "South Lakeland District Council Cabinet");
        await browser.AskAsync(
            $$"""mutation { proposeDecision(input: { partnership: "{{Lakes}}", body: "{{cabinet}}", title: "T" }) { errors { code } } }"""
        );
        var operatorKey = await host.KeyAsync();
        var before = (await host.DataAsync(Audit, operatorKey))["partnership"]!["audit"]!["nodes"]![0]!;
        Assert.Equal("Robin Example", (string?)before["actorPerson"]!["name"]);
        Assert.Equal($"person {person.ToString("N")[^8..]}", (string?)before["actor"]);

        // What is kept of them, for themselves.
        using var request = browser.Request(HttpMethod.Get, "/account?handler=Data");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var data = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (
            var part in new[] { "Robin Example", "robin@example.org", "Officer", "South Lakeland District Council", "proposeDecision" }
        )
        {
            Assert.Contains(part, data, StringComparison.Ordinal);
        }

        Assert.Empty(await PersonAsync("holdPerson", ", reason: \"A complaint of 2015\""));
        Assert.Equal("INVALID", await PersonAsync("erasePerson"));
        Assert.Empty(await PersonAsync("holdPerson"));
        Assert.Empty(await PersonAsync("erasePerson"));
        Assert.Null((await browser.AskAsync(Mine))["data"]!["me"]);
        var after = (await host.DataAsync(Audit, operatorKey))["partnership"]!["audit"]!["nodes"]![0]!;
        Assert.Equal((string?)before["actor"], (string?)after["actor"]);
        Assert.Equal("Erased", (string?)after["actorPerson"]!["name"]);
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        Assert.False(await db.Sessions.AnyAsync(s => s.PersonId == person, TestContext.Current.CancellationToken));
        Assert.False(
            await db.AuditTrail.AnyAsync(
                a => a.Detail.Contains("Robin") || a.Actor.Contains("Robin"),
                TestContext.Current.CancellationToken
            )
        );

        async Task<string> PersonAsync(string mutation, string more = "")
        {
            var payload = await host.MutateAsync(mutation, $"person: \"{id}\"{more}", "person { id: version }", operatorKey);
            return payload["errors"]!.AsArray() is [var error, ..] ? (string)error!["code"]! : "";
        }
    }

    [Fact]
    public async Task Data_that_is_no_longer_needed_is_erased_unless_a_legal_hold_keeps_it()
    {
        await using var host = await StartAsync();
        var key = await host.KeyAsync(Lakes, Role.Administrator, District);
        const string ended = """, until: "2015-06-30" """;
        var (gone, _) = await InviteAsync(host, "OFFICER", District, key, ended);
        var (_, heldId) = await InviteAsync(host, "OFFICER", District, key, ended);
        await InviteAsync(host, "OFFICER", District, key);
        await host.MutateAsync("holdPerson", $"person: \"{heldId}\", reason: \"R\"", "person { version }", await host.KeyAsync());

        // The host looks once a day, by its own clock.
        _time.SetUtcNow(new DateTimeOffset(2017, 6, 29, 9, 0, 0, TimeSpan.Zero));
        await host.Services.GetRequiredService<PeopleRetention>().EraseDueAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await ErasedAsync());
        _time.SetUtcNow(new DateTimeOffset(2017, 7, 2, 9, 0, 0, TimeSpan.Zero));
        while (await ErasedAsync() is [])
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal([gone], await ErasedAsync());

        async Task<List<Guid>> ErasedAsync()
        {
            await using var scope = host.CommandScope();
            return await scope
                .ServiceProvider.GetRequiredService<CoreDb>()
                .People.Where(p => p.ErasedUtc != null)
                .Select(p => p.Id)
                .ToListAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Whoever_reads_a_name_is_noted_in_the_log()
    {
        var logs = new LogLines();
        await using var host = await CoreHost.StartAsync(
            Providers.Sqlite,
            services: services => services.AddSingleton<TimeProvider>(_time).AddSingleton<ILoggerProvider>(logs)
        );
        var key = await host.KeyAsync(Lakes, Role.Administrator, District, label: "registry");
        var (person, _) = await InviteAsync(host, "OFFICER", District, key);
        await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { peopleRoles { nodes { role person { name email } } } } }""", key);
        Assert.Single(
            logs.Lines,
            l =>
                l.Contains("registry", StringComparison.Ordinal)
                && l.Contains($"read the personal data of the person {person}", StringComparison.Ordinal)
        );
    }

    private const string Audit = $$"""
        {
          partnership(slug: "{{Lakes}}") {
            audit(first: 1) { nodes { actor actorPerson { name } actorOrganisation { gssCode } } }
          }
        }
        """;

    private Task<ModuleHost> StartAsync(string provider = Providers.Sqlite) =>
        CoreHost.StartAsync(provider, services: services => services.AddSingleton<TimeProvider>(_time));

    private static Task<JsonNode> InviteAnswerAsync(ModuleHost host, string role, string? organisation, string key, string more = "") =>
        host.AskAsync(
            $$"""
            mutation {
              invitePerson(input: {
                partnership: "{{Lakes}}", name: "Robin Example", email: "robin@example.org", role: {{role}}
                {{(organisation is null ? "" : $", organisation: \"{organisation}\"")}}{{more}}
              }) { newPerson { path role { person { id } } } errors { code path } }
            }
            """,
            key
        );

    private static async Task<string> RefusedAsync(ModuleHost host, string role, string? organisation, string key)
    {
        var error = (await InviteAnswerAsync(host, role, organisation, key))["data"]!["invitePerson"]!["errors"]![0]!;
        return $"{error["code"]} {string.Join('.', error["path"]!.AsArray().Select(p => (string?)p))}";
    }

    private static async Task<(Guid Person, string Id)> InviteAsync(
        ModuleHost host,
        string role,
        string? organisation,
        string key,
        string more = ""
    )
    {
        var answer = await InviteAnswerAsync(host, role, organisation, key, more);
        Assert.True(answer["errors"] is null && answer["data"]!["invitePerson"]!["errors"]!.AsArray().Count == 0, answer.ToJsonString());
        var id = (string)answer["data"]!["invitePerson"]!["newPerson"]!["role"]!["person"]!["id"]!;
        return (GlobalId.TryParse(id, out var person) ? person.Value : Guid.Empty, id);
    }

    private static string GiveRole(Guid person, string role, string organisation) =>
        $$"""
            mutation {
              giveRole(input: {
                partnership: "{{Lakes}}", person: "{{new GlobalId(
                nameof(Person),
                person
            )}}", role: {{role}}, organisation: "{{organisation}}"
              }) { errors { code } }
            }
            """;

    private static async Task<string> RolesAsync(SignedInClient browser) =>
        (await browser.AskAsync(Mine))["data"]!["myRoles"]!.ToJsonString(new JsonSerializerOptions());

    private static async Task ChooseAsync(ModuleHost host, SignedInClient browser, string organisation)
    {
        using var open = browser.Request(HttpMethod.Get, "/account");
        using var page = await host.Client.SendAsync(open, TestContext.Current.CancellationToken);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var token = Between(html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"", "\"");
        await using var scope = host.CommandScope();
        var chosen = await OrganisationQueries.RequireAsync(
            scope.ServiceProvider.GetRequiredService<CoreDb>(),
            organisation,
            TestContext.Current.CancellationToken
        );
        using var choose = browser.Request(HttpMethod.Post, "/account?handler=ActFor");
        choose.Headers.Add(
            "Cookie",
            page.Headers.GetValues("Set-Cookie").Single(c => c.Contains("form=", StringComparison.Ordinal)).Split(';')[0]
        );
        choose.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["choice"] = chosen.Id.ToString("N"), ["__RequestVerificationToken"] = token }
        );
        using var answer = await host.Client.SendAsync(choose, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static async Task SucceedAsync(ModuleHost host, string successor) =>
        Assert.Contains(
            "Roles of people who act for Westmorland and Furness Council from 1 April 2023: 1.",
            await host.SucceedAsync(District, successor, new DateOnly(2023, 4, 1))
        );

    private static async Task<string> BodyAsync(ModuleHost host, string name) =>
        (string)
            (await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { bodies(first: 100) { nodes { id name } } } }"""))["partnership"]![
                "bodies"
            ]!["nodes"]!
                .AsArray()
                .Single(b => (string?)b!["name"] == name)!["id"]!;
}
