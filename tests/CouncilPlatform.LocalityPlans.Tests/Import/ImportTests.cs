using System.Text;
using CouncilPlatform.LocalityPlans.Actions;
using CouncilPlatform.LocalityPlans.Demonstration;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests.Import;

/// <summary>Importing a table of actions, as the host's command does it.</summary>
public sealed class ImportTests
{
    private const string Titles = "Theme,Opportunity,Kind,Action,Detail,Joint,Key dates,Owners";

    [Theory]
    [EveryDatabase(".csv")]
    [EveryDatabase(".xlsx")]
    [Trait("case", "L6")]
    public async Task South_Lakelands_table_has_six_themes_and_thirteen_opportunities_however_often_it_is_imported(
        string provider,
        string type
    )
    {
        await using var lakes = await StartAsync(provider);
        using var table = new StreamReader(DemonstrationFile.Open("south-lakeland.csv"));
        var csv = await table.ReadToEndAsync(TestContext.Current.CancellationToken);

        var (exit, output, error) = await ImportAsync(lakes, type == ".csv" ? Encoding.UTF8.GetBytes(csv) : await WorkbookAsync(csv), type);
        Assert.Equal((0, "26 actions: 26 new, 0 changed, 0 unchanged; 6 new themes, 13 new opportunities\n", ""), (exit, output, error));
        const string plan = """
            actionPlan(slug: "plan") { version themes { totalCount nodes { number title opportunities { totalCount nodes { title
            actions { totalCount nodes { title keyDates { text kind } } } } } } } }
            """;
        var first = (await lakes.ReadAsync(plan))["actionPlan"]!;
        Assert.Equal(6, (int)first["themes"]!["totalCount"]!);
        Assert.Equal([1, 2, 1, 1, 3, 5], first["themes"]!["nodes"]!.AsArray().Select(t => (int)t!["opportunities"]!["totalCount"]!));
        Assert.All(
            first["themes"]!["nodes"]!.AsArray().SelectMany(t => t!["opportunities"]!["nodes"]!.AsArray()),
            o => Assert.True((int)o!["actions"]!["totalCount"]! > 0)
        );
        Assert.DoesNotContain("UNREAD", first.ToJsonString(), StringComparison.Ordinal);

        var again = await ImportAsync(lakes, Encoding.UTF8.GetBytes(csv), ".csv");
        Assert.Equal((0, "26 actions: 0 new, 0 changed, 26 unchanged; 0 new themes, 0 new opportunities\n", ""), again);
        var second = (await lakes.ReadAsync(plan))["actionPlan"]!;
        Assert.Equal(first["themes"]!.ToJsonString(), second["themes"]!.ToJsonString());
    }

    [Fact]
    public async Task An_action_of_a_council_that_has_ended_may_be_its_successors()
    {
        await using var lakes = await StartAsync(Providers.Sqlite);
        const string old = "E07000032";
        var payload = await lakes.Host.DataAsync(
            $$"""
            mutation { registerOrganisation(input: { name: "Old District", kind: DISTRICT, gssCode: "{{old}}", validTo: "2016-04-01",
            successors: ["{{Lakes.District}}"] }) { errors { message } } }
            """,
            lakes.Operator
        );
        Assert.Empty(payload["registerOrganisation"]!["errors"]!.AsArray());
        var table = Encoding.UTF8.GetBytes($"{Titles}\nT,O,,A,,,,{old}: Cycling Officer\n");

        var (exit, _, error) = await ImportAsync(lakes, table, ".csv");
        Assert.Equal(1, exit);
        Assert.Contains("Old District ended on 1 April 2016, and the file has later rows of it.", error, StringComparison.Ordinal);
        var answered = await lakes.Host.ImportFileAsync(
            "actions",
            "lakes",
            table,
            settings: Plan("plan"),
            answers: new Dictionary<string, string> { ["successor:e07000032"] = $"Lakes District Council ({Lakes.District})" },
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal((0, ""), (answered.Exit, answered.Error));
        Assert.Equal(
            """[{"organisation":{"name":"Lakes District Council"}}]""",
            (await lakes.ReadAsync("actions { nodes { owners { organisation { name } } } }"))["actions"]!["nodes"]![0]![
                "owners"
            ]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task What_the_table_changes_is_changed_and_the_rest_stays_with_its_progress(string provider)
    {
        await using var lakes = await StartAsync(provider);
        await ImportedAsync(
            lakes,
            $"""
            T,O,,A,Words,,"Two meetings in 2016; by June 2016",{Lakes.District}: Policy Officer
            ,,Current activity,B,,yes,Autumn 2016,"The County Council: Area Manager; {Lakes.District}"
            """
        );
        var action = (string)(await lakes.ReadAsync("actions { nodes { id title } }"))["actions"]!["nodes"]![0]!["id"]!;
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: MILESTONE, on: "2016-02-01" """);

        const string posts = $"{Lakes.County}: Area Manager; {Lakes.District}: Policy Officer";
        Assert.Equal(
            "2 actions: 1 new, 1 changed, 0 unchanged; 1 new theme, 1 new opportunity\n",
            await ImportedAsync(
                lakes,
                $"""
                T,O,Future working,A,Other words,no,"by July 2016; Two meetings in 2016","{posts}"
                U,P,,A,,,,
                """
            )
        );
        Same.Json(
            """
            [
              {
                "title": "A",
                "detail": "Other words",
                "kind": "FUTURE_WORKING",
                "joint": false,
                "keyDates": [
                  { "number": 1, "text": "by July 2016", "reached": null },
                  { "number": 2, "text": "Two meetings in 2016", "reached": 1 }
                ],
                "owners": [{ "number": 1, "post": "Area Manager" }, { "number": 2, "post": "Policy Officer" }]
              },
              {
                "title": "B",
                "detail": null,
                "kind": "CURRENT_ACTIVITY",
                "joint": true,
                "keyDates": [{ "number": 1, "text": "Autumn 2016", "reached": null }],
                "owners": [{ "number": 1, "post": "Area Manager" }, { "number": 2, "post": null }]
              },
              { "title": "A", "detail": null, "kind": "FUTURE_WORKING", "joint": false, "keyDates": [], "owners": [] }
            ]
            """,
            (
                await lakes.ReadAsync(
                    "actions { nodes { title detail kind joint keyDates { number text reached } owners { number post } } }"
                )
            )["actions"]!["nodes"]!.ToJsonString()
        );
        Assert.Contains(
            (await lakes.ReadAsync("audit(first: 20) { nodes { action detail } }", lakes.Administrator))["audit"]!["nodes"]!.AsArray(),
            a =>
                (string?)a!["action"] == "importActions"
                && ((string)a["detail"]!).Contains("1 key date saved as words only", StringComparison.Ordinal)
        );
    }

    [Theory]
    [EveryDatabase(".csv")]
    [EveryDatabase(".xlsx")]
    public async Task Every_fault_is_named_by_its_place_and_nothing_is_saved(string provider, string type)
    {
        await using var lakes = await StartAsync(provider);
        var csv =
            Titles
            + "\n"
            + $"""
                ,O,,A,,,,
                T,,,B,,,,
                T,O,Some day,C,,perhaps,30 February 2016,nobody: Officer
                ,,,C,,,December 2015 to July 2015,"{Lakes.District}: One; {Lakes.District}: Two"
                ,,,,,,April 2016,
                ,,,{new string('x', 201)},,,,a@b.example
                ,,,Good,,,Soon,
                """;

        var (exit, output, error) = await ImportAsync(lakes, type == ".csv" ? Encoding.UTF8.GetBytes(csv) : await WorkbookAsync(csv), type);

        Assert.Equal((1, ""), (exit, output));
        Assert.Equal(
            [
                "row 2, \"Theme\"",
                "row 3, \"Opportunity\"",
                "row 4, \"Kind\"",
                "row 4, \"Joint\"",
                "row 4, \"Key dates\"",
                "row 5, \"Key dates\"",
                "row 6, \"Action\"",
                "row 7, \"Action\"",
                "row 5, \"Action\"",
                "row 4, \"Owners\"",
                "row 5, \"Owners\"",
                "row 7, \"Owners\"",
            ],
            error
                .Split('\n')
                .Where(l => l.StartsWith("row", StringComparison.Ordinal))
                .Select(l => l[..l.IndexOf(": ", StringComparison.Ordinal)])
        );
        Assert.Contains("\"30 february 2016\" does not exist: the month has 29 days.", error, StringComparison.Ordinal);
        Assert.Contains("Lakes District Council has two owners.", error, StringComparison.Ordinal);
        Assert.EndsWith("has 12 faults. Nothing was saved.\n", error, StringComparison.Ordinal);
        Assert.Equal(
            """{"themes":{"totalCount":0},"actions":{"totalCount":0}}""",
            (await lakes.ReadAsync("themes { totalCount } actions { totalCount }")).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Titles_that_differ_only_by_capitals_and_spaces_are_the_same_and_titles_that_look_alike_are_a_fault(string provider)
    {
        await using var lakes = await StartAsync(provider);
        await ImportedAsync(lakes, "Môn & roads,Cycling routes,,Plan the route,,,,lakes  DISTRICT council: Officer");

        Assert.Equal(
            "1 action: 0 new, 0 changed, 1 unchanged; 0 new themes, 0 new opportunities\n",
            await ImportedAsync(lakes, $"MO\u0302N &  roads,cycling Routes,,PLAN the route,,,,{Lakes.District.ToLowerInvariant()}: Officer")
        );
        foreach (
            var (row, like) in new[]
            {
                (
                    "Mon and roads,Cycling routes,,Plan the route",
                    "The theme \"Mon and roads\" would be new, but it differs from \"Môn & roads\""
                ),
                ("Môn & roads,Cycling-routes,,Plan the route", "The opportunity \"Cycling-routes\" would be new"),
                ("Môn & roads,Cycling routes,,Plan the route.", "\"Plan the route.\" would be new, but it differs from \"Plan the route\""),
                ("Môn & roads,Cycling routes,,Plan the route,,,,Lakes-District Council", "Did you mean \"Lakes District Council\"?"),
            }
        )
        {
            var (exit, _, error) = await ImportAsync(
                lakes,
                Encoding.UTF8.GetBytes($"{Titles}\n{row}{new string(',', 7 - row.Count(c => c == ','))}"),
                ".csv"
            );
            Assert.Equal(1, exit);
            Assert.Contains(like, error, StringComparison.Ordinal);
        }

        Assert.Equal(
            """{"themes":{"totalCount":1},"actions":{"totalCount":1}}""",
            (await lakes.ReadAsync("themes { totalCount } actions { totalCount }")).ToJsonString()
        );
    }

    [Fact]
    public async Task A_renamed_column_is_told_by_its_name()
    {
        await using var lakes = await StartAsync(Providers.Sqlite);

        var (exit, _, error) = await ImportAsync(
            lakes,
            await WorkbookAsync("Theme,Opportunity,Kind,What to do,Detail,Joint,Key dates,Owners\nT,O,,A,,,,"),
            ".xlsx"
        );
        Assert.Equal(1, exit);
        Assert.Contains("row 1, \"What to do\": There is no such column.", error, StringComparison.Ordinal);
        Assert.Contains("row 1: The column \"Action\" is missing. Was it renamed?", error, StringComparison.Ordinal);
        (exit, _, error) = await ImportAsync(
            lakes,
            Encoding.UTF8.GetBytes("Theme,Opportunity,Kind,Action,Keydates,theme\nT,O,,A,,"),
            ".csv"
        );
        Assert.Equal(1, exit);
        Assert.Contains("row 1, \"Keydates\": There is no such column.", error, StringComparison.Ordinal);
        Assert.Contains("row 1, \"theme\": The column is there twice.", error, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await lakes.ReadAsync("actions { totalCount }"))["actions"]!["totalCount"]!);
    }

    [Theory]
    [InlineData(".txt", "%PDF-1.7", "The file is a PDF, not a table.")]
    [InlineData(".xlsx", "PK\u0003\u0004 cut off", "The file is a damaged workbook or ZIP file")]
    [InlineData(".csv", "Theme,Opportunity,Kind,Action\nT,O,,\"A", "quote opens and never closes")]
    [InlineData(".csv", "Theme,Opportunity,Kind,Action\nT,O,,\"A", "row 2: ")]
    [InlineData(".csv", "Theme,Opportunity,Kind,Action\nT,O,,A,with more", "row 2: The row has text under no title.")]
    [InlineData(".csv", "Theme,Opportunity,Kind,Action\n", "no rows below the titles")]
    public async Task What_is_no_table_is_refused(string type, string content, string reason)
    {
        await using var lakes = await StartAsync(Providers.Sqlite);

        var (exit, _, error) = await ImportAsync(lakes, Encoding.UTF8.GetBytes(content), type);

        Assert.Equal(1, exit);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_utf_8_and_plans_files_and_modules_that_are_not_there_are_told()
    {
        await using var lakes = await StartAsync(Providers.Sqlite);
        await lakes.Host.CreatePartnershipAsync("without", published: true);

        Assert.Contains(
            "not UTF-8",
            (await ImportAsync(lakes, Encoding.Latin1.GetBytes("Theme,Opportunity,Kind,Action\nCafé,O,,A"), ".csv")).Error,
            StringComparison.Ordinal
        );
        Assert.Equal(RuleCodes.NotFound, (await RefusedAsync("lakes", "none")).Code);
        Assert.Equal("MODULE_NOT_ENABLED", (await RefusedAsync("without", "plan")).Code);
        Assert.Contains("There is no file", (await RefusedAsync("lakes", "plan", "/nowhere/table.csv")).Message, StringComparison.Ordinal);

        async Task<UserError> RefusedAsync(string slug, string plan, string? path = null)
        {
            var file = path ?? await SaveAsync(Encoding.UTF8.GetBytes(Titles + "\nT,O,,A,,,,"), ".csv");
            return (
                await Assert.ThrowsAsync<RuleException>(() => RunAsync(lakes, file, slug, plan, TextWriter.Null, TextWriter.Null))
            ).Errors.Single();
        }
    }

    [Fact]
    public async Task Semicolons_between_the_cells_and_days_that_a_spreadsheet_keeps_as_numbers_are_read()
    {
        await using var lakes = await StartAsync(Providers.Sqlite);
        await ImportAsync(lakes, Encoding.UTF8.GetBytes("\uFEFFTheme;Opportunity;Kind;Action\nT;O;;A"), ".csv");
        using var workbook = new MemoryStream();
        await TableWriter.WriteWorkbookAsync(
            workbook,
            "Actions",
            ["Theme", "Opportunity", "Kind", "Action", "Key dates"],
            new IReadOnlyList<object?>[]
            {
                ["T", "O", null, "On a day", new DateOnly(2016, 2, 29)],
                [null, null, null, "In a year", 2019],
            }.ToAsyncEnumerable(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(0, (await ImportAsync(lakes, workbook.ToArray(), ".xlsx")).Exit);

        Same.Json(
            """
            [
              { "title": "A", "keyDates": [] },
              { "title": "On a day", "keyDates": [{ "text": "2016-02-29", "starts": "2016-02-29", "startPrecision": "DAY" }] },
              { "title": "In a year", "keyDates": [{ "text": "2019", "starts": "2019-01-01", "startPrecision": "YEAR" }] }
            ]
            """,
            (await lakes.ReadAsync("actions { nodes { title keyDates { text starts startPrecision } } }"))["actions"]![
                "nodes"
            ]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".xlsx")]
    public async Task The_template_is_a_table_that_can_be_filled_in_and_imported(string type)
    {
        await using var lakes = await StartAsync(Providers.Sqlite);
        var file = Path.Combine(Directory.CreateTempSubdirectory("template-").FullName, "actions" + type);
        await TemplateAsync(file);

        Assert.Equal(
            Titles.Split(','),
            Assert.Single(await RowsAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), type)).Cells
        );
        Assert.Equal(RuleCodes.AlreadyExists, (await Assert.ThrowsAsync<RuleException>(() => TemplateAsync(file))).Errors.Single().Code);
        if (type == ".xlsx")
        {
            await using var workbook = File.OpenRead(file);
            Assert.Equal(["Actions", "Help"], new TableFile(workbook, file, new()).Sheets());
        }
    }

    private static Task TemplateAsync(string file) =>
        TableTemplate.WriteAsync(file, "Actions", ActionColumns.All, TestContext.Current.CancellationToken);

    private static async Task<Lakes> StartAsync(string provider)
    {
        var lakes = await Lakes.StartAsync(provider);
        await lakes.DoAsync(
            "createActionPlan",
            $$"""slug: "plan", title: "Plan", councils: [{council: "{{Lakes.District}}"}, {council: "{{Lakes.County}}"}]"""
        );
        return lakes;
    }

    private static async Task<string> ImportedAsync(Lakes lakes, string rows)
    {
        var (exit, output, error) = await ImportAsync(lakes, Encoding.UTF8.GetBytes(Titles + "\n" + rows), ".csv");
        Assert.Equal((0, ""), (exit, error));
        return output;
    }

    private static Task<(int Exit, string Output, string Error)> ImportAsync(Lakes lakes, byte[] content, string type) =>
        lakes.Host.ImportFileAsync(
            "actions",
            "lakes",
            content,
            type,
            Plan("plan"),
            cancellationToken: TestContext.Current.CancellationToken
        );

    private static Task<int> RunAsync(Lakes lakes, string file, string slug, string plan, TextWriter output, TextWriter error) =>
        lakes.Host.ImportFileAsync(
            "actions",
            slug,
            file,
            output,
            error,
            Plan(plan),
            cancellationToken: TestContext.Current.CancellationToken
        );

    private static Dictionary<string, string> Plan(string slug) => new(StringComparer.Ordinal) { ["plan"] = slug };

    private static async Task<string> SaveAsync(byte[] content, string type)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("import-").FullName, "actions" + type);
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
        return file;
    }

    private static async Task<List<TableRow>> RowsAsync(byte[] file, string type)
    {
        var faults = new TableFaults();
        var rows = await new TableFile(new MemoryStream(file), "table" + type, faults)
            .RowsAsync(cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Empty(faults.First);
        return rows;
    }

    /// <summary>The same table as a workbook.</summary>
    private static async Task<byte[]> WorkbookAsync(string csv)
    {
        var rows = await RowsAsync(Encoding.UTF8.GetBytes(csv), ".csv");
        using var workbook = new MemoryStream();
        await TableWriter.WriteWorkbookAsync(
            workbook,
            "Actions",
            rows[0].Cells,
            rows.Skip(1).Select(r => r.Cells).ToAsyncEnumerable(),
            TestContext.Current.CancellationToken
        );
        return workbook.ToArray();
    }
}
