using System.Net;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Core.Work;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Tests.Pages;
using CouncilPlatform.Host.Tests.SignIn;
using CouncilPlatform.Testing.Databases;
using GraphQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Core.Work;

/// <summary>What waits for a caller, of the core and of all modules.</summary>
public sealed class WorkTests
{
    private const string Lancaster = "E07000121";
    private const string Fylde = "E07000119";

    [Theory, EveryDatabase]
    public async Task A_matter_waits_for_the_office_that_signs_it_off_and_then_for_somebody_who_records_the_decision(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        await host.CreatePartnershipAsync("north", published: true);
        var administrator = await host.KeyAsync("north", Role.Administrator, Lancaster);
        var treasurer = await host.KeyAsync("north", Role.Officer, Lancaster, Office.Section151Officer);
        var leader = await host.KeyAsync("north", Role.Officer, Lancaster, Office.Leader);
        var elsewhere = await host.KeyAsync("north", Role.Officer, Fylde, Office.Section151Officer);
        var approver = await host.KeyAsync("north", Role.Approver, Lancaster);
        var body = await host.MutateAsync(
            "addBody",
            $"""partnership: "north", name: "Cabinet", kind: BOARD, organisation: "{Lancaster}" """,
            "body { id }",
            administrator
        );
        var proposed = await host.MutateAsync(
            "proposeDecision",
            $"""partnership: "north", title: "Leisure centre", body: "{body["body"]!["id"]}", signOffs: [SECTION_151_OFFICER]""",
            "decision { id }",
            administrator
        );
        Assert.Empty(proposed["errors"]!.AsArray());
        var id = (string)proposed["decision"]!["id"]!;

        Assert.Equal(["Sign off a matter: Leisure centre"], await TasksAsync(host, treasurer));
        foreach (var other in new[] { leader, elsewhere, approver, administrator })
        {
            Assert.Empty(await TasksAsync(host, other));
        }

        await DoAsync(
            host,
            "recordSignOff",
            $"""decision: "{id}", role: SECTION_151_OFFICER, state: GIVEN, on: "2026-01-05" """,
            treasurer
        );
        await DoAsync(host, "submitDecision", $"""decision: "{id}" """, administrator);

        Assert.Empty(await TasksAsync(host, treasurer));
        Assert.Equal(["Record what the body decided: Leisure centre"], await TasksAsync(host, approver));
        // Whoever proposed it does not record what was decided.
        Assert.Empty(await TasksAsync(host, administrator));
        Assert.Empty(await TasksAsync(host, key: null));
    }

    [Fact]
    public async Task Every_kind_leads_to_a_thing_that_can_be_read_and_to_a_form_that_takes_it()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All);
        var schema = host.Services.GetRequiredService<ModuleCatalogue>().Schema!;
        var kinds = host.Services.GetRequiredService<WorkCatalogue>().All;
        var nodes = schema.GetMetadata<NodeSet>(NodeSet.Key)!;
        Assert.Equal(
            [.. EveryModule.All.Select(EveryModule.IdOf).Append(Gate.CoreModule).Order(StringComparer.Ordinal)],
            kinds.Select(k => k.Module).Distinct().Order(StringComparer.Ordinal)
        );
        foreach (var (module, kind) in kinds)
        {
            Assert.True(nodes.Modules.ContainsKey(kind.Type), $"{module}: {kind.Task} is about {kind.Type}, which node(id) does not find.");
            if (kind.Mutation is { } mutation)
            {
                var field = schema.Mutation!.Fields.Find(mutation);
                Assert.True(field is not null, $"{module}: {kind.Task} names {mutation}, which does not exist.");
                Assert.Equal(kind.Least, field.GetMetadata<Role>(LeastRoles.Key));
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task The_demonstration_has_work_of_every_module_with_one_statement_for_each_kind(string provider)
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, provider, demonstration: true);
        var quiet = await host.KeyAsync("lancashire", Role.Officer);
        await TasksAsync(host, quiet);
        host.Sql.Reset();
        await TasksAsync(host, quiet);
        var few = host.Sql.Count;
        var lakes = await host.KeyAsync("south-lakeland", Role.Approver, "E07000031");
        await TasksAsync(host, lakes);
        host.Sql.Reset();
        var tasks = await TasksAsync(host, lakes);

        Assert.InRange(host.Sql.Count, 1, few + host.Services.GetRequiredService<WorkCatalogue>().All.Count);
        Assert.Contains(tasks, t => t.StartsWith("Report progress on an overdue action: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_shows_it_with_its_number_in_the_header_and_leads_to_forms_and_pages()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        await using var chromium = await Chromium.StartAsync(host);
        using (var refused = await host.Client.GetAsync("/my-work", TestContext.Current.CancellationToken))
        {
            Assert.Contains(
                "Sign in",
                await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }

        var browser = await SignedInClient.StartAsync(host, await OfficerAsync(host, "south-lakeland", "E07000031"));
        var page = await chromium.OpenAsync("/", local: true);
        await page.Context.AddCookiesAsync([
            new()
            {
                Name = browser.Cookie.Name,
                Value = browser.Cookie.Value,
                Domain = "localhost",
                Path = "/",
                Secure = true,
                HttpOnly = true,
            },
        ]);
        foreach (var width in AccessibilityTests.Widths)
        {
            await page.GotoAsync(chromium.At("/my-work"));
            await AccessibilityTests.CheckAsync(page, width);
        }

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Cymraeg" }).ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Fy ngwaith" }).WaitForAsync();
        await AccessibilityTests.CheckAsync(page, AccessibilityTests.Widths[^1]);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await page.GetByText("wait for you.").WaitForAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Report progress on an overdue action" })
            .First.ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Record progress" }).WaitForAsync();
        Assert.Empty(chromium.ForeignRequests);
        Assert.Empty(chromium.Complaints);
    }

    private static async Task<IReadOnlyList<string>> TasksAsync(ModuleHost host, string? key)
    {
        var data = await host.DataAsync("{ myWork(first: 100) { totalCount nodes { task title subject partnership { slug } } } }", key);
        var nodes = data["myWork"]!["nodes"]!.AsArray();
        Assert.Equal(Math.Min(100, (int)data["myWork"]!["totalCount"]!), nodes.Count);
        return [.. nodes.Select(n => $"{n!["task"]}: {n["title"]}")];
    }

    private static async Task DoAsync(ModuleHost host, string mutation, string input, string key) =>
        Assert.Empty((await host.MutateAsync(mutation, $"""partnership: "north", {input}""", "decision { id }", key))["errors"]!.AsArray());

    // Somebody who acts for a council, as an invitation makes them.
    private static async Task<Guid> OfficerAsync(ModuleHost host, string partnership, string council)
    {
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var cancellation = TestContext.Current.CancellationToken;
        return await services
            .GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                await services.GetRequiredService<IPartnerships>().FindAsync(partnership, cancellation),
                "invitePerson",
                async change =>
                {
                    var person = change.Add(Person.Make("Robin Example", "robin@example.org", organisation: null, change.NowUtc));
                    var organisation = await OrganisationQueries.RequireAsync(change.Db, council, cancellation);
                    await PersonMutations.GiveAsync(change, person.Id, Role.Officer, organisation, null, null, null);
                    change.Audit(person, "invited");
                    return person.Id;
                },
                cancellation
            );
    }
}
