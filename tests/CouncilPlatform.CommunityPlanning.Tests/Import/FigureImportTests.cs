using System.Text;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Import;

/// <summary>Figures from files, as people have them.</summary>
public sealed class FigureImportTests
{
    private const string Titles = "CPP,Indicator,Type,Year,value,IndicatorFullName,FG";

    [Theory]
    [EveryDatabase]
    public async Task A_file_with_faults_saves_nothing_and_each_is_named_by_its_place(string provider)
    {
        await using var shire = await StartAsync(provider);

        var (exit, output, error) = await shire.ImportAsync(
            $"""
            {Titles}
            Vale,child-poverty,raw,2021/22,14,,1
            Vale,child-poverty,raw,2021/22,15,,1
            Vale,child-poverty,raw,2020/21,140,,1
            Vale,child-poverty,guess,2021/23,x1,,2
            Vale,unknown,raw,2021/22,14,,1
            Dale,child-poverty,raw,2021/22
            """
        );
        Assert.Equal((1, ""), (exit, output));
        foreach (
            var fault in new[]
            {
                "row 3, \"value\": Vale already has a figure of child-poverty for 2021/22 in row 2.",
                "row 4, \"value\": 140 is not between 0 and 100.",
                "row 5, \"FG\": Vale is in family group 1",
                "row 5, \"Year\": \"2021/23\" is not a period.",
                "row 5, \"Type\": \"guess\"",
                "row 5, \"value\": \"x1\" is not a figure.",
                "row 7: The row does not have as many cells",
                "has 7 faults. Nothing was saved.",
            }
        )
        {
            Assert.Contains(fault, error, StringComparison.Ordinal);
        }

        Assert.Equal(
            """{"reportingBodies":{"totalCount":1},"familyGroups":{"totalCount":0}}""",
            (await shire.ReadAsync("reportingBodies { totalCount } familyGroups { totalCount }")).ToJsonString()
        );
    }

    /// <summary>What is below the rows is named by its row, and is never a body; a total of a breakdown is the headline.</summary>
    [Theory]
    [InlineData(
        "CPP,Indicator,Year,Sex,value\nVale,homes,2021/22,Total,14\nTotal,homes,2021/22,Total,15\nSource: us,,,,\n*,,,,\n",
        "rows 4 and 5",
        3
    )]
    [InlineData("CPP,Indicator,2021/22\nVale,homes,14\nTotal,,14\nSource: the agency\n", "row 4", 2)]
    public async Task Totals_and_notes_below_the_figures_are_named_by_their_rows(string file, string notes, int faults)
    {
        await using var shire = await StartAsync(Providers.Sqlite);

        var (exit, _, error) = await shire.ImportAsync(file);

        Assert.Equal(1, exit);
        Assert.Contains("row 3: The row seems to be a total", error, StringComparison.Ordinal);
        Assert.Contains($"{notes}: The row has only one text", error, StringComparison.Ordinal);
        Assert.Contains($"has {faults} faults. Nothing was saved.", error, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_wide_table_has_a_column_for_each_period_and_what_changes_is_revised(string provider)
    {
        await using var shire = await StartAsync(provider);

        Assert.Equal(
            (0, "2 figures: 2 new, 0 revised, 0 unchanged; 1 missing in the file\n", ""),
            await shire.ImportAsync("CPP,Indicator,2019/20,2020/21,2021/22\nShire,homes,\"1,234.5\",..,1300\n")
        );
        Assert.Equal(
            (0, "2 figures: 0 new, 1 revised, 1 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync("CPP,Indicator,2019/20,2021/22\nShire,homes,1234.5,1301\n")
        );
        Assert.Equal(
            """[{"period":"2021/22","value":"1301","revisions":[{"value":"1300"}]},{"period":"2020/21","value":null,"revisions":[]},"""
                + """{"period":"2019/20","value":"1234.5","revisions":[]}]""",
            await FiguresAsync(shire, "period value revisions { value }")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_body_that_is_written_otherwise_is_asked_about_and_never_merged_in_silence(string provider)
    {
        await using var shire = await StartAsync(provider);
        const string first = "CPP,Indicator,2019/20\nMôn & Vale,homes,1\n";
        Assert.Equal((0, "1 figure: 1 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""), await shire.ImportAsync(first));

        Assert.Equal(
            (0, "1 figure: 0 new, 0 revised, 1 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync(first.Replace("Môn &", "MÔN  &", StringComparison.Ordinal))
        );
        var otherwise = Encoding.UTF8.GetBytes(first.Replace("Môn &", "Mon and", StringComparison.Ordinal));
        var (exit, _, error) = await shire.ImportAsync(otherwise);
        Assert.Equal(1, exit);
        Assert.Contains("Is \"Mon and Vale\" the same body as Môn & Vale? \"yes\" (likely)", error, StringComparison.Ordinal);
        Assert.Equal(
            (0, "1 figure: 0 new, 0 revised, 1 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync(otherwise, answers: new Dictionary<string, string> { ["body:mon-and-vale"] = "yes" })
        );
        Assert.Equal(
            (0, "1 figure: 1 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync(otherwise, answers: new Dictionary<string, string> { ["body:mon-and-vale"] = "no, another body" })
        );
    }

    /// <summary>As an old spreadsheet saves it: pounds signs, dashes and accents are no UTF-8.</summary>
    [Theory]
    [EveryDatabase]
    public async Task A_file_in_Windows_1252_with_thousands_separators_and_dashes_is_read_and_said_to_be(string provider)
    {
        await using var shire = await StartAsync(provider);
        byte[] file =
        [
            .. Encoding.ASCII.GetBytes("CPP;Indicator;2019"),
            0x96,
            .. Encoding.ASCII.GetBytes("20;2020/2021;2021-22\nShire;spend;"),
            0xA3,
            .. Encoding.ASCII.GetBytes("1,234.50;"),
            0x96,
            .. Encoding.ASCII.GetBytes(";-\n"),
        ];

        Assert.Equal(
            (
                0,
                "1 figure: 1 new, 0 revised, 0 unchanged; 2 missing in the file\n",
                "The file is not UTF-8 (line 1 is not): it was read as Windows-1252.\nThe file has semicolons between its cells.\n"
            ),
            await shire.ImportAsync(file)
        );
        Assert.Equal(
            """[{"period":"2021/22","words":"not available"},{"period":"2020/21","words":"not available"},"""
                + """{"period":"2019/20","words":"1234.50"}]""",
            await FiguresAsync(shire, "period words", "spend")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_workbook_is_read_as_a_spreadsheet_shows_it(string provider)
    {
        await using var shire = await StartAsync(provider);
        using var workbook = new MemoryStream();
        await TableWriter.WriteWorkbookAsync(
            workbook,
            "Figures",
            ["CPP", "Indicator", "2020/21", "2021/22"],
            Rows(["Shire", "child-poverty", 16.36m, ".."], ["Shire", "homes", 1300, 1301.5m]),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            (0, "3 figures: 3 new, 0 revised, 0 unchanged; 1 missing in the file\n", ""),
            await shire.ImportAsync(workbook.ToArray(), ".xlsx")
        );
        Assert.Equal(
            """[{"period":"2021/22","value":null},{"period":"2020/21","value":"16.36"}]""",
            await FiguresAsync(shire, "period value", "child-poverty")
        );
        Assert.Equal(
            """[{"period":"2021/22","value":"1301.5"},{"period":"2020/21","value":"1300"}]""",
            await FiguresAsync(shire, "period value")
        );
        Assert.Contains("PDF", (await shire.ImportAsync("%PDF-1.7"u8.ToArray(), ".xlsx")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_mapping_is_saved_for_the_next_file_with_the_same_titles(string provider)
    {
        await using var shire = await StartAsync(provider);
        Assert.Contains(
            "The table has no column \"CPP\", \"Indicator\", \"Year\", \"value\"",
            (await shire.ImportAsync("Measure,When,How many\nhomes,Q3 2021,12\n")).Error,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["INVALID input.indicatorColumn", "INVALID input.valueColumn"],
            await shire.RefusedAsync("saveFigureMapping", """name: "housing", periodColumn: "When" """)
        );
        Assert.Equal(
            ["INVALID input.periodColumn", "INVALID input.valueColumn"],
            await shire.RefusedAsync(
                "saveFigureMapping",
                """name: "housing", indicator: "homes", periodColumn: "When", valueColumn: "when" """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.indicator"],
            await shire.RefusedAsync("saveFigureMapping", """name: "housing", indicator: "none" """)
        );

        await shire.DoAsync(
            "saveFigureMapping",
            """name: "housing", indicatorColumn: "Measure", periodColumn: "When", valueColumn: "How many" """
        );
        Assert.Equal(
            (0, "2 figures: 2 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync("When,Measure,Remark,How many\nQ3 2021,homes,,12\nJuly 2021,homes,x,4\n", "housing")
        );
        Assert.Equal(
            (0, "1 figure: 0 new, 1 revised, 0 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync("Measure,When,How many\nhomes,2021-Q3,13\n", "housing")
        );
        Assert.Equal(
            """[{"period":"2021-Q3","value":"13","body":{"slug":"shire"}},{"period":"2021-07","value":"4","body":{"slug":"shire"}}]""",
            await FiguresAsync(shire, "period value body { slug }")
        );
        Assert.Contains(
            "The table has no column \"How many\", which the mapping \"housing\" names.",
            (await shire.ImportAsync("Measure,When,value\nhomes,2021-Q3,13\n", "housing")).Error,
            StringComparison.Ordinal
        );

        // All of one indicator, wide: saved again, the mapping is another.
        await shire.DoAsync("saveFigureMapping", """name: "housing", indicator: "homes", version: 0""");
        Assert.Equal(
            ["CONFLICT input.version"],
            await shire.RefusedAsync("saveFigureMapping", """name: "housing", indicator: "homes", version: 0""")
        );
        Assert.Equal(
            (0, "1 figure: 1 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync("2019-21\n30\n", "housing")
        );
        var read = await shire.ReadAsync("figureMappings { nodes { id name indicator indicatorColumn version } }");
        var mapping = read["figureMappings"]!["nodes"]![0]!;
        Assert.Equal(
            ("housing", "homes", null),
            ((string?)mapping["name"], (string?)mapping["indicator"], (string?)mapping["indicatorColumn"])
        );
        await shire.DoAsync("removeFigureMapping", $"""figureMapping: "{mapping["id"]}", version: {mapping["version"]}""");
        var unknown = await Assert.ThrowsAsync<RuleException>(() => shire.ImportAsync("2019-21\n30\n", "housing"));
        Assert.Contains("no mapping with the name \"housing\"", unknown.Message, StringComparison.Ordinal);
    }

    /// <summary>One thing written in several ways is read; what may mean two things, or is no period, is refused by its place.</summary>
    [Theory]
    [InlineData("2021/22", "2021/22")]
    [InlineData("2021-22", "2021/22")]
    [InlineData("2021 – 22", "2021/22")]
    [InlineData("2021/2022", "2021/22")]
    [InlineData("2021-2022", "2021/22")]
    [InlineData("1999-00", "1999/00")]
    [InlineData("2019-21", "2019-2021")]
    [InlineData("2019–2021", "2019-2021")]
    [InlineData("2019/20 - 2021/22", "2019/20-2021/22")]
    [InlineData("Q3 2021", "2021-Q3")]
    [InlineData("2021 q3", "2021-Q3")]
    [InlineData("Jul 2021", "2021-07")]
    [InlineData("July 2021", "2021-07")]
    [InlineData("2021-07", "2021-07")]
    [InlineData("November 2010", "2010-11")]
    [InlineData("2021", "2021")]
    [InlineData("2010-11", "can be a financial year or a month. Enter 2010/11 for the year, or November 2010 for the month.")]
    [InlineData("2010 - 12", "2010-2012")]
    [InlineData("2013-16", "2013-2016")]
    [InlineData("2016 - 20", "2016-2020")]
    [InlineData("1999 - 2001", "1999-2001")]
    [InlineData("2018/19 - 22/23", "2018/19-2022/23")]
    [InlineData("2018/2019 to 2022/2023", "2018/19-2022/23")]
    [InlineData("2020/21 - 22/23", "2020/21-2022/23")]
    [InlineData("2020/21-2021/22", "2020/21-2021/22")]
    [InlineData("Jan 2012-Dec 2012", "2012-01 to 2012-12")]
    [InlineData("Oct 2023-Sep 2024", "2023-10 to 2024-09")]
    [InlineData("October 2023 to September 2024", "2023-10 to 2024-09")]
    [InlineData("Year ending Sept 2024", "2023-10 to 2024-09")]
    [InlineData("Jan-Mar 2021", "2021-Q1")]
    [InlineData("Q3 2021/22", "2021/22-Q3")]
    [InlineData("2021/22 Q4", "2021/22-Q4")]
    [InlineData("Quarter 1 2021-22", "2021/22-Q1")]
    [InlineData("AY 2020/21", "2020/21 academic")]
    [InlineData("2020/21 academic year", "2020/21 academic")]
    [InlineData("FY 2015/16", "2015/16")]
    [InlineData("Mar-16", "2016-03")]
    [InlineData("2020-12-31", "2020-12-31")]
    [InlineData("31/03/2022", "2022-03-31")]
    [InlineData("31 March 2022", "2022-03-31")]
    [InlineData("2010-12", "can be several years or a month. Enter 2010-2012 for the years, or December 2010 for the month.")]
    [InlineData("21/22", "2021/22")]
    [InlineData("98/99", "1998/99")]
    [InlineData("FY21/22", "2021/22")]
    [InlineData("Q3 21/22", "2021/22-Q3")]
    [InlineData("2021-22 Q3", "2021/22-Q3")]
    [InlineData("2021/22 Quarter 3", "2021/22-Q3")]
    [InlineData("Qtr 3 2021/22", "2021/22-Q3")]
    [InlineData("2021 APR", "2021-04")]
    [InlineData("2021M04", "2021-04")]
    [InlineData("04/2021", "2021-04")]
    [InlineData("Apr 21", "2021-04")]
    [InlineData("Calendar year 2021", "2021")]
    [InlineData("2021 calendar year", "2021")]
    [InlineData("Mid-2021", "2021-06-30")]
    [InlineData("as at 31st March 2022", "2022-03-31")]
    [InlineData("31-Mar-22", "2022-03-31")]
    [InlineData("31/03/2022 00:00", "2022-03-31")]
    [InlineData("Year ending 30 September 2024", "2023-10 to 2024-09")]
    [InlineData("1 October 2023 to 30 September 2024", "2023-10 to 2024-09")]
    [InlineData("01/10/2023-30/09/2024", "2023-10 to 2024-09")]
    [InlineData("2021-07-01 to 2021-09-30", "2021-Q3")]
    [InlineData("04/05", "is not a period.")]
    [InlineData("21/23", "is not a period.")]
    [InlineData("1 October 2023 to 29 September 2024", "is not a period.")]
    [InlineData("31/02/2022", "is not a period.")]
    [InlineData("2018/19 - 22/24", "is not a period.")]
    [InlineData("2018-22/23", "is not a period.")]
    [InlineData("Oct 2023-Oct 2024", "is not a period.")]
    [InlineData("Q5 2021", "is not a period.")]
    [InlineData("2021/23", "is not a period.")]
    [InlineData("2019/21", "is not a period.")]
    [InlineData("", "is not a period.")]
    [InlineData("last year", "is not a period.")]
    public void Periods_are_read_as_files_write_them(string text, string expected)
    {
        var read = CommunityPlanning.Performance.PeriodText.TryRead(text, out var period);
        Assert.Contains(
            expected,
            read ? period.ToString() : CommunityPlanning.Performance.PeriodText.Fault(text),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_title_that_may_be_two_periods_is_asked_about_and_not_passed_over(string provider)
    {
        await using var shire = await StartAsync(provider);

        var (exit, _, error) = await shire.ImportAsync("CPP,Indicator,2010-11,2011/12\nShire,homes,1,2\n");
        Assert.Equal(1, exit);
        Assert.Contains("\"2010-11\" can be a financial year or a month.", error, StringComparison.Ordinal);
        Assert.Equal("[]", await FiguresAsync(shire, "value"));
        Assert.Contains(
            "row 2, \"2023\": 2023 ends on 2023-12-31",
            (await shire.ImportAsync("CPP,Indicator,2023\nShire,homes,1\n")).Error,
            StringComparison.Ordinal
        );
    }

    private static async Task<Shire> StartAsync(string provider)
    {
        var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.AddIndicatorAsync("homes", "unit: NUMBER, polarity: HIGH_IS_GOOD");
        await shire.AddIndicatorAsync("spend", "unit: POUNDS, polarity: LOW_IS_GOOD");
        return shire;
    }

    private static async Task<string> FiguresAsync(Shire shire, string fields, string indicator = "homes") =>
        (await shire.ReadAsync($$"""indicator(slug: "{{indicator}}") { observations { nodes { {{fields}} } } }"""))["indicator"]![
            "observations"
        ]!["nodes"]!.ToJsonString();

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(params object?[][] rows)
    {
        foreach (var row in rows)
        {
            await Task.CompletedTask;
            yield return row;
        }
    }
}
