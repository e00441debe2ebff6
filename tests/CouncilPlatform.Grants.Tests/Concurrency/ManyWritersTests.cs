using System.Collections.Concurrent;
using System.Globalization;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Concurrency;

/// <summary>
/// Many requests at once on one fund: no penny too many, no change lost, and every refusal a typed one. WRITER_CHANGES asks each writer for
/// more changes than a test run has time for.
/// </summary>
public sealed class ManyWritersTests
{
    private const string PageInfo = "pageInfo { hasNextPage endCursor }";

    [Theory]
    [EveryDatabase]
    public async Task Sixty_four_writers_never_over_allocate_a_line(string provider)
    {
        const int writers = 64;
        await using var pot = await Pot.StartAsync(provider, revenue: "50.00", capital: "30.00");
        var answers = new ConcurrentBag<string?>();

        await Task.WhenAll(
            Enumerable
                .Range(1, writers)
                .Select(seed => Task.Run(() => UseUpAsync(pot, seed % 2 == 0 ? "revenue" : "capital", new Random(seed), answers)))
        );

        // Nobody waited in vain: with any version welcome, there is no CONFLICT either.
        Assert.Equal(["INSUFFICIENT_FUNDS"], answers.OfType<string>().Distinct());
        var lines = (await pot.FundAsync("lines { stream granted { minorUnits } allocated { minorUnits } remaining { minorUnits } }"))[
            "lines"
        ]!.AsArray();
        foreach (var line in lines)
        {
            Assert.Equal(0, (long)line!["remaining"]!["minorUnits"]!);
            Assert.Equal((long)line["granted"]!["minorUnits"]!, (long)line["allocated"]!["minorUnits"]!);
        }

        var allocations = await pot.AllAsync(
            page => $$"""allocations({{page}}) { nodes { number total { minorUnits } } {{PageInfo}} }""",
            fund => fund["allocations"]!
        );
        Assert.Equal(answers.Count(a => a is null), allocations.Count);
        Assert.Equal(Enumerable.Range(1, allocations.Count), allocations.Select(a => (int)a["number"]!));
        Assert.Equal(8000, allocations.Sum(a => (long)a["total"]!["minorUnits"]!));

        var entries = new List<(int Number, long Pence)>();
        foreach (var line in Enumerable.Range(0, lines.Count))
        {
            var ofLine = await pot.AllAsync(
                page => $$"""lines { entries({{page}}) { nodes { number kind amount { minorUnits } } {{PageInfo}} } }""",
                fund => fund["lines"]![line]!["entries"]!
            );
            entries.AddRange(
                ofLine.Select(e => ((int)e["number"]!, (string?)e["kind"] == "RECEIVED" ? 0 : (long)e["amount"]!["minorUnits"]!))
            );
        }

        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(e => e.Number).Order());
        Assert.Equal(8000, entries.Sum(e => e.Pence));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G7")]
    public async Task Of_two_allocations_that_fit_only_alone_one_succeeds(string provider)
    {
        const int rounds = 10;
        await using var pot = await Pot.StartAsync(provider, revenue: "0", capital: "1");
        for (var round = 1; round <= rounds; round++)
        {
            await pot.Host.DataAsync(
                """mutation { receiveFunding(input: {partnership: "north", fund: "pot", revenue: "27535.40"}) { errors { code } } }""",
                pot.Officer
            );

            var answers = await Task.WhenAll(pot.AllocateAsync("revenue: \"20000\""), pot.AllocateAsync("revenue: \"20000\""));

            Assert.Equal([null, "INSUFFICIENT_FUNDS"], answers.Order(StringComparer.Ordinal));
            Assert.Equal("7535.40", (string?)(await pot.FundAsync("lines { remaining { amount } }"))["lines"]![0]!["remaining"]!["amount"]);
            Assert.Null(await pot.AllocateAsync("revenue: \"7535.40\""));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_success_raises_the_version_once_and_every_stale_write_is_a_conflict(string provider)
    {
        const int writers = 32;
        var each = RunSize.Of("WRITER_CHANGES", usual: 20);
        await using var pot = await Pot.StartAsync(provider, revenue: "1000", capital: "1");
        var before = (int)(await pot.FundAsync("version"))["version"]!;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        List<string?> mine = [];
                        while (mine.Count < each)
                        {
                            var seen = (int)(await pot.FundAsync("version"))["version"]!;
                            mine.Add(
                                await pot.AllocateAsync(string.Create(CultureInfo.InvariantCulture, $"revenue: \"0.01\", version: {seen}"))
                            );
                        }

                        return mine;
                    })
                )
        );

        var successes = answers.SelectMany(a => a).Count(a => a is null);
        Assert.InRange(successes, 1, writers * each);
        Assert.All(answers.SelectMany(a => a).OfType<string>(), code => Assert.Equal("CONFLICT", code));
        var fund = await pot.FundAsync("version lines { allocated { minorUnits } }");
        Assert.Equal(before + successes, (int)fund["version"]!);
        Assert.Equal(successes, (long)fund["lines"]![0]!["allocated"]!["minorUnits"]!);
    }

    /// <summary>Asks for random small amounts, less and less near the end, until not a penny is left.</summary>
    private static async Task UseUpAsync(Pot pot, string stream, Random random, ConcurrentBag<string?> answers)
    {
        for (var most = 60; most > 0; )
        {
            var pence = random.Next(1, most + 1);
            var answer = await pot.AllocateAsync(string.Create(CultureInfo.InvariantCulture, $"{stream}: \"{pence / 100m:0.00}\""));
            answers.Add(answer);
            most = answer is null ? most : pence - 1;
        }
    }
}
