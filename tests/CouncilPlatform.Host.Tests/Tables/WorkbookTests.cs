using System.Text;

namespace CouncilPlatform.Host.Tests.Tables;

/// <summary>A workbook is read as the person sees it, and never costs more than its cells.</summary>
public sealed class WorkbookTests
{
    private static readonly string TitleRow = TestWorkbook.Texts(1, "Name", "Amount");

    [Theory]
    [InlineData("0.0%", "0.953", "95.3%")]
    [InlineData("0%", "0.94119999999999993", "94.12%")]
    [InlineData("[=0]\"-\";0.0%", "0.953", "95.3%")]
    [InlineData("[=0]\"-\";0.0%", "0", "0%")]
    [InlineData("[>1]0.0;0.0%", "0.953", "95.3%")]
    [InlineData("[<=1]0.0%;0.0", "95.3", "95.3")]
    [InlineData("[Red][<0]0.0%;[Blue]0.0", "-0.5", "-50%")]
    [InlineData("0.0;0.0%", "-0.5", "-50%")]
    [InlineData("0.0%;(0.0%);\"-\"", "0", "0%")]
    [InlineData("General", "94.119999999999990", "94.12")]
    [InlineData("General", "90.08333333333333", "90.0833333333333")]
    [InlineData("0", "94.6", "94.6")]
    [InlineData("General", "1E-05", "0.00001")]
    [InlineData("General", "1.5E+20", "150000000000000000000")]
    [InlineData("0.00E+00", "1200", "1200")]
    [InlineData("\"£\"#,##0.00;[Red]-\"£\"#,##0.00", "1234.5", "1234.5")]
    [InlineData("[$£-809]#,##0.00", "1234.5", "1234.5")]
    [InlineData("#,##0 \"days\"", "12", "12")]
    [InlineData("@", "12", "12")]
    [InlineData("dd/mm/yyyy", "42430", "2016-03-01")]
    [InlineData("[$-809]dd mmmm yyyy;@", "42430", "2016-03-01")]
    [InlineData("mmm\\-yy", "42430", "March 2016")]
    [InlineData("[$-409]mmm\\-yy;@", "42430", "March 2016")]
    [InlineData("mmmm yyyy", "42430", "March 2016")]
    [InlineData("yyyy", "42430", "2016")]
    [InlineData("dd/mm/yyyy hh:mm", "42430.5", "2016-03-01T12:00:00")]
    [InlineData("dd/mm/yyyy hh:mm", "42430", "2016-03-01")]
    [InlineData("d/m/yy h:mm AM/PM", "42430.99999999", "2016-03-01T23:59:59")]
    [InlineData("hh:mm", "0.75", "18:00:00")]
    [InlineData("dd/mm/yyyy", "1", "1900-01-01")]
    [InlineData("dd/mm/yyyy", "59", "1900-02-28")]
    [InlineData("dd/mm/yyyy", "60", "1900-02-29")]
    [InlineData("dd/mm/yyyy", "61", "1900-03-01")]
    [InlineData("dd/mm/yyyy", "0", "1900-01-00")]
    [InlineData("dd/mm/yyyy", "2958465", "9999-12-31")]
    [InlineData("dd/mm/yyyy", "2958466", "2958466")]
    [InlineData("dd/mm/yyyy", "-1", "-1")]
    [InlineData("dd/mm/yyyy", "1e300", "1e300")]
    public async Task A_number_is_read_as_its_format_shows_it_and_in_full(string format, string value, string text)
    {
        var workbook = new TestWorkbook { Formats = [format] }.Sheet($"<row><c s=\"1\"><v>{value}</v></c></row>");

        Assert.Equal([text], Assert.Single(await RowsAsync(workbook)).Cells);
    }

    [Fact]
    public async Task A_workbook_may_count_its_days_from_1904()
    {
        var workbook = new TestWorkbook { Formats = ["d/m/yy", "mmm-yy"], From1904 = true }.Sheet(
            "<row><c s=\"1\"><v>38442</v></c><c s=\"2\"><v>0</v></c></row>"
        );

        Assert.Equal(["2009-04-01", "January 1904"], Assert.Single(await RowsAsync(workbook)).Cells);
    }

    [Fact]
    public async Task Every_kind_of_cell_is_read_and_blank_ones_have_their_place()
    {
        var workbook = new TestWorkbook
        {
            SharedStrings =
                "<si><t>Plain</t></si><si><r><t xml:space=\"preserve\">Rich </t></r><r><rPr><b/></rPr><t>text</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh></si><si/>",
        }.Sheet(
            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c><c t=\"b\"><v>1</v></c>"
                + "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c t=\"str\"><f>A1</f><v> a_x000D_\nb </v></c>"
                + "<c t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t=\"d\"><v>2016-03-01T00:00:00</v></c></row>"
                + "<row r=\"4\" spans=\"1:16384\"/><row r=\"9\"><c r=\"B9\" s=\"7\"/><c r=\"C9\"><f>1+1</f><v>2</v></c></row>"
        );

        var rows = await RowsAsync(workbook);

        Assert.Equal([3, 9], rows.Select(r => r.Number));
        Assert.Equal(["Plain", "", "Rich text", "Yes", "#DIV/0!", "a\r\nb", "inline", "2016-03-01"], rows[0].Cells);
        Assert.Equal(["", "", "2", "", "", "", "", ""], rows[1].Cells);
    }

    [Fact]
    public async Task The_sheet_that_has_the_titles_is_read_and_others_are_named()
    {
        var workbook = new TestWorkbook()
            .Sheet(TitleRow + TestWorkbook.Texts(2, "Old", "1"), "Archive", "hidden")
            .Sheet(TestWorkbook.Texts(1, "Register of 2009/10"), "Cover")
            .Sheet(TitleRow + TestWorkbook.Texts(2, "New", "2"), "This year")
            .Sheet(TitleRow + TestWorkbook.Texts(2, "Next", "3"), "Next year");

        var (names, faults) = await NamesAsync(workbook.ToArray());

        Assert.Equal(["New"], names);
        Assert.Empty(faults.First);
        Assert.Equal(
            [
                "The sheet \"This year\" was read. The sheet \"Cover\" does not have the titles.",
                "The sheet \"This year\" was read. The sheet \"Archive\" is hidden and was not read.",
                "The sheet \"This year\" was read. The sheet \"Next year\" has the same titles: import it by itself.",
            ],
            faults.Notes
        );
    }

    [Fact]
    public async Task Where_no_sheet_has_the_titles_the_one_that_was_read_is_named_and_the_others_too()
    {
        var workbook = new TestWorkbook().Sheet(TestWorkbook.Texts(1, "A", "B"), "First").Sheet("", "Second", "veryHidden");

        var (_, faults) = await NamesAsync(workbook.ToArray());

        Assert.Equal(
            "The sheet \"First\" was read. No sheet has the titles; the other sheets are \"Second\" (hidden).",
            Assert.Single(faults.Notes)
        );
        Assert.NotEmpty(faults.First);
    }

    [Fact]
    public async Task Sheets_are_listed_and_read_by_name()
    {
        using var file = new MemoryStream(
            new TestWorkbook()
                .Sheet(TestWorkbook.Texts(1, "1"), "Grants")
                .Sheet(TestWorkbook.Texts(1, "2"), "Notes", "hidden")
                .Sheet(TestWorkbook.Texts(1, "3"), "Locations")
                .ToArray()
        );
        var faults = new TableFaults();
        var table = new TableFile(file, "t.xlsx", faults);

        Assert.Equal(["Grants", "Locations"], table.Sheets());
        Assert.Equal(["3"], Assert.Single(await ListAsync(table.SheetAsync("locations"))).Cells);
        Assert.Equal(["1"], Assert.Single(await ListAsync(table.SheetAsync("Grants"))).Cells);
        Assert.Empty(await ListAsync(table.SheetAsync("Notes")));
        Assert.Equal("The workbook has no sheet \"Notes\". Its sheets are \"Grants\", \"Locations\".", Assert.Single(faults.First));
    }

    [Fact]
    public async Task Merged_headings_are_one_clear_fault()
    {
        var workbook = new TestWorkbook().Sheet(
            TestWorkbook.Texts(1, "Contract", "Value") + TestWorkbook.Texts(2, "", "2009"),
            after: "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>"
        );

        var (_, faults) = await NamesAsync(workbook.ToArray());

        Assert.Equal(
            "The sheet \"Sheet1\" has merged cells where its titles should be: B1:C1. Unmerge them, and give each column its own title, "
                + "all in the first row.",
            Assert.Single(faults.First)
        );
    }

    [Fact]
    public async Task A_formula_without_a_result_and_one_that_failed_are_faults_by_their_place()
    {
        var workbook = new TestWorkbook().Sheet(
            TitleRow
                + "<row r=\"2\"><c t=\"inlineStr\"><is><t>A</t></is></c><c r=\"B2\"><f>1+1</f></c></row>"
                + "<row r=\"3\"><c t=\"inlineStr\"><is><t>B</t></is></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
        );

        var (_, faults) = await NamesAsync(workbook.ToArray(), row => _ = row.Amount(TableTests.Amount));

        Assert.Equal(
            [
                "row 2: The formula in B2 has no result. Open the workbook in a spreadsheet, and save it again.",
                "row 3, \"Amount\": The formula in this cell failed: #DIV/0!. Correct it, or clear the cell.",
            ],
            faults.First
        );
    }

    [Fact]
    public async Task A_styled_cell_in_the_last_row_and_column_costs_nothing_and_text_there_is_named()
    {
        var phantom = new TestWorkbook().Sheet(
            TitleRow + TestWorkbook.Texts(2, "A", "1") + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row>"
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(2, (await RowsAsync(phantom)).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);

        var (_, faults) = await NamesAsync(new TestWorkbook().Sheet(TitleRow + "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>").ToArray());
        Assert.Equal("The cell XFD2 has text far to the right of the table. Clear it.", Assert.Single(faults.First));
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task A_hostile_workbook_is_refused_before_it_costs_much(string name)
    {
        var content = Hostile()[name]();
        var before = GC.GetTotalAllocatedBytes();

        var (rows, faults) = await NamesAsync(content);

        Assert.True(rows.Count == 0, name);
        Assert.Single(faults.First);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100_000_000);
    }

    public static TheoryData<string> HostileNames() => [.. Hostile().Keys];

    private static Dictionary<string, Func<byte[]>> Hostile()
    {
        const int size = 40_000_000;
        const string xml = "<?xml version=\"1.0\"?>";
        byte[] Bomb(string start, char filling) => [.. Encoding.UTF8.GetBytes(xml + start), .. Enumerable.Repeat((byte)filling, size)];
        byte[] Sheet(string rows) => new TestWorkbook().Sheet(rows).ToArray();
        byte[] With(string part, byte[] content) => new TestWorkbook().Sheet(TitleRow).Part(part, content).ToArray();
        var row = TestWorkbook.Texts(2, Enumerable.Repeat("=", 200));
        return new(StringComparer.Ordinal)
        {
            { "a sheet of spaces", () => With("book/worksheets/s0.xml", Bomb("<worksheet><sheetData>", ' ')) },
            { "texts of spaces", () => With("book/strings.xml", Bomb("<sst><si><t>", ' ')) },
            { "a part that nobody reads", () => With("docProps/app.xml", new byte[size]) },
            { "parts that nobody counts", Many },
            { "rows alike", () => Sheet(TitleRow + string.Concat(Enumerable.Repeat(row, 16_000))) },
            { "a long attribute", () => Sheet($"<row r=\"{Random(2_000_000)}\"/>") },
            { "a long text", () => Sheet($"<row><c><v>{Random(2_000_000)}</v></c></row>") },
            { "a text in CDATA", () => Sheet("<row><c><v><![CDATA[1]]></v></c></row>") },
            { "elements in one another", () => Sheet(string.Concat(Enumerable.Repeat("<row>", 10_000))) },
            {
                "entities in one another",
                () =>
                    With(
                        "book/worksheets/s0.xml",
                        Encoding.UTF8.GetBytes(
                            xml
                                + "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>"
                                + "<worksheet><sheetData><row><c><v>&c;</v></c></row></sheetData></worksheet>"
                        )
                    )
            },
            { "UTF-16", () => With("book/worksheets/s0.xml", Encoding.Unicode.GetBytes("\uFEFF<worksheet/>")) },
            { "a size that is not so", Lying },
            { "no such text", () => Sheet("<row><c t=\"s\"><v>99</v></c></row>") },
        };

        // The directory says that the sheet has 100 bytes.
        byte[] Lying()
        {
            var file = Sheet(string.Concat(Enumerable.Repeat(row, 100)));
            var name = file.AsSpan().LastIndexOf("book/worksheets/s0.xml"u8);
            BitConverter.TryWriteBytes(file.AsSpan(name - 22), 100);
            return file;
        }

        byte[] Many()
        {
            var workbook = new TestWorkbook().Sheet(TitleRow);
            for (var i = 0; i < 11_000; i++)
            {
                workbook.Part($"p{i}", []);
            }

            return workbook.ToArray();
        }

        string Random(int length)
        {
            var random = new Random(1);
            return string.Create(length, random, (text, r) => r.GetItems("0123456789abcdef", text));
        }
    }

    private static async Task<List<TableRow>> RowsAsync(TestWorkbook workbook)
    {
        var faults = new TableFaults();
        using var file = new MemoryStream(workbook.ToArray());
        var rows = await ListAsync(new TableFile(file, "t.xlsx", faults).RowsAsync());
        Assert.Empty(faults.First);
        return rows;
    }

    private static async Task<(List<string?> Names, TableFaults Faults)> NamesAsync(byte[] content, Action<TitledRow>? read = null)
    {
        var faults = new TableFaults();
        using var file = new MemoryStream(content);
        List<string?> names = [];
        await foreach (
            var row in new TitledTable([TableTests.Name, TableTests.Amount], faults).RowsAsync(
                new TableFile(file, "t.csv", faults).RowsAsync()
            )
        )
        {
            names.Add(row.Text(TableTests.Name, 200));
            read?.Invoke(row);
        }

        return (names, faults);
    }

    private static ValueTask<List<TableRow>> ListAsync(TableRows rows) => rows.ToListAsync(TestContext.Current.CancellationToken);
}
