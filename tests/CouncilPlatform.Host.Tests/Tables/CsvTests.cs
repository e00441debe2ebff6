using System.IO.Compression;
using System.Text;

namespace CouncilPlatform.Host.Tests.Tables;

/// <summary>CSV as it is found: with what spreadsheets and people put around a table.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("Name,Amount,Ends\nA,\"1,234.50\",\n", 123450)]
    [InlineData("Name;Amount;Ends\nA;27535,40;\n", 2753540)]
    [InlineData("Name;Amount;Ends\nA;1.250,00;\n", 125000)]
    [InlineData("Name;Amount;Ends\nA;12,5;\n", 1250)]
    [InlineData("Name;Amount;Ends\nA;1,234.50;\n", 123450)]
    [InlineData("Name\tAmount\tEnds\nA\t£1,234.50\t\n", 123450)]
    [InlineData("Name|Amount|Ends\nA, B; C|1,234.50|\n", 123450)]
    [InlineData("sep=|\nName|Amount|Ends\nA|5|\n", 500)]
    [InlineData("Name,Amount,Ends\rA,5,\r", 500)]
    [InlineData("Name,Amount,Ends\nA,\u200B5\u200B,\n", 500)]
    [InlineData("sep=;\nName;Amount;Ends\nA;-£5.00;\n", -500)]
    [InlineData("\"sep=\t\"\r\nName\tAmount\tEnds\r\nA\t(5.00)\t\r\n", -500)]
    [InlineData("\n\n,,\nName,Amount,Ends\n\nA,5,\n", 500)]
    [InlineData("\"Name\";\"Amount\";\"Ends\"\n\"A, B; C\";5;\n\"D, E, F\";5;\n", 500)]
    public async Task Cells_are_separated_and_amounts_written_as_the_file_does_it(string csv, long pence)
    {
        var (rows, faults) = await TableTests.ReadAsync(Encoding.UTF8.GetBytes(csv), ".csv");

        Assert.Empty(faults.First);
        Assert.Equal(pence, rows[0].Amount(TableTests.Amount)?.MinorUnits);
    }

    [Theory]
    [InlineData("Name,Amount,Ends\nA,\"1,23\",\n")]
    [InlineData("Name,Amount,Ends\nA,\"27535,40\",\n")]
    [InlineData("Name;Amount;Ends\nA;1,250;\n")]
    [InlineData("Name;Amount;Ends\nB;1.5;\nA;27535,40;\n")]
    [InlineData("Name;Amount;Ends\nB;1,5;\nA;27535.40;\n")]
    [InlineData("Name,Amount,Ends\nA,n/a,\n")]
    [InlineData("Name,Amount,Ends\nA,95%,\n")]
    public async Task An_amount_that_could_be_another_is_a_fault(string csv)
    {
        var (rows, faults) = await TableTests.ReadAsync(Encoding.UTF8.GetBytes(csv), ".csv");
        foreach (var row in rows)
        {
            _ = row.Amount(TableTests.Amount);
        }

        Assert.Contains("\"Amount\"", Assert.Single(faults.First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_a_comma_or_a_point_is_said()
    {
        Assert.Equal("The file has tabs between its cells.", await NoteAsync("Name\tEnds\nA\t\n"));
        Assert.Equal("The file has vertical bars between its cells.", await NoteAsync("Name|Ends\nA|\n"));
        Assert.Equal(
            "The file has semicolons between its cells and commas before decimals: 12,50 was read as 12.50.",
            await NoteAsync("Name;Amount;Ends\nA;12,50;\n")
        );

        static async Task<string> NoteAsync(string csv) =>
            Assert.Single((await TableTests.ReadAsync(Encoding.UTF8.GetBytes(csv), ".csv")).Faults.Notes);
    }

    [Fact]
    public async Task Text_above_the_titles_is_one_fault_that_says_what_to_do()
    {
        var (rows, faults) = await TableTests.ReadAsync(
            "Framework 2012/13 (draft 3),,,\n\"Source: partners' returns\",,,\n,,,\nName,Amount,Ends,Need\nA,1,,\n,Total,1,\n"u8.ToArray(),
            ".csv"
        );

        Assert.Empty(rows);
        Assert.StartsWith(
            "The titles seem to be in row 4. Delete the rows above them",
            Assert.Single(faults.First),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Totals_and_notes_below_the_rows_are_named_and_never_read()
    {
        TableColumn[] columns = [TableTests.Name, new("Amount", ColumnNeed.Cell, "In pounds."), new("Ends", ColumnNeed.Cell, "The day.")];
        using var file = new MemoryStream(
            "Name,Amount,Ends\nA,1,2021-01-01\n,1,Total\nGrand total:,1,2021-01-01\nTotal 2021,1,\n\n\"* Provisional, to be approved\",,\n"u8.ToArray()
        );
        var faults = new TableFaults();

        var rows = await new TitledTable(columns, faults)
            .RowsAsync(new TableFile(file, "t.csv", faults).RowsAsync(), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal("A", Assert.Single(rows)[TableTests.Name]);
        Assert.Equal(
            [
                "rows 3, 4 and 5: The row seems to be a total, which is not imported. Delete the row.",
                "row 7: The row has only one text, as a note below a table has. Delete the row, or fill it in.",
            ],
            faults.First
        );
    }

    [Fact]
    public async Task Utf_16_without_a_byte_order_mark_is_read()
    {
        var (rows, faults) = await TableTests.ReadAsync(Encoding.BigEndianUnicode.GetBytes("Name,Ends\nCafé,\n"), ".txt");

        Assert.Equal("Café", Assert.Single(rows)[TableTests.Name]);
        Assert.Empty(faults.First);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_file_that_is_no_table_is_named_for_what_it_is(string what, byte[] content)
    {
        foreach (var type in new[] { ".csv", ".xlsx" })
        {
            var (_, faults) = await TableTests.ReadAsync(content, type);

            Assert.StartsWith($"The file is {what}", Assert.Single(faults.First), StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, byte[]> Others() =>
        new()
        {
            { "a PDF,", "%PDF-1.7\n%\xE2\xE3"u8.ToArray() },
            { "a ZIP file,", Zip("table.csv") },
            { "a Word document,", Zip("[Content_Types].xml", "word/document.xml") },
            { "an OpenDocument file", Zip("mimetype", "content.xml") },
            { "a binary workbook", Zip("[Content_Types].xml", "xl/workbook.bin") },
            { "a damaged workbook", "PK\x03\x04truncated"u8.ToArray() },
            { "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
            { "a workbook with a password,", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
            { "a web page,", "\uFEFF \n<!DOCTYPE html><table><tr><td>Name</td></tr></table>"u8.ToArray() },
            { "a web page,", "<table><tr><td>Name</td></tr></table>"u8.ToArray() },
            { "XML,", "<?xml version=\"1.0\"?><Workbook/>"u8.ToArray() },
            { "JSON,", "{\"grants\": []}"u8.ToArray() },
            { "JSON,", "[ {\"id\": 1} ]"u8.ToArray() },
            { "a picture,", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10] },
            { "a compressed file,", [0x1F, 0x8B, 8] },
            { "neither a workbook nor text,", [1, 2, 3, 0, 0, 0, 0] },
        };

    private static byte[] Zip(params IEnumerable<string> names)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var name in names)
            {
                archive.CreateEntry(name);
            }
        }

        return file.ToArray();
    }
}
