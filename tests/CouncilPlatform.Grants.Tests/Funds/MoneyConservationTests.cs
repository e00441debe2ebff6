using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>
/// Whatever is done with a fund, in whatever order, through the mutations: a step is done or refused just as a small model of the rules
/// has it, the
/// balances are the model's, and the ledger replayed gives them again. Revenue is the first of each pair of amounts, capital the second.
/// </summary>
public sealed class MoneyConservationTests
{
    private enum Step
    {
        Receive,
        Allocate,
        Commit,
        Schedule,
        Pay,
        Vary,
        Return,
        ClawBack,
        Release,
        Close,
    }

    private static readonly Gen<(Step Step, int Pick, long[] Pence)> Steps = Gen.Select(
        Gen.Frequency(
            (2, Gen.Const(Step.Receive)),
            (4, Gen.Const(Step.Allocate)),
            (5, Gen.Const(Step.Commit)),
            (2, Gen.Const(Step.Schedule)),
            (6, Gen.Const(Step.Pay)),
            (4, Gen.Const(Step.Vary)),
            (3, Gen.Const(Step.Return)),
            (3, Gen.Const(Step.ClawBack)),
            (1, Gen.Const(Step.Release)),
            (1, Gen.Const(Step.Close))
        ),
        Gen.Int[0, 2],
        Gen.Select(Gen.Long[0, 120], Gen.Long[0, 120], (revenue, capital) => new[] { revenue, capital })
    );

    [Fact]
    public async Task Any_sequence_of_steps_conserves_money()
    {
        await using var payments = await GrantPayments.StartAsync(Providers.Sqlite);
        var funds = 0;
        var done = new HashSet<Step>();

        await Steps
            .Array[15, 30]
            .SampleAsync(
                async steps =>
                {
                    var slug = string.Create(CultureInfo.InvariantCulture, $"fund-{Interlocked.Increment(ref funds)}");
                    await payments.Grants.DoAsync(
                        "createFund",
                        $"""slug: "{slug}", name: "Fund", source: "{GrantRound.Council}", accountableBody: "{GrantRound.Council}" """
                    );
                    var run = new Run(payments, slug);
                    // Something is scheduled and paid already, so that what comes back is there to come back.
                    foreach (
                        var (first, amounts) in new (Step, long[])[]
                        {
                            (Step.Receive, [300, 200]),
                            (Step.Allocate, [100, 80]),
                            (Step.Commit, [0, 0]),
                            (Step.Pay, [100, 80]),
                            (Step.Schedule, [10, 5]),
                            (Step.Return, [8, 0]),
                            (Step.ClawBack, [0, 8]),
                        }
                    )
                    {
                        Assert.True(await run.DoAsync(first, pick: 0, amounts));
                        done.Add(first);
                    }

                    foreach (var (step, pick, pence) in steps)
                    {
                        if (await run.DoAsync(step, pick, pence))
                        {
                            done.Add(step);
                        }

                        await run.CheckBalancesAsync();
                    }

                    await run.ReplayAsync();
                },
                iter: 20,
                threads: 1
            );

        // The sequences are worth the name: every kind of step has succeeded in some.
        Assert.Equal(Enum.GetValues<Step>(), done.Order());
    }

    private sealed class Account
    {
        public required string Id { get; init; }

        public string State { get; set; } = "PROPOSED";

        public long[] Proposed { get; set; } = [0, 0];

        public long[] Committed { get; set; } = [0, 0];

        public long[] Paid { get; set; } = [0, 0];

        public long[] Scheduled { get; set; } = [0, 0];
    }

    /// <summary>One fund, and what the rules say that it should hold.</summary>
    private sealed class Run(GrantPayments payments, string slug)
    {
        private readonly List<Account> _accounts = [];
        private long[] _free = [0, 0];
        private long[] _received = [0, 0];

        /// <summary>Does a step; whether it was done, which is as the model has it.</summary>
        public async Task<bool> DoAsync(Step step, int pick, long[] pence)
        {
            if (step == Step.Receive)
            {
                return await ExpectAsync(
                    "receiveFunding",
                    $"""fund: "{slug}", {Text(pence)}""",
                    Some(pence),
                    () => (_free, _received) = (Add(_free, pence), Add(_received, pence))
                );
            }

            if (step == Step.Allocate)
            {
                var may = Some(pence) && Within(pence, _free);
                var answer = await payments.Grants.SendAsync(
                    "allocateGrant",
                    $"""fund: "{slug}", title: "Roof", recipient: "{GrantRound.Group(1)}", {Text(pence)}""",
                    "allocation { id }"
                );
                Assert.Equal(may, answer["errors"]!.AsArray().Count == 0);
                if (may)
                {
                    _free = Less(_free, pence);
                    _accounts.Add(new Account { Id = (string)answer["allocation"]!["id"]!, Proposed = pence });
                }

                return may;
            }

            return _accounts.Count > 0 && await DoAsync(step, _accounts[pick % _accounts.Count], pence);
        }

        /// <summary>The lines are the model's, and all that was received is in one of the four places.</summary>
        public async Task CheckBalancesAsync()
        {
            Assert.Equal(_received, Add(_free, Add(Sum(a => a.Proposed), Add(Sum(a => a.Committed), Sum(a => a.Paid)))));
            var lines = (
                await payments.Grants.ReadAsync(
                    $$"""
                    fund(slug: "{{slug}}") { lines { granted { minorUnits } remaining { minorUnits } proposed { minorUnits } committed
                    { minorUnits } paid { minorUnits } } }
                    """
                )
            )["fund"]!["lines"]!.AsArray();
            foreach (
                var (name, expected) in new[]
                {
                    ("granted", _received),
                    ("remaining", _free),
                    ("proposed", Sum(a => a.Proposed)),
                    ("committed", Sum(a => a.Committed)),
                    ("paid", Sum(a => a.Paid)),
                }
            )
            {
                Assert.Equal(expected, lines.Select(l => (long)l![name]!["minorUnits"]!));
                Assert.All(expected, balance => Assert.True(balance >= 0, $"{name} is {balance}."));
            }
        }

        /// <summary>Adds the ledger up entry by entry, as it is read, with no help of the module.</summary>
        public async Task ReplayAsync()
        {
            var balances = new Dictionary<(string? Allocation, string Place, string Stream), long>();
            var number = 0;
            foreach (var entry in await LedgerAsync())
            {
                Assert.Equal(++number, (int)entry["number"]!);
                var (allocation, stream, pence) = (
                    (string?)entry["allocation"]?["id"],
                    (string)entry["stream"]!,
                    (long)entry["amount"]!["minorUnits"]!
                );
                var (from, to) = (string)entry["kind"]! switch
                {
                    "RECEIVED" => (null, "free"),
                    "PROPOSED" => ("free", "proposed"),
                    "COMMITTED" => ("proposed", "committed"),
                    "PAID" => ("committed", "paid"),
                    "WITHDRAWN" => ("proposed", "free"),
                    "RELEASED" => ("committed", "free"),
                    "RETURNED" or "CLAWED_BACK" => ("paid", "free"),
                    var other => throw new InvalidOperationException(other),
                };
                Assert.True(pence > 0);
                Move(from, -pence);
                Move(to, pence);

                void Move(string? place, long change)
                {
                    if (place is not null)
                    {
                        var at = (place == "free" ? null : allocation, place, stream);
                        Assert.True(
                            (balances[at] = balances.GetValueOrDefault(at) + change) >= 0,
                            $"Entry {number} leaves less than nothing {place}."
                        );
                    }
                }
            }

            Assert.Equal(_free, Of(null, "free"));
            foreach (var account in _accounts)
            {
                Assert.Equal(account.Proposed, Of(account.Id, "proposed"));
                Assert.Equal(account.Committed, Of(account.Id, "committed"));
                Assert.Equal(account.Paid, Of(account.Id, "paid"));
                var node = (
                    await payments.NodeAsync(
                        account.Id,
                        "state holding { proposed { ...p } committed { ...p } paid { ...p } }".Replace(
                            "...p",
                            "revenue { minorUnits } capital { minorUnits }",
                            StringComparison.Ordinal
                        )
                    )
                )!;
                Assert.Equal(account.State, (string?)node["state"]);
                foreach (
                    var (place, expected) in new[]
                    {
                        ("proposed", account.Proposed),
                        ("committed", account.Committed),
                        ("paid", account.Paid),
                    }
                )
                {
                    Assert.Equal(
                        expected,
                        new[] { "revenue", "capital" }.Select(stream => (long)node["holding"]![place]![stream]!["minorUnits"]!)
                    );
                }
            }

            long[] Of(string? allocation, string place) =>
                [balances.GetValueOrDefault((allocation, place, "REVENUE")), balances.GetValueOrDefault((allocation, place, "CAPITAL"))];
        }

        private async Task<bool> DoAsync(Step step, Account account, long[] pence)
        {
            // What is paid and comes back is small, so that it is often no more than is there.
            pence = step switch
            {
                Step.Pay => [pence[0] / 2, pence[1] / 2],
                Step.Return or Step.ClawBack => [pence[0] / 8, pence[1] / 8],
                _ => pence,
            };
            var allocation = $"""allocation: "{account.Id}" """;
            var committed = account.State == "COMMITTED";
            var payable = committed && Some(pence) && Within(pence, Less(account.Committed, account.Scheduled));
            switch (step)
            {
                case Step.Commit:
                    return await ExpectAsync(
                        "commitAllocation",
                        allocation,
                        account.State == "PROPOSED",
                        () => (account.State, account.Committed, account.Proposed) = ("COMMITTED", account.Proposed, [0, 0]),
                        await payments.FinanceAsync()
                    );
                case Step.Schedule:
                    return await ExpectAsync(
                        "scheduleMilestone",
                        Milestone(),
                        payable,
                        () => account.Scheduled = Add(account.Scheduled, pence)
                    );
                case Step.Pay when payable:
                    var milestone = (string)
                        (await payments.Grants.DoAsync("scheduleMilestone", Milestone(), "paymentMilestone { id }"))["paymentMilestone"]![
                            "id"
                        ]!;
                    await payments.Grants.DoAsync(
                        "evidenceMilestone",
                        $"""milestone: "{milestone}", words: "Done" """,
                        key: await payments.RecipientAsync()
                    );
                    await payments.Grants.DoAsync("approveMilestone", $"""milestone: "{milestone}" """, key: await payments.ManagerAsync());
                    return await ExpectAsync(
                        "payMilestone",
                        $"""milestone: "{milestone}" """,
                        may: true,
                        () => (account.Committed, account.Paid) = (Less(account.Committed, pence), Add(account.Paid, pence)),
                        await payments.FinanceAsync()
                    );
                case Step.Pay:
                    return await ExpectAsync("scheduleMilestone", Milestone(), may: false, () => { });
                case Step.Vary:
                    return await VaryAsync(account, pence, committed);
                case Step.Return:
                    return await ExpectAsync(
                        "returnPayment",
                        $"{allocation}, {Text(pence)}",
                        Some(pence) && Within(pence, account.Paid),
                        Back
                    );
                case Step.ClawBack:
                    return await ExpectAsync(
                        "clawBackPayment",
                        $"""{allocation}, {Text(pence)}, reason: "Misspent" """,
                        Some(pence) && Within(pence, account.Paid),
                        Back,
                        await payments.FinanceAsync()
                    );
                case Step.Release:
                    return await ExpectAsync(
                        "releaseAllocation",
                        allocation,
                        committed || account.State == "PROPOSED",
                        () => End("RELEASED")
                    );
                default:
                    return await ExpectAsync("closeAllocation", allocation, committed || account.State == "RELEASED", () => End("CLOSED"));
            }

            string Milestone() => $"""{allocation}, title: "Next", due: "2027", {Text(pence)}""";

            void Back() => (account.Paid, _free) = (Less(account.Paid, pence), Add(_free, pence));

            void End(string state)
            {
                _free = Add(_free, Add(account.Proposed, account.Committed));
                (account.State, account.Proposed, account.Committed, account.Scheduled) = (state, [0, 0], [0, 0], [0, 0]);
            }
        }

        private async Task<bool> VaryAsync(Account account, long[] pence, bool committed)
        {
            var change = Less(pence, Add(account.Committed, account.Paid));
            var after = Add(account.Committed, change);
            var may = committed && change.Any(c => c != 0) && Within(account.Scheduled, after);
            var answer = await payments.Grants.SendAsync(
                "proposeAllocationVariation",
                $"""allocation: "{account.Id}", reason: "Costs", {Text(pence)}""",
                "allocationVariation { id }"
            );
            Assert.Equal(may, answer["errors"]!.AsArray().Count == 0);
            if (!may)
            {
                return false;
            }

            var variation = $"""variation: "{(string)answer["allocationVariation"]!["id"]!}" """;
            if (
                !await ExpectAsync(
                    "agreeAllocationVariation",
                    variation,
                    Within(change, _free),
                    () => (account.Committed, _free) = (after, Less(_free, change)),
                    await payments.FinanceAsync()
                )
            )
            {
                await payments.Grants.DoAsync("refuseAllocationVariation", $"""{variation}, reason: "No money" """);
                return false;
            }

            return true;
        }

        private async Task<bool> ExpectAsync(string mutation, string input, bool may, Action then, string? key = null)
        {
            var answer = await payments.Grants.SendAsync(mutation, input, "", key);
            Assert.True(may == (answer["errors"]!.AsArray().Count == 0), $"{mutation} {input}: {answer.ToJsonString()}");
            if (may)
            {
                then();
            }

            return may;
        }

        private async Task<IReadOnlyList<JsonNode>> LedgerAsync()
        {
            List<JsonNode> entries = [];
            for (string? after = null; ; )
            {
                var page = (
                    await payments.Grants.ReadAsync(
                        $$"""
                        fund(slug: "{{slug}}") { ledger(first: 40{{(after is null ? "" : $", after: \"{after}\"")}}) { nodes { number
                        stream kind amount { minorUnits } allocation { id } } pageInfo { hasNextPage endCursor } } }
                        """
                    )
                )["fund"]!["ledger"]!;
                entries.AddRange(page["nodes"]!.AsArray()!);
                if (!(bool)page["pageInfo"]!["hasNextPage"]!)
                {
                    return entries;
                }

                after = (string?)page["pageInfo"]!["endCursor"];
            }
        }

        private long[] Sum(Func<Account, long[]> amounts) => _accounts.Aggregate(new long[] { 0, 0 }, (sum, a) => Add(sum, amounts(a)));

        private static long[] Add(long[] left, long[] right) => [left[0] + right[0], left[1] + right[1]];

        private static long[] Less(long[] left, long[] right) => [left[0] - right[0], left[1] - right[1]];

        private static bool Some(long[] pence) => pence.Any(p => p > 0);

        private static bool Within(long[] pence, long[] most) => pence[0] <= most[0] && pence[1] <= most[1];

        private static string Text(long[] pence) =>
            string.Create(CultureInfo.InvariantCulture, $"revenue: \"{pence[0] / 100m:0.00}\", capital: \"{pence[1] / 100m:0.00}\"");
    }
}
