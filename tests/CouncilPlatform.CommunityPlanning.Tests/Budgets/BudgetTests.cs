using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.CommunityPlanning.Budgets;
using CouncilPlatform.Testing.Databases;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.CommunityPlanning.Tests.Budgets;

/// <summary>What agencies spend, looked at together. The figures are made up: the documents give none.</summary>
public sealed class BudgetTests
{
    private const string Row = "label total { amount } firm { amount } indicative { amount } unaligned { amount }";

    [Theory]
    [EveryDatabase]
    [Trait("case", "C18")]
    public async Task The_spend_of_all_agencies_is_mapped_by_area_and_priority_and_what_serves_nothing_is_told(string provider)
    {
        await using var shire = await StartAsync(provider);
        await LineAsync(shire, "A1", Shire.Council, "100000.10", """localArea: 1, localOutcome: "poverty" """);
        await LineAsync(shire, "A2", Shire.Health, "50000.20", """localArea: 1, localOutcome: "health" """);
        await LineAsync(shire, "A3", Shire.Health, "7.03", "localArea: 2");
        await LineAsync(shire, "A4", Shire.Council, "900", "");

        Assert.Equal(
            ["The Council 100900.10 900.00", "The Health Board 50007.23 7.03", "Together 150907.33 907.03"],
            await SpendAsync(shire, "by: AGENCY")
        );
        Assert.Equal(
            ["North 150000.30 0.00", "South 7.03 7.03", "East 0.00 0.00", "The whole area 900.00 900.00", "Together 150907.33 907.03"],
            await SpendAsync(shire, "by: AREA")
        );
        Assert.Equal(
            [
                "Local poverty 100000.10 0.00",
                "Outcomes that are not priorities 50000.20 0.00",
                "Unaligned 907.03 907.03",
                "Together 150907.33 907.03",
            ],
            await SpendAsync(shire, """by: PRIORITY, outcomeAgreement: "soa" """)
        );
        Assert.Equal(
            ["Local health 50000.20 0.00", "Local poverty 100000.10 0.00", "Unaligned 907.03 907.03", "Together 150907.33 907.03"],
            await SpendAsync(shire, "by: OUTCOME")
        );
        Same.Json(
            """
            {
              "budgetLines": {
                "nodes": [
                  { "reference": "A3", "owner": { "name": "The Health Board" }, "unaligned": true },
                  { "reference": "A4", "owner": { "name": "The Council" }, "unaligned": true }
                ]
              }
            }
            """,
            (await shire.ReadAsync("budgetLines(unaligned: true) { nodes { reference owner { name } unaligned } }")).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C19")]
    public async Task A_forecast_tells_one_firm_year_from_two_indicative_ones(string provider)
    {
        await using var shire = await StartAsync(provider);
        await LineAsync(shire, "A1", Shire.Council, "300", "", "2012/13");
        await LineAsync(shire, "A2", Shire.Council, "310", "", "2013/14", "INDICATIVE");
        await LineAsync(shire, "A3", Shire.Council, "320.01", "", "2014/15", "INDICATIVE");

        var table = (await shire.ReadAsync($"spend(by: FINANCIAL_YEAR) {{ rows {{ {Row} }} total {{ {Row} }} }}"))["spend"]!;
        Assert.Equal(
            ["2012/13 300.00 0.00", "2013/14 0.00 310.00", "2014/15 0.00 320.01"],
            table["rows"]!.AsArray().Select(r => $"{r!["label"]} {r["firm"]!["amount"]} {r["indicative"]!["amount"]}")
        );
        Assert.Equal(
            "930.01 300.00 630.01",
            $"{table["total"]!["total"]!["amount"]} {table["total"]!["firm"]!["amount"]} {table["total"]!["indicative"]!["amount"]}"
        );
        Assert.Equal(
            ["2013/14 310.00 310.00", "Together 310.00 310.00"],
            await SpendAsync(shire, """by: FINANCIAL_YEAR, financialYears: ["2013/14"] """)
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C28")]
    public async Task Preventative_and_reactive_shares_of_an_outcome_add_up_to_a_hundred_percent(string provider)
    {
        await using var shire = await StartAsync(provider);
        await LineAsync(shire, "A1", Shire.Council, "100", """localOutcome: "poverty", approach: PREVENTATIVE""");
        await LineAsync(shire, "A2", Shire.Council, "100", """localOutcome: "poverty", approach: REACTIVE""");
        await LineAsync(shire, "A3", Shire.Council, "100", """localOutcome: "poverty" """);
        await LineAsync(shire, "A4", Shire.Council, "1", """localOutcome: "health", approach: REACTIVE""");

        Same.Json(
            """
            {
              "localOutcomes": {
                "nodes": [
                  {
                    "slug": "health",
                    "spend": { "lines": 1, "shares": { "preventative": "0.00", "reactive": "100.00", "untagged": "0.00" } }
                  },
                  {
                    "slug": "poverty",
                    "spend": { "lines": 3, "shares": { "preventative": "33.34", "reactive": "33.33", "untagged": "33.33" } }
                  }
                ]
              }
            }
            """,
            (
                await shire.ReadAsync("localOutcomes { nodes { slug spend { lines shares { preventative reactive untagged } } } }")
            ).ToJsonString()
        );
    }

    [Fact]
    [Trait("case", "C28")]
    public void Shares_of_whatever_amounts_add_up_to_exactly_a_hundred() =>
        Gen.Select(Gen.Long[0, 1_000_000_000_000], Gen.Long[0, 1_000_000_000_000], Gen.Long[0, 1_000_000_000_000])
            .Where(t => t.Item1 + t.Item2 + t.Item3 > 0)
            .Sample(t =>
            {
                var shares = SpendShares.Of(Money.FromPence(t.Item1), Money.FromPence(t.Item2), Money.FromPence(t.Item3));
                var parts = new[] { shares.Preventative, shares.Reactive, shares.Untagged }
                    .Select(p => decimal.Parse(p, System.Globalization.CultureInfo.InvariantCulture))
                    .ToList();
                var whole = (decimal)t.Item1 + t.Item2 + t.Item3;
                return parts.Sum() == 100m
                    && parts
                        .Zip([t.Item1, t.Item2, t.Item3], (part, pence) => Math.Abs(part - pence * 100m / whole))
                        .All(off => off < 0.01m);
            });

    [Theory]
    [EveryDatabase]
    public async Task A_line_is_corrected_by_its_version_and_taken_off_and_wrong_ones_are_refused(string provider)
    {
        await using var shire = await StartAsync(provider);
        await LineAsync(shire, "A1", Shire.Council, "100", "");
        var council = await shire.ActingAsync(Shire.Council);
        const string changed =
            $"""reference: "A1", owner: "{Shire.Council}", title: "New", financialYear: "2012/13", amount: "5", firmness: FIRM""";
        var version = (int)(await shire.ReadAsync("budgetLines { nodes { version } }"))["budgetLines"]!["nodes"]![0]!["version"]!;

        Assert.Equal(
            ["CONFLICT input.version"],
            await shire.RefusedAsync("updateBudgetLine", $"version: {version + 1}, {changed}", council)
        );
        await shire.DoAsync("updateBudgetLine", $"version: {version}, {changed}", key: council);
        Assert.Equal(["The Council 5.00 5.00", "Together 5.00 5.00"], await SpendAsync(shire, "by: AGENCY"));
        Assert.Equal(["ALREADY_EXISTS input.reference"], await shire.RefusedAsync("recordBudgetLine", changed, council));
        Assert.Equal(
            ["INVALID input.amount"],
            await shire.RefusedAsync(
                "recordBudgetLine",
                $"""reference: "A2", owner: "{Shire.Health}", title: "New", financialYear: "2012/13", amount: "-5", firmness: FIRM"""
            )
        );
        Assert.Contains(
            "2012/14",
            await shire.FaultAsync("recordBudgetLine", changed.Replace("2012/13", "2012/14", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["NOT_FOUND input.localArea"],
            await shire.RefusedAsync("recordBudgetLine", changed.Replace("A1", "A2", StringComparison.Ordinal) + ", localArea: 9", council)
        );
        await shire.DoAsync("removeBudgetLine", $"""reference: "A1", version: {version + 1}""", key: council);
        Assert.Equal(["Together 0.00 0.00"], await SpendAsync(shire, "by: AGENCY"));
    }

    [Theory]
    [EveryDatabase(".csv")]
    [EveryDatabase(".xlsx")]
    public async Task What_is_exported_is_imported_again_unchanged_and_faults_save_nothing(string provider, string type)
    {
        await using var shire = await StartAsync(provider);
        await LineAsync(shire, "=A1", Shire.Council, "100000.10", """localArea: 1, localOutcome: "poverty", approach: PREVENTATIVE""");
        await LineAsync(shire, "A2", Shire.Health, "0.03", "", "2013/14", "INDICATIVE");
        var file = await shire.Host.Client.GetByteArrayAsync(
            new Uri($"/data/v1/shire/spend{type}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal((0, "2 budget lines: 0 new, 0 changed, 2 unchanged\n", ""), await ImportAsync(shire, file, type));
        Assert.Equal(
            (0, "2 budget lines: 1 new, 1 changed, 0 unchanged\n", ""),
            await ImportAsync(
                shire,
                Encoding.UTF8.GetBytes(
                    "Reference,Agency,Title,Financial year,Amount,Firmness,Area,Outcome\n"
                        + $"A2,{Shire.Health},Beds,2013/14,0.04,Indicative,,\n"
                        + $"A3,{Shire.Health},Clinics,2013/14,\"1,000\",Firm,2,health\n"
                ),
                ".csv"
            )
        );
        var (exit, _, error) = await ImportAsync(
            shire,
            Encoding.UTF8.GetBytes(
                "Reference,Agency,Title,Financial year,Amount,Firmness,Area,Outcome\nA2,X,Beds,2013,0.045,Soft,9,none\n"
                    + $"A2,{Shire.Health},B,2013/14,-1,Firm,,\n"
            ),
            ".csv"
        );
        Assert.Equal(1, exit);
        Assert.Equal(
            [
                "row 2, \"Amount\"",
                "row 2, \"Firmness\"",
                "row 2, \"Financial year\"",
                "row 2, \"Agency\"",
                "row 2, \"Area\"",
                "row 2, \"Outcome\"",
                "row 3, \"Reference\"",
                "row 3, \"Amount\"",
            ],
            error
                .Split('\n')
                .Where(l => l.StartsWith("row", StringComparison.Ordinal))
                .Select(l => l[..l.IndexOf(": ", StringComparison.Ordinal)])
        );
        var (passed, _, fault) = await ImportAsync(
            shire,
            Encoding.UTF8.GetBytes(
                $"Reference,Agency,Title,Financial year,Amount,Firmness\nA2,{Shire.Council},Beds,2013/14,0.04,Indicative\n"
            ),
            ".csv"
        );
        Assert.Equal(1, passed);
        Assert.Contains("row 2, \"Agency\": This line belongs to another agency.", fault, StringComparison.Ordinal);
        Assert.Equal(
            ["The Council 100000.10 0.00", "The Health Board 1000.04 0.04", "Together 101000.14 0.04"],
            await SpendAsync(shire, "by: AGENCY")
        );
    }

    internal static async Task LineAsync(
        Shire shire,
        string reference,
        string owner,
        string amount,
        string more,
        string year = "2012/13",
        string firmness = "FIRM"
    ) =>
        await shire.DoAsync(
            "recordBudgetLine",
            $"""
            reference: "{reference}", owner: "{owner}", title: "Line {reference}", financialYear: "{year}", amount: "{amount}",
            firmness: {firmness}, {more}
            """,
            key: await shire.ActingAsync(owner)
        );

    private static async Task<Shire> StartAsync(string provider)
    {
        var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync("poverty");
        await shire.AddOutcomeAsync("health", 2);
        foreach (var (index, name) in new[] { "North", "South", "East" }.Index())
        {
            await shire.DoAsync("addLocalArea", $"""number: {index + 1}, name: "{name}" """);
        }

        await shire.DoAsync(
            "createOutcomeAgreement",
            """slug: "soa", title: "Single Outcome Agreement", kind: SINGLE_OUTCOME_AGREEMENT, firstYear: 2012, years: 3"""
        );
        await shire.DoAsync("prioritiseOutcomes", """outcomeAgreement: "soa", localOutcomes: ["poverty"] """);
        return shire;
    }

    private static async Task<IEnumerable<string>> SpendAsync(Shire shire, string arguments)
    {
        var table = (await shire.ReadAsync($"spend({arguments}) {{ rows {{ {Row} }} total {{ {Row} }} }}"))["spend"]!;
        return table["rows"]!.AsArray().Append(table["total"]).Select(Text);

        static string Text(JsonNode? row) => $"{row!["label"]} {row["total"]!["amount"]} {row["unaligned"]!["amount"]}";
    }

    private static Task<(int Exit, string Output, string Error)> ImportAsync(Shire shire, byte[] content, string type) =>
        shire.Host.ImportFileAsync("spend", "shire", content, type, cancellationToken: TestContext.Current.CancellationToken);
}
