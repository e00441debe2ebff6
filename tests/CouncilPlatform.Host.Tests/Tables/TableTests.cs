using System.Text;
using CsCheck;

namespace CouncilPlatform.Host.Tests.Tables;

/// <summary>Reading and writing tables, as every module's imports and exports do.</summary>
public sealed class TableTests
{
    internal static readonly TableColumn Name = new("Name", ColumnNeed.Cell, "What it is called.");
    internal static readonly TableColumn Amount = new("Amount", ColumnNeed.Optional, "In pounds.");
    private static readonly TableColumn Ends = new("Ends", ColumnNeed.Column, "The last day.");
    private static readonly TableColumn Need = new("Need", ColumnNeed.Optional, "One of three.");
    private static readonly IReadOnlyList<TableColumn> Columns = [Name, Amount, Ends, Need];

    [Fact]
    public async Task Cells_go_by_their_titles_in_any_order_and_dates_and_amounts_are_read_as_people_write_them()
    {
        var (rows, faults) = await ReadAsync(
            Encoding.UTF8.GetBytes(
                "\uFEFFends;NAME;Amount;need\r\n24/02/2021;\"Waste; rural\";£1,234.50;Column\r\n;;;\r\n"
                    + "28 February 2022;Café;0.3;cell\r\n2020-02-29;X;;"
            ),
            ".csv"
        );

        Assert.Empty(faults.First);
        Assert.Equal([2, 4, 5], rows.Select(r => r.Number));
        Assert.Equal(["Waste; rural", "Café", "X"], rows.Select(r => r.Text(Name, 200)));
        Assert.Equal([123450, 30, null], rows.Select(r => r.Amount(Amount)?.MinorUnits));
        Assert.Equal([new(2021, 2, 24), new DateOnly(2022, 2, 28), new DateOnly(2020, 2, 29)], rows.Select(r => r.Day(Ends)));
        Assert.Equal([ColumnNeed.Column, ColumnNeed.Cell, null], rows.Select(r => r.Choice<ColumnNeed>(Need)));
    }

    [Theory]
    [InlineData("2021-02-24")]
    [InlineData("2021-02-24T00:00:00")]
    [InlineData("2021-02-24 00:00:00")]
    [InlineData("24/02/2021")]
    [InlineData("24/2/2021 00:00")]
    [InlineData("24.02.2021")]
    [InlineData("24-02-2021")]
    [InlineData("24 February 2021")]
    [InlineData("Wednesday 24 February 2021")]
    [InlineData("24th Feb 2021")]
    [InlineData("Wednesday 24th February 2021")]
    [InlineData("24-Feb-21")]
    [InlineData("24-Feb-2021")]
    [InlineData("02/24/2021", false)]
    [InlineData("24/02/21", false)]
    [InlineData("24/02/2021 12:30", false)]
    [InlineData("Monday 24 February 2021", false)]
    public async Task Days_are_read_as_people_and_spreadsheets_write_them(string text, bool isRead = true)
    {
        var (rows, _) = await ReadAsync(Encoding.UTF8.GetBytes($"Name,Amount,Ends,Need\nA,,{text},\n"), ".csv");

        Assert.Equal(isRead ? new DateOnly(2021, 2, 24) : null, Assert.Single(rows).Day(Ends));
    }

    [Theory]
    [InlineData("Yes", true)]
    [InlineData("Y", true)]
    [InlineData("TRUE", true)]
    [InlineData("no", false)]
    [InlineData("N", false)]
    [InlineData("", false)]
    [InlineData("perhaps", false, "row 2, \"Need\": \"perhaps\" is not \"Yes\" or \"No\". Enter one of them.")]
    public async Task Yes_and_no_are_read_as_people_write_them(string text, bool yes, string? fault = null)
    {
        var (rows, faults) = await ReadAsync(Encoding.UTF8.GetBytes($"Name,Amount,Ends,Need\nA,,,{text}\n"), ".csv");

        Assert.Equal(yes, Assert.Single(rows).YesNo(Need));
        Assert.Equal(fault, faults.First.SingleOrDefault());
    }

    [Theory]
    [InlineData("2012/13", "2012/13")]
    [InlineData("2012-13", "2012/13")]
    [InlineData("2012/2013", "2012/13")]
    [InlineData("2012 – 13", "2012/13")]
    [InlineData("FY 1999/00", "1999/00")]
    [InlineData("2012/14", null)]
    [InlineData("2012-2113", null)]
    [InlineData("2012", null)]
    public async Task Financial_years_are_read_as_people_write_them(string text, string? year)
    {
        var (rows, _) = await ReadAsync(Encoding.UTF8.GetBytes($"Name,Amount,Ends,Need\n{text},,,\n"), ".csv");

        Assert.Equal(year, Assert.Single(rows).Year(Name)?.ToString());
    }

    [Fact]
    public async Task Every_fault_names_its_row_and_column()
    {
        var (rows, faults) = await ReadAsync(
            "Name,Amount,Ends,Need\nA,1.005,30/02/2021,some\n,5,,\nB,1,,,more\nC,\"x\"y,,\nD,-,1 May 2021,Optional\n"u8.ToArray(),
            ".csv"
        );
        foreach (var row in rows)
        {
            _ = (row.Text(Name, 200), row.Amount(Amount), row.Day(Ends), row.Choice<ColumnNeed>(Need));
        }

        Assert.Equal(
            ["row 3, \"Name\"", "row 4", "row 5", "row 2, \"Amount\"", "row 2, \"Ends\"", "row 2, \"Need\"", "row 6, \"Amount\""],
            faults.First.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)])
        );
        Assert.Contains("\"some\" is not one of \"Optional\", \"Column\", \"Cell\".", faults.First[5], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "row 1: The file is empty. The titles are \"Name\", \"Amount\", \"Ends\", \"Need\".")]
    [InlineData("Name,Ends", "row 2: The table has no rows below the titles.")]
    [InlineData("Name,Amount\nA,1", "row 1: The column \"Ends\" is missing. Was it renamed?")]
    [InlineData("Name,Ends,Cost\nA,,1", "row 1, \"Cost\": There is no such column.")]
    [InlineData("Name,Ends,name\nA,,1", "row 1, \"name\": The column is there twice.")]
    [InlineData("Name,Ends\nA,\nB,\"unclosed", "row 3: ")]
    public async Task What_is_no_such_table_is_refused(string csv, string fault)
    {
        var (_, faults) = await ReadAsync(Encoding.UTF8.GetBytes(csv), ".csv");

        Assert.StartsWith(fault, Assert.Single(faults.First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_windows_1252_or_utf_16_is_read_and_said_to_be()
    {
        const string csv = "Name,Ends\nPlain,\nCafé – £5,";
        var (old, faults) = await ReadAsync(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(csv), ".csv");
        Assert.Equal("Café – £5", old[1][Name]);
        Assert.Equal("The file is not UTF-8 (line 3 is not): it was read as Windows-1252.", Assert.Single(faults.Notes));

        var (wide, none) = await ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(csv)], ".csv");
        Assert.Equal("Café – £5", wide[1][Name]);
        Assert.Empty(none.Notes);
    }

    [Fact]
    public void Whatever_is_cut_in_pieces_utf_8_is_never_taken_for_another_encoding() =>
        Gen.Int[0, 70_000]
            .Select(Gen.Int[0, 3].Select(i => new[] { "é", "–", "🏛", "a" }[i]))
            .Sample(
                t =>
                {
                    var (rows, faults) = ReadAsync(
                            Encoding.UTF8.GetBytes(
                                $"Name,Ends\n{new string('x', 20_000)},\n{new string('y', 20_000)},\n"
                                    + $"{new string('z', t.Item1 % 40_000)}{t.Item2},"
                            ),
                            ".csv"
                        )
                        .GetAwaiter()
                        .GetResult();
                    return faults.Notes.Count == 0 && rows[2][Name].EndsWith(t.Item2, StringComparison.Ordinal);
                },
                iter: 100
            );

    [Fact]
    public async Task More_rows_or_bytes_than_expected_are_refused()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("Name\n" + string.Concat(Enumerable.Repeat("A\n", 11))));
        var faults = new TableFaults();
        Assert.Equal(
            11,
            await new TableFile(file, "t.csv", faults)
                .RowsAsync(new(10, 1000), TestContext.Current.CancellationToken)
                .CountAsync(TestContext.Current.CancellationToken)
        );
        Assert.Contains("more than 10 rows", Assert.Single(faults.First), StringComparison.Ordinal);
        Assert.Equal(
            0,
            await new TableFile(file, "t.csv", faults)
                .RowsAsync(new(10, 10), TestContext.Current.CancellationToken)
                .CountAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(2, faults.Total);
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".xlsx")]
    public async Task What_is_written_is_read_back_to_the_penny_and_the_day(string type)
    {
        object?[][] cells =
        [
            ["=1+1", Money.FromPence(12345678901256), new DateOnly(2021, 2, 24), ColumnNeed.Cell],
            ["-5 & <b>\n“quoted”, \"twice\"", Money.FromPence(-30), new DateOnly(1900, 3, 1), ColumnNeed.Optional],
            ["@home", null, null, null],
        ];
        using var file = new MemoryStream();
        var titles = Columns.Select(c => c.Title).ToList();
        var rows = cells.Select(IReadOnlyList<object?> (c) => c).ToAsyncEnumerable();
        await (
            type == ".csv"
                ? TableWriter.WriteCsvAsync(file, titles, rows, TestContext.Current.CancellationToken)
                : TableWriter.WriteWorkbookAsync(file, "Sheet", titles, rows, TestContext.Current.CancellationToken)
        );

        var (read, faults) = await ReadAsync(file.ToArray(), type);

        Assert.Equal(
            cells,
            read.Select(r => new object?[] { r.Text(Name, 200), r.Amount(Amount), r.Day(Ends), r.Choice<ColumnNeed>(Need) })
        );
        Assert.Empty(faults.First);
        if (type == ".csv")
        {
            Assert.Contains("'=1+1", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_workbook_of_many_rows_is_written_as_they_come_to_a_stream_that_only_writes_asynchronously()
    {
        using var memory = new MemoryStream();
        await using var response = new ResponseStream(memory);
        var largest = 0L;
        await TableWriter.WriteWorkbookAsync(response, "Rows", ["Number", "Text"], RowsAsync(), TestContext.Current.CancellationToken);

        var last = await new TableFile(memory, "t.xlsx", new())
            .RowsAsync(TableLimits.Data, TestContext.Current.CancellationToken)
            .LastAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["19999", "Text 19999"], last.Cells);
        Assert.InRange(largest, 1, memory.Length - 1);

        async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync()
        {
            for (var i = 0; i < 20_000; i++)
            {
                largest = memory.Length;
                yield return [i, $"Text {i}"];
            }

            await Task.CompletedTask;
        }
    }

    /// <summary>A stream that refuses to block, as that of a web server does.</summary>
    private sealed class ResponseStream(MemoryStream memory) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            memory.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    [Fact]
    public async Task A_template_has_the_titles_and_says_what_to_write()
    {
        using var file = new MemoryStream();
        await TableWriter.WriteTemplateAsync(file, "Contracts", Columns, TestContext.Current.CancellationToken);

        var template = new TableFile(file, "t.xlsx", new());
        Assert.Equal(["Contracts", "Help"], template.Sheets());
        Assert.Contains(
            await template
                .SheetAsync("Help", cancellationToken: TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken),
            r => r.Cells.SequenceEqual(["Ends", "The last day."])
        );
    }

    internal static async Task<(List<TitledRow> Rows, TableFaults Faults)> ReadAsync(byte[] file, string type)
    {
        var faults = new TableFaults();
        var rows = new TableFile(new MemoryStream(file), "table" + type, faults).RowsAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        return (
            await new TitledTable(Columns, faults)
                .RowsAsync(rows, TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken),
            faults
        );
    }
}
