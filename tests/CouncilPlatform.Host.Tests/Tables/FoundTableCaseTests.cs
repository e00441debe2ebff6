using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Tables;

/// <summary>Files as councils have them, imported into the demonstration data as the commands do it.</summary>
public sealed class FoundTableCaseTests
{
    [Fact]
    public async Task Cells_shown_in_percent_are_percentages()
    {
        await using var host = await StartAsync();
        await host.DataAsync(
            """
            mutation { addIndicator(input: {partnership: "north-lanarkshire", localOutcome: "best-start", slug: "positive-destinations",
            title: "Positive destinations", unit: PERCENT, polarity: HIGH_IS_GOOD, definition: "Of school leavers"}) { errors {
            message } } }
            """,
            await host.KeyAsync("north-lanarkshire", Role.Approver)
        );

        var (exit, _, error) = await ImportAsync(host, "figures", "north-lanarkshire", "01-percent-cells/figures.xlsx");
        Assert.Equal((0, ""), (exit, error));

        var figures = (
            await host.DataAsync(
                """
                { partnership(slug: "north-lanarkshire") { indicator(slug: "positive-destinations") { observations(first: 100) {
                nodes { period value } } } } }
                """
            )
        )["partnership"]!["indicator"]!["observations"]!["nodes"]!.AsArray();
        var values = figures.Where(f => (string?)f!["period"] == "2018/19").Select(f => (string)f!["value"]!).ToList();
        Assert.All(["95.3", "94.12", "92.67", "94", "95.1"], v => Assert.Contains(v, values));
        Assert.DoesNotContain(values, v => v.StartsWith("0.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_counted_from_1904_are_those_that_the_workbook_shows()
    {
        await using var host = await StartAsync();

        Assert.Equal(
            (0, "2 rows: 2 new, 0 changed, 0 unchanged\n", ""),
            await ImportAsync(host, "contracts", "lancashire", "02-workbook-1904-dates/contracts-1904.xlsx")
        );
        Assert.Equal(["FLT-1 2009-04-01 2014-03-31", "FLT-2 2011-04-01 2015-03-31"], await ContractsAsync(host));
    }

    [Fact]
    public async Task A_month_in_a_cell_is_the_month_and_not_its_first_day()
    {
        await using var host = await StartAsync();

        Assert.Equal(
            0,
            (
                await ImportAsync(
                    host,
                    "actions",
                    "south-lakeland",
                    "03-month-cells/actions.xlsx",
                    new Dictionary<string, string> { ["plan"] = "joint-action-plan" }
                )
            ).Exit
        );
        var actions = (
            await host.DataAsync(
                """
                { partnership(slug: "south-lakeland") { actions(first: 100, filter: {asAt: "2016-03-15"}) { nodes { title
                status(asAt: "2016-03-15") keyDates { text starts startPrecision } } } } }
                """
            )
        )["partnership"]!["actions"]!["nodes"]!.AsArray();
        Assert.All(["Typed Mar-16", "Typed March 2016", "As text"], title => Assert.Equal(("March 2016", "MONTH", false), DateOf(title)));
        Assert.Equal(("2016-03-01", "DAY", true), DateOf("A real day"));

        (string? Text, string? Precision, bool IsOverdue) DateOf(string title)
        {
            var action = actions.Single(a => (string?)a!["title"] == title)!;
            var date = Assert.Single(action["keyDates"]!.AsArray())!;
            return ((string?)date["text"], (string?)date["startPrecision"], (string?)action["status"] == "OVERDUE");
        }
    }

    [Theory]
    [InlineData("services", "lancashire", "04-phantom-last-cell/services-phantom.xlsx")]
    [InlineData("figures", "north-lanarkshire", "04-phantom-last-cell/figures-phantom.xlsx")]
    [InlineData("figures", "north-lanarkshire", "04-phantom-last-cell/figures-1024-columns.xlsx")]
    public async Task A_styled_cell_far_from_the_table_is_not_part_of_it(string kind, string partnership, string file)
    {
        await using var host = await StartAsync();

        var (exit, output, error) = await ImportAsync(host, kind, partnership, file);

        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("1 ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hidden-archive-first.xlsx", "The sheet \"Contracts\" was read. The sheet \"Archive\" is hidden and was not read.\n")]
    [InlineData("veryhidden-first.xlsx", "")]
    [InlineData("cover-first.xlsx", "The sheet \"Contracts\" was read. The sheet \"Contents\" does not have the titles.\n")]
    public async Task The_sheet_that_people_see_and_that_has_the_titles_is_read(string file, string note)
    {
        await using var host = await StartAsync();

        Assert.Equal(
            (0, "1 row: 1 new, 0 changed, 0 unchanged\n", note),
            await ImportAsync(host, "contracts", "lancashire", "05-hidden-first-sheet/" + file)
        );
        Assert.Equal(["NEW-1 2009-04-01 2014-03-31"], await ContractsAsync(host));
    }

    [Fact]
    public async Task Decimal_commas_are_never_separators_of_thousands()
    {
        await using var host = await StartAsync();

        Assert.Equal(
            (
                0,
                "3 rows: 3 new, 0 changed, 0 unchanged\n",
                "The file has semicolons between its cells and commas before decimals: 12,50 was read as 12.50.\n"
            ),
            await ImportAsync(host, "savings", "lancashire", "07-decimal-comma/savings-semicolons.csv")
        );
        foreach (var (saving, amount) in new[] { ("bug07-mobile", "27535.40"), ("bug07-print", "1250.00"), ("bug07-post", "12.50") })
        {
            var saved = await host.DataAsync(
                $$"""{ partnership(slug: "lancashire") { saving(slug: "{{saving}}") { annual { amount } } } }"""
            );
            Assert.Equal(amount, (string?)saved["partnership"]!["saving"]!["annual"]!["amount"]);
        }

        var (exit, _, error) = await ImportAsync(host, "spend", "north-lanarkshire", "07-decimal-comma/spend-slip.csv");
        Assert.Equal(1, exit);
        Assert.Contains("row 2, \"Amount\": \"1,23\" is not an amount.", error, StringComparison.Ordinal);
        Assert.Contains("row 3, \"Amount\": \"1,23,456.00\" is not an amount.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sep-line.csv", "2 budget lines: 2 new, 0 changed, 0 unchanged\n")]
    [InlineData("unicode-text.txt.csv", "1 budget line: 1 new, 0 changed, 0 unchanged\n")]
    public async Task Lines_that_spreadsheets_add_and_do_not_show_are_passed_over(string file, string output)
    {
        await using var host = await StartAsync();

        var result = await ImportAsync(host, "spend", "north-lanarkshire", "08-preface-and-sep-line/" + file);

        Assert.Equal((0, output), (result.Exit, result.Output));
    }

    [Fact]
    public async Task What_is_above_the_titles_and_below_the_rows_is_named_and_nothing_is_saved()
    {
        await using var host = await StartAsync();

        var (exit, _, error) = await ImportAsync(host, "spend", "north-lanarkshire", "08-preface-and-sep-line/preface-and-total.csv");
        Assert.Equal(1, exit);
        Assert.StartsWith("The titles seem to be in row 4. Delete the rows above them", error, StringComparison.Ordinal);
        Assert.Contains("has 1 fault. Nothing was saved.", error, StringComparison.Ordinal);

        var lines = await File.ReadAllLinesAsync(
            SharedData.Require("../cases/08-preface-and-sep-line/preface-and-total.csv"),
            TestContext.Current.CancellationToken
        );
        var below = await host.ImportFileAsync(
            "spend",
            "north-lanarkshire",
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines.Skip(3))),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Contains("row 4: The row seems to be a total", below.Error, StringComparison.Ordinal);
        Assert.Contains("row 6: The row has only one text", below.Error, StringComparison.Ordinal);
        Assert.Contains("has 2 faults. Nothing was saved.", below.Error, StringComparison.Ordinal);

        var titles = await ImportAsync(host, "spend", "north-lanarkshire", "08-preface-and-sep-line/quoted-title-with-comma.csv");
        Assert.Contains("\"Title, as approved\"", titles.Error, StringComparison.Ordinal);
        Assert.Contains("\"Amount, in £\"", titles.Error, StringComparison.Ordinal);
    }

    private static async Task<ModuleHost> StartAsync()
    {
        var host = await ModuleHost.StartAsync(EveryModule.All, Providers.Sqlite, demonstration: true);
        var key = await host.KeyAsync("lancashire", Role.Approver, "E10000017");
        await host.DataAsync(
            """
            mutation { addContractArea(input: {partnership: "lancashire", slug: "fleet", name: "Fleet", lead: "E10000017"}) {
            errors { message } } }
            """,
            key
        );
        return host;
    }

    private static async Task<(int Exit, string Output, string Error)> ImportAsync(
        ModuleHost host,
        string kind,
        string partnership,
        string file,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exit = await host.ImportFileAsync(
            kind,
            partnership,
            SharedData.Require("../cases/" + file),
            output,
            error,
            settings,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return (exit, output.ToString(), error.ToString());
    }

    private static async Task<IEnumerable<string>> ContractsAsync(ModuleHost host)
    {
        var found = await host.DataAsync(
            """
            { partnership(slug: "lancashire") { contractAreas(first: 20) { nodes { slug contracts { reference startsOn endsOn } } } } }
            """
        );
        return found["partnership"]!["contractAreas"]!["nodes"]!.AsArray().Single(a => (string?)a!["slug"] == "fleet")!["contracts"]!
            .AsArray()
            .Select(c => $"{c!["reference"]} {c["startsOn"]} {c["endsOn"]}");
    }
}
