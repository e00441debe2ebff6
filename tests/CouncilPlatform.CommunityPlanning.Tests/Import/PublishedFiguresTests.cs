using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Import;

/// <summary>Files of figures as publishers put them out.</summary>
public sealed class PublishedFiguresTests
{
    [Theory]
    [Trait("case", "N23")]
    [EveryDatabase]
    public async Task Raw_data_with_fifteen_decimals_is_imported_and_rounded_with_one_note(string provider)
    {
        await using var shire = await StartAsync(provider);

        Assert.Equal(
            (
                0,
                "3 figures: 3 new, 0 revised, 0 unchanged; 0 missing in the file\n",
                "Figures with more than ten decimals were rounded to ten, half to even.\n"
            ),
            await shire.ImportAsync(
                """
                CPP,Indicator,Type,Year,value
                Shire,homes,Raw data,2019/20,90.08333333333333
                Shire,homes,Estimate,2020/21,0.00000000005
                Shire,homes,Forecast,2024/25,90.00000000015
                """
            )
        );
        Assert.Equal(
            Json(
                """
                [{"period":"2024/25","value":"90.0000000002","status":"PROJECTED"},{"period":"2020/21","value":"0","status":"IMPUTED"},
                {"period":"2019/20","value":"90.0833333333","status":"ACTUAL"}]
                """
            ),
            await FiguresAsync(shire, "homes", "period value status")
        );
    }

    /// <summary>A marker is a reason or a status: never nought, never a final figure, and never a body that did not return.</summary>
    [Theory]
    [EveryDatabase]
    public async Task Markers_are_kept_as_reasons_and_as_statuses(string provider)
    {
        await using var shire = await StartAsync(provider);

        var (exit, output, error) = await shire.ImportAsync(
            await CaseAsync("06-figure-precision-and-markers/markers.csv", "positive-destinations", "homes")
        );
        Assert.Equal((0, "3 figures: 3 new, 0 revised, 0 unchanged; 9 missing in the file\n", ""), (exit, output, error));
        var read = JsonNode.Parse(await FiguresAsync(shire, "homes", "words status body { name }"))!.AsArray();
        Assert.Equal(
            """
            Angus: suppressed ACTUAL; Clackmannanshire: suppressed ACTUAL; Dundee City: suppressed ACTUAL;
            East Ayrshire: not available ACTUAL; Falkirk: not available ACTUAL; Highland: not available ACTUAL;
            Inverclyde: not available ACTUAL; Moray: 94.2 PROVISIONAL; Orkney Islands: 94.2 PROVISIONAL;
            Perth and Kinross: 94.2 REVISED; Shetland Islands: suppressed ACTUAL; Stirling: suppressed ACTUAL
            """.ReplaceLineEndings(" "),
            string.Join("; ", read.Select(o => $"{o!["body"]!["name"]}: {o["words"]} {o["status"]}").Order(StringComparer.Ordinal))
        );
    }

    /// <summary>Computed cells have fifteen digits; one that could not be computed is named by its place.</summary>
    [Fact]
    public async Task A_workbook_of_formulas_has_one_fault_where_a_cell_divides_by_nought()
    {
        await using var shire = await StartAsync(Providers.Sqlite);
        await shire.AddIndicatorAsync("positive-destinations", "unit: PERCENT, polarity: HIGH_IS_GOOD");
        var file = SharedData.Require("../cases/06-figure-precision-and-markers/formulas.xlsx");

        var (exit, _, error) = await shire.ImportAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), ".xlsx");

        Assert.Equal(1, exit);
        Assert.Contains("row 4, \"2017/18\": The formula in this cell failed: #DIV/0!.", error, StringComparison.Ordinal);
        Assert.Contains("has 1 fault. Nothing was saved.", error, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Numbers_are_read_however_they_are_written_and_never_lose_their_sign(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.AddIndicatorAsync("change", "unit: PERCENT_CHANGE, polarity: LOW_IS_GOOD");
        var file = await CaseAsync("06-figure-precision-and-markers/numbers.csv", "claimants-change-bug06", "change");

        var (exit, output, error) = await shire.ImportAsync(file.Replace("claimants-bug06", "homes", StringComparison.Ordinal));

        Assert.Equal((0, "7 figures: 7 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""), (exit, output, error));
        Assert.Equal("100000 1234 1234 3000", await ValuesAsync(shire, "homes"));
        Assert.Equal("-3.2 -3.2 -3.2", await ValuesAsync(shire, "change"));
    }

    /// <summary>A figure that is withheld now is revised; a file without a figure says nothing about one that is there.</summary>
    [Theory]
    [EveryDatabase]
    public async Task A_suppressed_figure_revises_and_an_absent_one_does_not(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.ImportAsync("CPP,Indicator,2019/20,2020/21\nShire,homes,12,13\n");

        Assert.Equal(
            (0, "0 figures: 0 new, 0 revised, 0 unchanged; 2 missing in the file, 1 of which had a figure\n", ""),
            await shire.ImportAsync("CPP,Indicator,2019/20,2020/21\nShire,homes,[c],..\n")
        );

        Assert.Equal(
            Json(
                """
                [{"period":"2020/21","value":"13","missing":null,"revisions":[]},
                {"period":"2019/20","value":null,"missing":"SUPPRESSED","revisions":[{"value":null,"missing":"SUPPRESSED"}]}]
                """
            ),
            await FiguresAsync(shire, "homes", "period value missing revisions { value missing }")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_published_profile_proposes_its_indicators_once_and_is_saved_with_them(string provider)
    {
        await using var shire = await StartAsync(provider);
        var file = await CaseAsync("20-published-profile/profile.csv");

        var (exit, output, error) = await shire.ImportAsync(file);
        Assert.Equal((1, ""), (exit, output));
        foreach (var slug in new[] { "birth-weight-in-range", "children-in-low-income-households", "recorded-incidents" })
        {
            Assert.Contains($"--answer \"unit:{slug}=…\"", error, StringComparison.Ordinal);
            Assert.Contains($"--answer \"polarity:{slug}=…\"", error, StringComparison.Ordinal);
        }

        Assert.Contains("raises 6 questions", error, StringComparison.Ordinal);
        Assert.Equal("""{"indicators":{"totalCount":2}}""", (await shire.ReadAsync("indicators { totalCount }")).ToJsonString());

        var answers = new Dictionary<string, string>
        {
            ["unit:birth-weight-in-range"] = "percent",
            ["polarity:birth-weight-in-range"] = "high is good",
            ["unit:children-in-low-income-households"] = "Percent",
            ["polarity:children-in-low-income-households"] = "low is good",
            ["unit:recorded-incidents"] = "rate",
            ["polarity:recorded-incidents"] = "low is good",
        };
        var note = "Figures with more than ten decimals were rounded to ten, half to even.\n";
        Assert.Equal(
            (
                0,
                "60 figures: 60 new, 0 revised, 0 unchanged; 0 missing in the file; 3 new indicators\n"
                    + "Nothing was saved: this was a dry run.\n",
                note
            ),
            await shire.ImportAsync(Encoding.UTF8.GetBytes(file), answers: answers, preview: true)
        );
        Assert.Equal("""{"reportingBodies":{"totalCount":1}}""", (await shire.ReadAsync("reportingBodies { totalCount }")).ToJsonString());
        Assert.Equal(
            (0, "60 figures: 60 new, 0 revised, 0 unchanged; 0 missing in the file; 3 new indicators\n", note),
            await shire.ImportAsync(Encoding.UTF8.GetBytes(file), answers: answers)
        );
        Assert.Equal((0, "60 figures: 0 new, 0 revised, 60 unchanged; 0 missing in the file\n", note), await shire.ImportAsync(file));

        Assert.Equal(
            Json(
                """
                {"indicator":{"title":"Children in low income households","unit":"PERCENT","polarity":"LOW_IS_GOOD",
                "definitions":[{"text":"Children in low income households (%)"}]},
                "benchmark":{"rows":[{"body":{"name":"City of Southport"}},{"body":{"name":"Eastdale"}},{"body":{"name":"Westmoor"}},
                {"body":{"name":"Northshire"}}],"national":[{"body":{"name":"Nation","kind":"NATION"}}]}}
                """
            ),
            (
                await shire.ReadAsync(
                    """
                    indicator(slug: "children-in-low-income-households") { title unit polarity definitions { text } }
                    benchmark(indicator: "children-in-low-income-households", period: "2021/22", body: "eastdale") {
                      rows { body { name } } national { body { name kind } } }
                    """
                )
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Figures_by_sex_have_no_headline_and_their_codes_find_organisations(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.AddIndicatorAsync("healthy-years", """unit: YEARS, polarity: HIGH_IS_GOOD""");
        await shire.Host.AddOrganisationAsync("E07000121", "Lancaster City Council");
        var file = await CaseAsync("21-breakdowns/expectancy.csv", "Healthy years at birth", "healthy-years");

        Assert.Equal((0, "12 figures: 12 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""), await shire.ImportAsync(file));
        Assert.Equal((0, "12 figures: 0 new, 0 revised, 12 unchanged; 0 missing in the file\n", ""), await shire.ImportAsync(file));
        Assert.Equal(
            (0, "1 figure: 0 new, 0 revised, 1 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync(
                "area_code,period,indicator,measure,unit,value,Sex\n"
                    + "E07000121,2010 - 12,healthy-years,Life expectancy,Years,61.5,Male\n"
            )
        );

        Assert.Equal(
            Json(
                """
                {"indicator":{"ownMeasure":"Life expectancy (Years)","observations":{"totalCount":0},"breakdowns":[
                {"period":"2011-2013","dimension":"Sex","headline":null,"gap":"0.7","words":"Female is 0.7 above Male."},
                {"period":"2010-2012","dimension":"Sex","headline":null,"gap":"0.8","words":"Male is 0.8 above Female."}]},
                "reportingBodies":{"nodes":[{"slug":"england","kind":"NATION","areaCode":"E92000001"},
                {"slug":"lancaster","kind":"PARTNERSHIP","areaCode":"E07000121"},{"slug":"shire","kind":"PARTNERSHIP","areaCode":null},
                {"slug":"wyre","kind":"PARTNERSHIP","areaCode":"E07000128"}]}}
                """
            ),
            (
                await shire.ReadAsync(
                    """
                    indicator(slug: "healthy-years") { ownMeasure observations { totalCount } breakdowns(body: "lancaster") {
                      period dimension headline { value } gap words } } reportingBodies { nodes { slug kind areaCode } }
                    """
                )
            ).ToJsonString()
        );
        Assert.Contains(
            "has no headline figure of 2011-2013 to rank by",
            (await shire.AskAsync("""benchmark(indicator: "healthy-years", period: "2011-2013", body: "wyre") { words }""")).ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Of_two_measures_a_person_chooses_the_headline_and_it_is_remembered(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.AddIndicatorAsync("recycling", "unit: PERCENT, polarity: HIGH_IS_GOOD");
        var file = await CaseAsync("21-breakdowns/recycling.csv", "Household waste sent for recycling", "recycling");

        var (exit, _, error) = await shire.ImportAsync(file);
        Assert.Equal(1, exit);
        Assert.Contains(
            "Which measure of \"recycling\" is its headline? The others are shown beside it. "
                + "\"Percentage (Waste)\", \"Frequency (Tonnes)\"",
            error,
            StringComparison.Ordinal
        );
        Assert.Equal(
            (0, "4 figures: 4 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync(
                Encoding.UTF8.GetBytes(file),
                answers: new Dictionary<string, string> { ["measure:recycling"] = "Percentage (Waste)" }
            )
        );
        Assert.Equal((0, "4 figures: 0 new, 0 revised, 4 unchanged; 0 missing in the file\n", ""), await shire.ImportAsync(file));

        Assert.Equal(
            Json(
                """
                {"indicator":{"breakdowns":[{"dimension":null,"gap":null,"headline":{"value":"43.2"},
                "figures":[{"measure":"Frequency (Tonnes)","value":"35900"}]}]},"benchmark":{"words":"1= of 2 (1 = highest)"}}
                """
            ),
            (
                await shire.ReadAsync(
                    """
                    indicator(slug: "recycling") { breakdowns(body: "wyre") { dimension gap headline { value } figures { measure value } } }
                    benchmark(indicator: "recycling", period: "2021/22", body: "wyre") { words }
                    """
                )
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Periods_of_many_kinds_are_read_as_they_are_written(string provider)
    {
        await using var shire = await StartAsync(provider);
        shire.Time.SetUtcNow(new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var file = await CaseAsync("21-breakdowns/periods.csv", "Anything measured", "homes");

        Assert.Equal((0, "11 figures: 11 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""), await shire.ImportAsync(file));
        Assert.Equal(
            [
                "2010-2012 THREE_YEARS",
                "2012-01 to 2012-12 TWELVE_MONTHS",
                "2015/16 FINANCIAL_YEAR",
                "2018/19-2022/23 FIVE_FINANCIAL_YEARS",
                "2020-12-31 DAY",
                "2020/21 academic ACADEMIC_YEAR",
                "2020/21-2022/23 THREE_FINANCIAL_YEARS",
                "2021-04 MONTH",
                "2021-Q3 QUARTER",
                "2021/22-Q3 FINANCIAL_QUARTER",
                "2023-10 to 2024-09 TWELVE_MONTHS",
            ],
            JsonNode
                .Parse(await FiguresAsync(shire, "homes", "period periodKind"))!
                .AsArray()
                .Select(o => $"{o!["period"]} {o["periodKind"]}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task What_may_be_a_year_or_a_month_is_told_from_the_other_rows_or_asked(string provider)
    {
        await using var shire = await StartAsync(provider);
        const string titles = "CPP,Indicator,Year,value\n";
        const string ambiguous = titles + "Shire,homes,2011-12,1\n";

        Assert.Equal(0, (await shire.ImportAsync(ambiguous + "Shire,homes,2012-13,2\n")).Exit);
        Assert.Equal(0, (await shire.ImportAsync(ambiguous + "Shire,homes,2011-01,2\n")).Exit);
        var (exit, _, error) = await shire.ImportAsync(ambiguous);
        Assert.Equal(1, exit);
        Assert.Contains("\"years\", \"months\": --answer \"periods=…\"", error, StringComparison.Ordinal);
        Assert.Equal(
            (0, "1 figure: 0 new, 0 revised, 1 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync(Encoding.UTF8.GetBytes(ambiguous), answers: new Dictionary<string, string> { ["periods"] = "months" })
        );
        Assert.Equal(
            """[{"period":"2012/13"},{"period":"2011/12"},{"period":"2011-12"},{"period":"2011-01"}]""",
            await FiguresAsync(shire, "homes", "period")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_mapping_maps_texts_and_several_columns_of_figures(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.AddIndicatorAsync("spend", "unit: POUNDS, polarity: LOW_IS_GOOD");
        await shire.DoAsync(
            "saveFigureMapping",
            """
            name: "stock", statusColumn: "Flag", periodColumn: "When", breakdownColumns: ["Tenure type"], bodyColumn: "Place",
            figureColumns: [{title: "Homes", indicator: "homes"}, {title: "Homes per person", indicator: "homes", measure: "Per person"},
              {title: "Cost", indicator: "spend"}],
            words: [{column: "Flag", written: "Obs", meaning: "raw"}, {column: "Place", written: "Our shire", meaning: "Shire"}]
            """
        );

        Assert.Equal(
            (0, "6 figures: 6 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync(
                "Place,When,Flag,Tenure type,Homes,Homes per person,Cost\n"
                    + "Our shire,2021/22,Obs,All,\"1,200\",0.5,£900\nOur shire,2021/22,p,Social rented,300,0.1,£500\n",
                "stock"
            )
        );
        Assert.Equal(
            Json(
                """
                [{"value":"1200","dimension":"","category":"","measure":"","status":"ACTUAL"},
                {"value":"0.5","dimension":"","category":"","measure":"Per person","status":"ACTUAL"},
                {"value":"300","dimension":"Tenure type","category":"Social rented","measure":"","status":"PROVISIONAL"},
                {"value":"0.1","dimension":"Tenure type","category":"Social rented","measure":"Per person","status":"PROVISIONAL"}]
                """
            ),
            JsonArray(
                await FiguresAsync(shire, "homes", "value dimension category measure status", "(parts: true)"),
                o => $"{o["dimension"]}{o["measure"]}"
            )
        );
        var mapping = (await shire.ReadAsync("figureMappings { nodes { columns { title use indicator } words { written meaning } } }"))[
            "figureMappings"
        ]!["nodes"]![0]!;
        Assert.Equal((4, 2), (mapping["columns"]!.AsArray().Count, mapping["words"]!.AsArray().Count));
        Assert.Equal(
            ["INVALID input.valueColumn", "INVALID input.words"],
            await shire.RefusedAsync(
                "saveFigureMapping",
                """
                name: "other", periodColumn: "When", valueColumn: "v", figureColumns: [{title: "Homes", indicator: "homes"}],
                words: [{column: "Flag", written: "a", meaning: "raw"}, {column: "flag", written: "A", meaning: "p"}]
                """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.figureColumns.0.indicator"],
            await shire.RefusedAsync(
                "saveFigureMapping",
                """name: "other", periodColumn: "When", figureColumns: [{title: "Homes", indicator: "nothing"}]"""
            )
        );
    }

    /// <summary>Of an indicator that does not exist yet, the cells show the unit; it is asked about before any figure is refused.</summary>
    [Fact]
    public async Task The_signs_of_figures_suggest_the_unit_of_a_new_indicator()
    {
        await using var shire = await StartAsync(Providers.Sqlite);
        const string file = "CPP,Indicator,Year,value\nShire,In work,2016/17,91.3%\nShire,Visits,2016/17,£3.20\n";

        var (exit, _, error) = await shire.ImportAsync(file);
        Assert.Equal(1, exit);
        Assert.Contains("raises 4 questions", error, StringComparison.Ordinal);
        Assert.DoesNotContain("is not a figure", error, StringComparison.Ordinal);
        Assert.Contains("\"percent\" (likely)", error, StringComparison.Ordinal);
        Assert.Contains("\"pounds\" (likely)", error, StringComparison.Ordinal);

        var answers = new Dictionary<string, string>
        {
            ["unit:in-work"] = "percent",
            ["polarity:in-work"] = "high is good",
            ["unit:visits"] = "number",
            ["polarity:visits"] = "low is good",
        };
        (exit, _, error) = await shire.ImportAsync(Encoding.UTF8.GetBytes(file), answers: answers);
        Assert.Equal(1, exit);
        Assert.Contains(
            "row 3, \"value\": \"£3.20\" has a sign that is not the indicator's unit, number.",
            error,
            StringComparison.Ordinal
        );

        answers["unit:visits"] = "pounds";
        (exit, _, _) = await shire.ImportAsync(Encoding.UTF8.GetBytes(file), answers: answers);
        Assert.Equal((0, "91.3", "3.20"), (exit, await ValuesAsync(shire, "in-work"), await ValuesAsync(shire, "visits")));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_column_that_is_not_the_indicators_is_one_fault_and_not_a_question_for_each_row(string provider)
    {
        await using var shire = await StartAsync(provider);
        var rows = string.Concat(Enumerable.Range(1, 150).Select(i => $"Shire,Text {i},2021/22,1\n"));

        var (exit, _, error) = await shire.ImportAsync("CPP,Indicator,Year,value\n" + rows);

        Assert.Equal(1, exit);
        Assert.Contains("The file names more than 100 indicators that do not exist.", error, StringComparison.Ordinal);
        Assert.Contains("has 50 faults. Nothing was saved.", error, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Two_orders_of_the_words_of_a_name_are_asked_about(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.ImportAsync("CPP,Indicator,2019/20\nCity of Southport,homes,1\n");

        var (exit, _, error) = await shire.ImportAsync("CPP,Indicator,2019/20\n\"Southport, City of\",homes,1\n");

        Assert.Equal(1, exit);
        Assert.Contains("Is \"Southport, City of\" the same body as City of Southport?", error, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task An_indicator_that_is_left_out_takes_its_rows_with_it_and_one_that_is_alike_is_asked_about(string provider)
    {
        await using var shire = await StartAsync(provider);
        var file = Encoding.UTF8.GetBytes("CPP,Indicator,Year,value\nShire,Hömes,2021/22,1\nShire,Parks,2021/22,2\n");

        var (exit, _, error) = await shire.ImportAsync(file);
        Assert.Equal(1, exit);
        Assert.Contains("Is \"Hömes\" the indicator \"homes\"?", error, StringComparison.Ordinal);
        Assert.Equal(
            (0, "1 figure: 1 new, 0 revised, 0 unchanged; 0 missing in the file\n", "\"Parks\" was left out, as it was answered.\n"),
            await shire.ImportAsync(
                file,
                answers: new Dictionary<string, string> { ["indicator:homes"] = "homes", ["unit:parks"] = "leave it out" }
            )
        );
    }

    private static async Task<Shire> StartAsync(string provider)
    {
        var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.AddIndicatorAsync("homes", "unit: NUMBER, polarity: HIGH_IS_GOOD");
        return shire;
    }

    /// <summary>A file of the shared cases, with its indicator named as the test names it.</summary>
    private static async Task<string> CaseAsync(string file, string indicator = " ", string instead = " ") =>
        (await File.ReadAllTextAsync(SharedData.Require($"../cases/{file}"), TestContext.Current.CancellationToken)).Replace(
            indicator,
            instead,
            StringComparison.Ordinal
        );

    private static async Task<string> ValuesAsync(Shire shire, string indicator) =>
        string.Join(
            ' ',
            JsonNode
                .Parse(await FiguresAsync(shire, indicator, "value"))!
                .AsArray()
                .Select(o => (string?)o!["value"])
                .Order(StringComparer.Ordinal)
        );

    private static async Task<string> FiguresAsync(Shire shire, string indicator, string fields, string parts = "") =>
        (await shire.ReadAsync($$"""indicator(slug: "{{indicator}}") { observations{{parts}} { nodes { {{fields}} } } }"""))["indicator"]![
            "observations"
        ]!["nodes"]!.ToJsonString();

    private static string JsonArray(string json, Func<JsonNode, string> order) =>
        new JsonArray([
            .. JsonNode.Parse(json)!.AsArray().Select(n => n!.DeepClone()).OrderBy(order, StringComparer.Ordinal),
        ]).ToJsonString();

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();
}
