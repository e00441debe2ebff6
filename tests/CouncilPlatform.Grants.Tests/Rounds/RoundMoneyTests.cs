using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Rounds;

/// <summary>
/// Whatever is awarded, varied, paid, given back and closed, in whatever order: no round gives more than its budget, no programme more
/// than its ceiling, rounds never offer
/// more than that together, and each award is published as the steps done have left it, to the penny.
/// </summary>
public sealed class RoundMoneyTests
{
    private const int Applications = 4;

    private enum Step
    {
        Award,
        Vary,
        Pay,
        Return,
        Release,
        Close,
        Reject,
        CloseRound,
        Offer,
    }

    private static readonly Gen<(Step Step, int Pick, long Pence)> Steps = Gen.Select(
        Gen.Frequency(
            (4, Gen.Const(Step.Award)),
            (4, Gen.Const(Step.Vary)),
            (3, Gen.Const(Step.Pay)),
            (2, Gen.Const(Step.Return)),
            (1, Gen.Const(Step.Release)),
            (1, Gen.Const(Step.Close)),
            (1, Gen.Const(Step.Reject)),
            (1, Gen.Const(Step.CloseRound)),
            (2, Gen.Const(Step.Offer))
        ),
        Gen.Int[0, Applications - 1],
        Gen.OneOf(Gen.Long[0, 1_000], Gen.Long[0, 12_000])
    );

    [Fact]
    public async Task No_sequence_of_steps_gives_away_more_than_there_is()
    {
        var done = new HashSet<Step>();
        await Steps
            .Array[10, 20]
            .SampleAsync(
                async steps =>
                {
                    await using var payments = await GrantPayments.StartAsync(Providers.Sqlite);
                    var run = await Run.StartAsync(payments);
                    // Something is awarded, paid and given back already, and the end comes to every sequence.
                    var first = new (Step, int, long)[]
                    {
                        (Step.Award, 0, 8_001),
                        (Step.Pay, 0, 2_002),
                        (Step.Return, 0, 501),
                        (Step.Award, 1, 4_000),
                        (Step.Pay, 1, 1_003),
                        (Step.Release, 1, 0),
                        (Step.Return, 1, 3),
                    };
                    foreach (
                        var step in first
                            .Concat(steps)
                            .Concat([
                                .. Enumerable
                                    .Range(0, Applications)
                                    .SelectMany(i => new (Step, int, long)[] { (Step.Reject, i, 0), (Step.Close, i, 0) }),
                                (Step.CloseRound, 0, 0),
                                (Step.Offer, 0, 9_000),
                            ])
                    )
                    {
                        if (await run.DoAsync(step.Item1, step.Item2, step.Item3))
                        {
                            done.Add(step.Item1);
                        }

                        await run.CheckAsync();
                    }
                },
                iter: 6,
                threads: 1
            );

        // The sequences are worth the name: every kind of step has succeeded in some.
        Assert.Equal(Enum.GetValues<Step>(), done.Order());
    }

    /// <summary>
    /// A programme of £240, its round "autumn" of £200 with applications for £100 each, and what they came to as the steps have it.
    /// </summary>
    private sealed class Run(GrantPayments payments, IReadOnlyList<string> applications)
    {
        private readonly string?[] _allocations = new string?[Applications];
        private readonly long[] _standing = new long[Applications];
        private readonly long[] _paid = new long[Applications];
        private readonly bool[] _released = new bool[Applications];
        private bool _offered;

        private GrantRound Grants => payments.Grants;

        public static async Task<Run> StartAsync(GrantPayments payments)
        {
            var grants = payments.Grants;
            await grants.DoAsync("changeProgramme", """programme: "small", funds: [{fund: "pot", revenue: "240", capital: "0"}]""");
            await grants.AddRoundAsync(revenue: "200", capital: "0");
            grants.SetTime("2026-09-02T12:00:00Z");
            var applications = new List<string>();
            for (var number = 1; number <= Applications; number++)
            {
                applications.Add(await grants.SubmittedAsync(number));
            }

            grants.SetTime("2026-10-30T12:00:01Z");
            return new(payments, applications);
        }

        public async Task<bool> DoAsync(Step step, int pick, long pence)
        {
            var amount = Text(pence);
            switch (step)
            {
                case Step.Award:
                    return await TryAsync(
                        "awardApplication",
                        $$"""
                        application: "{{applications[pick]}}", draws: [{fund: "pot", revenue: "{{amount}}"}], commit: true,
                        reason: "Best"
                        """,
                        async () =>
                        {
                            _allocations[pick] = (string)
                                (await Grants.NodeAsync(applications[pick], "allocations { id }", await Grants.OfficerAsync()))![
                                    "allocations"
                                ]![0]!["id"]!;
                            _standing[pick] = pence;
                            var agreement = (string)
                                (
                                    await Grants.DoAsync(
                                        "sendGrantAgreement",
                                        $"""allocation: "{_allocations[pick]}" """,
                                        "grantAgreement { id }"
                                    )
                                )["grantAgreement"]!["id"]!;
                            await Grants.DoAsync("signGrantAgreement", $"""agreement: "{agreement}", as: "Chair" """);
                            await Grants.DoAsync(
                                "countersignGrantAgreement",
                                $"""agreement: "{agreement}", as: "Legal" """,
                                key: await Grants.ApproverAsync()
                            );
                        }
                    );
                case Step.Reject:
                    return await TryAsync("rejectApplication", $"""application: "{applications[pick]}", reason: "No money" """);
                case Step.CloseRound:
                    return await TryAsync("closeRound", """round: "autumn" """);
                case Step.Offer when !_offered:
                    return await TryAsync(
                        "createRound",
                        $"""
                        programme: "small", slug: "winter", title: "Winter", opens: "2026-12-01T12:00", closes: "2026-12-30T12:00",
                        revenue: "{amount}"
                        """,
                        () => _offered = true
                    );
                case Step.Offer:
                    return await TryAsync("changeRound", $"""round: "winter", revenue: "{amount}" """);
                default:
                    return _allocations[pick] is { } allocation && await DoAsync(step, pick, pence, $"""allocation: "{allocation}" """);
            }
        }

        private async Task<bool> DoAsync(Step step, int pick, long pence, string allocation)
        {
            switch (step)
            {
                case Step.Vary:
                    var proposed = await Grants.SendAsync(
                        "proposeAllocationVariation",
                        $"""{allocation}, revenue: "{Text(pence)}", reason: "Costs" """,
                        "allocationVariation { id }"
                    );
                    if (proposed["errors"]!.AsArray().Count > 0)
                    {
                        return false;
                    }

                    var variation = $"""variation: "{proposed["allocationVariation"]!["id"]}" """;
                    if (await TryAsync("agreeAllocationVariation", variation, () => _standing[pick] = pence))
                    {
                        return true;
                    }

                    await Grants.DoAsync("refuseAllocationVariation", $"""{variation}, reason: "Too much" """);
                    return false;
                case Step.Pay:
                    var planned = await Grants.SendAsync(
                        "scheduleMilestone",
                        $"""{allocation}, title: "Roof", due: "2026-12", revenue: "{Text(pence)}" """,
                        "paymentMilestone { id }"
                    );
                    if (planned["errors"]!.AsArray().Count > 0)
                    {
                        return false;
                    }

                    var milestone = $"""milestone: "{planned["paymentMilestone"]!["id"]}" """;
                    await Grants.DoAsync("evidenceMilestone", $"""{milestone}, words: "Done" """);
                    await Grants.DoAsync("approveMilestone", milestone, key: await payments.ManagerAsync());
                    return await TryAsync("payMilestone", milestone, () => _paid[pick] += pence);
                case Step.Return:
                    return await TryAsync(
                        "returnPayment",
                        $"""{allocation}, revenue: "{Text(pence)}" """,
                        () =>
                        {
                            // What was given up stands for what was kept of it.
                            _standing[pick] -= _released[pick] ? pence : 0;
                            _paid[pick] -= pence;
                        }
                    );
                case Step.Release:
                    return await TryAsync(
                        "releaseAllocation",
                        allocation,
                        () =>
                        {
                            _released[pick] = true;
                            _standing[pick] = _paid[pick];
                        }
                    );
                default:
                    return await TryAsync("closeAllocation", allocation);
            }
        }

        public async Task CheckAsync()
        {
            var read = await Grants.ReadAsync(
                """
                rounds { nodes { closedOn budget { revenue { minorUnits } } drawn { revenue { minorUnits } } } }
                programme(code: "small") { funds { ceiling { revenue { minorUnits } } drawn { revenue { minorUnits } } } }
                applications(orderBy: {field: STARTED}) { nodes { award { asVaried { total { minorUnits } } } publishedAs } }
                awards(first: 10) { nodes { identifier amount { minorUnits } } } grantTotals(by: []) { amount { minorUnits } }
                """
            );
            var programme = read["programme"]!["funds"]![0]!;
            var ceiling = Pence(programme["ceiling"]!);
            var rounds = read["rounds"]!["nodes"]!.AsArray();
            Assert.All(rounds, r => Assert.InRange(Pence(r!["drawn"]!), 0, Pence(r["budget"]!)));
            Assert.InRange(Pence(programme["drawn"]!), 0, ceiling);
            Assert.InRange(rounds.Sum(r => Pence(r!["closedOn"] is null ? r["budget"]! : r["drawn"]!)), 0, ceiling);

            var published = read["awards"]!["nodes"]!
                .AsArray()
                .ToDictionary(a => (string)a!["identifier"]!, a => (long)a!["amount"]!["minorUnits"]!);
            foreach (var (index, application) in read["applications"]!["nodes"]!.AsArray().Index())
            {
                Assert.Equal(
                    _allocations[index] is null ? null : _standing[index],
                    (long?)application!["award"]?["asVaried"]!["total"]!["minorUnits"]
                );
                Assert.Equal(_allocations[index] is null, application["publishedAs"] is null);
            }

            Assert.Equal(_standing.Sum(), read["grantTotals"]!.AsArray().Sum(t => (long)t!["amount"]!["minorUnits"]!));
            Assert.Equal(_standing.Sum(), published.Values.Sum());

            static long Pence(JsonNode amounts) => (long)amounts["revenue"]!["minorUnits"]!;
        }

        private async Task<bool> TryAsync(string mutation, string input, Func<Task> then) =>
            await TryAsync(mutation, input) && await ThenAsync(then);

        private async Task<bool> TryAsync(string mutation, string input, Action then)
        {
            var succeeded = await TryAsync(mutation, input);
            if (succeeded)
            {
                then();
            }

            return succeeded;
        }

        private async Task<bool> TryAsync(string mutation, string input) =>
            (await Grants.SendAsync(mutation, input, "", await payments.FinanceAsync()))["errors"]!.AsArray().Count == 0;

        private static async Task<bool> ThenAsync(Func<Task> then)
        {
            await then();
            return true;
        }

        private static string Text(long pence) => (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);
    }
}
