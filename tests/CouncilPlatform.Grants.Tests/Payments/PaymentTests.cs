using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Payments;

/// <summary>Milestones: scheduled within what is committed, evidenced, approved by one and paid by another, once.</summary>
public sealed class PaymentTests
{
    [Theory]
    [EveryDatabase]
    public async Task An_allocation_may_say_who_gets_the_money(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);

        Assert.Equal(
            ["NOT_FOUND input.recipient"],
            await payments.Grants.RefusedAsync("allocateGrant", """fund: "pot", title: "Roof", recipient: "none", revenue: "1" """)
        );
        var id = await payments.CommittedAsync();
        await payments.Grants.DoAsync("allocateGrant", """fund: "pot", title: "Bus", revenue: "1" """);

        Assert.Equal("Village hall 1", (string?)(await payments.NodeAsync(id, "recipient { name }"))!["recipient"]!["name"]);
        Assert.Equal(
            """[{"recipient":{"name":"Village hall 1"}},{"recipient":null}]""",
            (await payments.Grants.ReadAsync("""fund(slug: "pot") { allocations { nodes { recipient { name } } } }"""))["fund"]![
                "allocations"
            ]!["nodes"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_milestone_is_evidenced_by_the_recipient_approved_by_a_manager_and_paid_by_finance(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        var id = await payments.PlannedAsync(allocation, revenue: "60.01", capital: "49.99");

        Assert.Equal(
            ["WRONG_STATE input.milestone"],
            await grants.RefusedAsync("approveMilestone", $"""milestone: "{id}" """, await payments.ManagerAsync())
        );
        Assert.Equal(
            ["WRONG_STATE input.milestone"],
            await grants.RefusedAsync("payMilestone", $"""milestone: "{id}" """, await payments.FinanceAsync())
        );
        await grants.DoAsync(
            "evidenceMilestone",
            $"""milestone: "{id}", words: "The slates are on", reference: "https://example.org/photograph" """,
            key: await payments.RecipientAsync()
        );
        Assert.Equal(
            ["WRONG_STATE input.milestone"],
            await grants.RefusedAsync("payMilestone", $"""milestone: "{id}" """, await payments.FinanceAsync())
        );
        await grants.DoAsync("approveMilestone", $"""milestone: "{id}" """, key: await payments.ManagerAsync());
        Assert.Equal("900.00 0.00 100.00 0.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        $$"""mutation { payMilestone(input: {partnership: "north", milestone: "{{id}}"}) { errors { code } } }""",
                        await payments.ManagerAsync()
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        await grants.DoAsync("payMilestone", $"""milestone: "{id}" """, key: await payments.FinanceAsync());

        Assert.Equal("900.00 0.00 39.99 60.01/450.00 0.00 0.01 49.99", await payments.LinesAsync());
        Same.Json(
            """
            {
              "number": 1,
              "title": "Slates on",
              "due": "2026-12",
              "state": "PAID",
              "amounts": { "revenue": { "amount": "60.01" }, "capital": { "amount": "49.99" }, "total": { "amount": "110.00" } },
              "steps": {
                "totalCount": 4,
                "nodes": [
                  { "action": "SCHEDULED", "by": "officer", "words": null, "reference": null },
                  {
                    "action": "EVIDENCED",
                    "by": "applicant 1",
                    "words": "The slates are on",
                    "reference": "https://example.org/photograph"
                  },
                  { "action": "APPROVED", "by": "manager", "words": null, "reference": null },
                  { "action": "PAID", "by": "finance", "words": null, "reference": null }
                ]
              },
              "allocation": { "title": "Roof", "holding": { "paid": { "total": { "amount": "110.00" } } } }
            }
            """,
            (
                await payments.NodeAsync(
                    id,
                    "number title due state amounts { revenue { amount } capital { amount } total { amount } } steps { "
                        + "totalCount nodes { action by words reference } } allocation { title holding { paid { total { amount } } } "
                        + "}"
                )
            )!.ToJsonString()
        );
        Assert.Equal(
            "Milestone 1: Slates on",
            (string?)
                (await grants.ReadAsync("""fund(slug: "pot") { lines { entries(last: 1) { nodes { kind note } } } }"""))["fund"]!["lines"]![
                    0
                ]!["entries"]!["nodes"]![0]!["note"]
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_milestone_is_paid_once(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var allocation = await payments.CommittedAsync();
        var id = await payments.PaidAsync(allocation);

        Assert.Equal(
            ["ALREADY_PAID input.milestone"],
            await payments.Grants.RefusedAsync("payMilestone", $"""milestone: "{id}" """, await payments.FinanceAsync())
        );
        Assert.Equal(
            ["ALREADY_PAID input.milestone"],
            await payments.Grants.RefusedAsync("cancelMilestone", $"""milestone: "{id}", reason: "No" """)
        );
        Assert.Equal(
            ["ALREADY_PAID input.milestone"],
            await payments.Grants.RefusedAsync("refuseMilestone", $"""milestone: "{id}", reason: "No" """)
        );
        Assert.Equal("900.00 0.00 90.00 10.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task Of_sixteen_payments_of_one_milestone_at_once_one_has_effect(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var id = await payments.ApprovedAsync(await payments.CommittedAsync());
        var finance = await payments.FinanceAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ => Task.Run(() => payments.Grants.RefusedAsync("payMilestone", $"""milestone: "{id}" """, finance)))
        );

        Assert.Single(answers, a => a.Count == 0);
        Assert.All(answers.SelectMany(a => a), refused => Assert.Equal("ALREADY_PAID input.milestone", refused));
        Assert.Equal("900.00 0.00 90.00 10.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());
        Assert.Equal(4, (int)(await payments.NodeAsync(id, "steps { totalCount }"))!["steps"]!["totalCount"]!);
    }

    [Theory]
    [EveryDatabase]
    public async Task Nobody_takes_two_parts_in_one_payment(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var id = await payments.PlannedAsync(await payments.CommittedAsync());
        var (approver, other) = (await grants.ApproverAsync(), await payments.FinanceAsync());
        await grants.DoAsync("evidenceMilestone", $"""milestone: "{id}", words: "Seen on a visit" """, key: approver);

        Assert.Equal(["FOUR_EYES input.milestone"], await grants.RefusedAsync("approveMilestone", $"""milestone: "{id}" """, approver));
        await grants.DoAsync("approveMilestone", $"""milestone: "{id}" """, key: other);
        Assert.Equal(["FOUR_EYES input.milestone"], await grants.RefusedAsync("payMilestone", $"""milestone: "{id}" """, approver));
        Assert.Equal(["FOUR_EYES input.milestone"], await grants.RefusedAsync("payMilestone", $"""milestone: "{id}" """, other));

        // Given back, it begins anew.
        await grants.DoAsync("refuseMilestone", $"""milestone: "{id}", reason: "No photograph" """, key: other);
        await grants.DoAsync(
            "evidenceMilestone",
            $"""milestone: "{id}", words: "With a photograph" """,
            key: await payments.RecipientAsync()
        );
        await grants.DoAsync("approveMilestone", $"""milestone: "{id}" """, key: other);
        await grants.DoAsync("payMilestone", $"""milestone: "{id}" """, key: approver);
        Assert.Equal(
            ["SCHEDULED", "EVIDENCED", "APPROVED", "REFUSED", "EVIDENCED", "APPROVED", "PAID"],
            (await payments.NodeAsync(id, "steps { nodes { action } }"))!["steps"]!["nodes"]!.AsArray().Select(s => (string)s!["action"]!)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Nobody_approves_money_for_their_own_organisation_or_where_they_have_an_interest(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var id = await payments.PlannedAsync(await payments.CommittedAsync());
        await grants.DoAsync("evidenceMilestone", $"""milestone: "{id}", words: "Done" """, key: await payments.RecipientAsync());
        var trustee = await grants.KeyAsync("trustee", Role.Approver, GrantRound.Group(1));
        var friend = await grants.KeyAsync("friend", Role.Approver);
        await grants.DoAsync("declareConflict", $"""organisation: "{GrantRound.Group(1)}", reason: "Committee member" """, key: friend);

        Assert.Equal(
            ["OWN_ORGANISATION input.milestone"],
            await grants.RefusedAsync("approveMilestone", $"""milestone: "{id}" """, trustee)
        );
        Assert.Equal(
            ["CONFLICT_OF_INTEREST input.milestone"],
            await grants.RefusedAsync("approveMilestone", $"""milestone: "{id}" """, friend)
        );
        await grants.DoAsync("approveMilestone", $"""milestone: "{id}" """, key: await payments.ManagerAsync());
        Assert.Equal(["OWN_ORGANISATION input.milestone"], await grants.RefusedAsync("payMilestone", $"""milestone: "{id}" """, trustee));
        Assert.Equal(
            ["CONFLICT_OF_INTEREST input.milestone"],
            await grants.RefusedAsync("payMilestone", $"""milestone: "{id}" """, friend)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Milestones_never_come_to_a_penny_more_than_is_committed(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        string Schedule(string amounts) => $"""allocation: "{allocation}", title: "Next", due: "2027", {amounts}""";

        Assert.Equal(
            ["MORE_THAN_COMMITTED input.revenue"],
            await grants.RefusedAsync("scheduleMilestone", Schedule("revenue: \"100.01\""))
        );
        Assert.Equal(
            ["MORE_THAN_COMMITTED input.revenue", "MORE_THAN_COMMITTED input.capital"],
            await grants.RefusedAsync("scheduleMilestone", Schedule("revenue: \"100.01\", capital: \"50.01\""))
        );
        await payments.PaidAsync(allocation, revenue: "40", capital: "0");
        var second = await payments.PlannedAsync(allocation, revenue: "60", capital: "20");
        Assert.Equal(["MORE_THAN_COMMITTED input.revenue"], await grants.RefusedAsync("scheduleMilestone", Schedule("revenue: \"0.01\"")));
        Assert.Equal(
            ["MORE_THAN_COMMITTED input.revenue"],
            await grants.RefusedAsync("changeMilestone", $"""milestone: "{second}", revenue: "60.01" """)
        );
        await grants.DoAsync("changeMilestone", $"""milestone: "{second}", revenue: "59.99", title: "Gutters", due: "2027-01-31" """);
        Assert.Equal(
            """{"title":"Gutters","due":"2027-01-31","amounts":{"revenue":{"amount":"59.99"},"capital":{"amount":"20.00"}}}""",
            (await payments.NodeAsync(second, "title due amounts { revenue { amount } capital { amount } }"))!.ToJsonString()
        );
        var third = await payments.PlannedAsync(allocation, revenue: "0.01", capital: "30");
        await grants.DoAsync("cancelMilestone", $"""milestone: "{third}", reason: "Not needed" """);
        await payments.PlannedAsync(allocation, revenue: "0.01", capital: "30");
        Assert.Equal("900.00 0.00 60.00 40.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task What_cannot_be_scheduled_is_told_whole(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var proposed = (string)
            (await grants.DoAsync("allocateGrant", """fund: "pot", title: "Bus", revenue: "1" """, "allocation { id }"))["allocation"]![
                "id"
            ]!;

        Assert.Equal(
            ["INVALID input.revenue", "INVALID input.title"],
            await grants.RefusedAsync("scheduleMilestone", $"""allocation: "{proposed}", title: " ", due: "2027", revenue: "-1" """)
        );
        Assert.Equal(
            ["INVALID input"],
            await grants.RefusedAsync("scheduleMilestone", $"""allocation: "{proposed}", title: "First", due: "2027" """)
        );
        Assert.Equal(
            ["NOT_COMMITTED input.allocation"],
            await grants.RefusedAsync("scheduleMilestone", $"""allocation: "{proposed}", title: "First", due: "2027", revenue: "1" """)
        );
        var planned = await payments.PlannedAsync(await payments.CommittedAsync());
        Assert.Equal(["INVALID input.words"], await grants.RefusedAsync("evidenceMilestone", $"""milestone: "{planned}", words: "" """));
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("evidenceMilestone", $"""milestone: "{planned}", words: "Done", version: 7""")
        );
        Assert.Equal(
            ["NOT_FOUND input.milestone"],
            await grants.RefusedAsync("payMilestone", $"""milestone: "{proposed}" """, await payments.FinanceAsync())
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Releasing_gives_up_what_is_planned_and_waits_for_what_is_pending(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        await payments.PaidAsync(allocation, revenue: "30");
        var pending = await payments.ApprovedAsync(allocation, revenue: "20");
        var planned = await payments.PlannedAsync(allocation, revenue: "10");

        Assert.Equal(
            ["PAYMENTS_PENDING input.allocation"],
            await grants.RefusedAsync("releaseAllocation", $"""allocation: "{allocation}" """)
        );
        Assert.Equal("PLANNED", (string?)(await payments.NodeAsync(planned, "state"))!["state"]);
        await grants.DoAsync(
            "refuseMilestone",
            $"""milestone: "{pending}", reason: "Work has stopped" """,
            key: await payments.FinanceAsync()
        );
        await grants.DoAsync("releaseAllocation", $"""allocation: "{allocation}", reason: "Work has stopped" """);

        Assert.Equal("970.00 0.00 0.00 30.00/500.00 0.00 0.00 0.00", await payments.LinesAsync());
        Assert.Equal(
            """[{"state":"PAID"},{"state":"CANCELLED"},{"state":"CANCELLED"}]""",
            (await payments.NodeAsync(allocation, "milestones { nodes { state } }"))!["milestones"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase(true)]
    [EveryDatabase(false)]
    public async Task Milestones_are_seen_by_the_partnerships_people_and_their_recipient_only(string provider, bool published)
    {
        await using var payments = await GrantPayments.StartAsync(provider, published);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        var late = await payments.PlannedAsync(allocation, due: "2027");
        var soon = await payments.PlannedAsync(allocation, due: "2026-11-30");

        foreach (var stranger in new[] { null, await grants.ApplicantAsync(2) })
        {
            Assert.Null((await grants.Host.DataAsync($$"""{ node(id: "{{late}}") { id } }""", stranger))["node"]);
        }

        var asApplicant2 = await grants.Host.AskAsync(
            $$"""mutation { evidenceMilestone(input: {partnership: "north", milestone: "{{late}}", words: "Mine"}) { errors { code } } }""",
            await grants.ApplicantAsync(2)
        );
        Assert.Equal("NOT_FOUND", (string?)asApplicant2["data"]!["evidenceMilestone"]!["errors"]![0]!["code"]);
        const string mine = "paymentMilestones { totalCount nodes { id due } }";
        var expected = $$"""{"totalCount":2,"nodes":[{"id":"{{soon}}","due":"2026-11-30"},{"id":"{{late}}","due":"2027"}]}""";
        Assert.Equal(expected, (await grants.ReadAsync(mine, await payments.RecipientAsync()))["paymentMilestones"]!.ToJsonString());
        Assert.Equal(
            expected,
            (await grants.ReadAsync(mine, await grants.KeyAsync("viewer", Role.Viewer)))["paymentMilestones"]!.ToJsonString()
        );
        Assert.Equal(
            """{"totalCount":0,"nodes":[]}""",
            (await grants.ReadAsync(mine, await grants.ApplicantAsync(2)))["paymentMilestones"]!.ToJsonString()
        );
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        $$"""{ node(id: "{{late}}") { ... on PaymentMilestone { allocation { title } } } }""",
                        await payments.RecipientAsync()
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        Assert.Equal("2027", (string?)(await payments.NodeAsync(late, "due", await payments.RecipientAsync()))!["due"]);
        if (published)
        {
            const string search = "search(text: \"slates\") { kind title }";
            const string hit = """{"kind":"Payment milestone","title":"Slates on"}""";
            Assert.Equal($"[{hit},{hit}]", await FoundAsync(await payments.RecipientAsync()));
            Assert.Equal($"[{hit},{hit}]", await FoundAsync(await grants.KeyAsync("viewer", Role.Viewer)));
            Assert.Equal("[]", await FoundAsync(await grants.ApplicantAsync(2)));

            async Task<string> FoundAsync(string key) => (await grants.ReadAsync(search, key))["search"]!.ToJsonString();
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Statements_do_not_grow_with_the_milestones(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var first = await payments.CommittedAsync("10", "0");
        await payments.PlannedAsync(first, "1");
        const string all = """
            fund(slug: "pot") { allocations { nodes { recipient { name } milestones { nodes { title allocation { title } steps { nodes
            { action at } } } } } } }
            """;
        await payments.Grants.ReadAsync(all);
        var before = await CountAsync();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var allocation = await payments.CommittedAsync("10", "0");
            await payments.PlannedAsync(allocation, "1");
            await payments.PlannedAsync(allocation, "1");
        }

        Assert.Equal(before, await CountAsync());

        async Task<int> CountAsync()
        {
            payments.Grants.Host.Sql.Reset();
            await payments.Grants.ReadAsync(all);
            return payments.Grants.Host.Sql.Count;
        }
    }
}
