using System.IO.Compression;
using System.Text;
using CsCheck;

namespace CouncilPlatform.Host.Tests.Tables;

/// <summary>
/// A file that was cut, mixed up, or changed in transit gives a fault or a right import, never an exception, within the limits.
/// </summary>
public sealed class TableFuzzTests
{
    private const string Seed = "0N0XIzNsQ0O2";
    private const int MaxAllocated = 20_000_000;

    private static readonly TableLimits Limits = new(100, 1024 * 1024);

    private static readonly IReadOnlyList<string[]> Rows =
    [
        ["Name", "Amount", "Ends", "Need"],
        ["Waste, rural", "1234.50", "2021-02-24", "Cell"],
        ["Café – \"A\"", "-0.30", "2020-02-29", "Column"],
        ["Line\nbreak", "", "", ""],
    ];

    [Fact]
    public void Text_in_any_encoding_with_any_bytes_changed() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2].Select(i => new[] { ",", ";", "\t" }[i]), Gen.Int[0, 1000], Changes)
            .Sample(t => Check(Mutated(Csv(t.Item1, t.Item2), t.Item3, t.Item4)), seed: Seed, iter: 5_000, threads: 1);

    [Fact]
    public void Workbooks_with_any_bytes_of_the_archive_or_of_a_part_changed()
    {
        var workbook = Workbook();
        var parts = Parts(workbook);
        Gen.Select(Gen.Int[-1, parts.Count - 1], Gen.Int[0, 1000], Changes)
            .Sample(
                t => Check(t.Item1 < 0 ? Mutated(workbook, t.Item2, t.Item3) : WithPart(parts, t.Item1, t.Item2, t.Item3)),
                seed: Seed,
                iter: 5_000,
                threads: 1
            );
    }

    [Fact]
    public async Task What_is_not_changed_is_read_alike_from_every_form()
    {
        foreach (var file in Enumerable.Range(0, 4).Select(e => Csv(e, ";")).Append(Workbook()))
        {
            var faults = new TableFaults();
            var rows = await new TableFile(new MemoryStream(file), "t", faults)
                .RowsAsync(Limits, TestContext.Current.CancellationToken)
                .Select(r => string.Join('|', r.Cells))
                .ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(Rows.Select(r => string.Join('|', r)), rows);
        }
    }

    // Where, relative to the length, and what: a byte, or a run of bytes that is left out, doubled or moved.
    private static Gen<(int At, int Kind, int Value)[]> Changes =>
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 5], Gen.Int[0, 255]).Select(t => (t.Item1, t.Item2, t.Item3)).Array[0, 4];

    private static bool Check(byte[] file)
    {
        var faults = new TableFaults();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = CountAsync(file, faults).GetAwaiter().GetResult();
        return count <= Limits.Rows && (count > 0 || faults.Total > 0) && GC.GetAllocatedBytesForCurrentThread() - before < MaxAllocated;
    }

    private static async Task<int> CountAsync(byte[] file, TableFaults faults)
    {
        using var stream = new MemoryStream(file);
        var table = new TitledTable([TableTests.Name, TableTests.Amount, new("Ends", ColumnNeed.Column, "")], faults);
        var count = 0;
        await foreach (var row in table.RowsAsync(new TableFile(stream, "t", faults).RowsAsync(Limits)))
        {
            _ = (row.Text(TableTests.Name, 200), row.Amount(TableTests.Amount));
            count++;
        }

        return count;
    }

    private static byte[] Mutated(byte[] file, int cut, (int At, int Kind, int Value)[] changes)
    {
        // One in five is cut off.
        var bytes = (cut < 200 ? file[..(file.Length * cut / 200)] : file).ToList();
        foreach (var (at, kind, value) in changes.Where(_ => bytes.Count > 0))
        {
            var index = bytes.Count * at / 1000;
            var run = Math.Min(value, bytes.Count - index);
            switch (kind)
            {
                case 0:
                    bytes[index] = (byte)value;
                    break;
                case 1:
                    bytes[index] ^= (byte)(1 << (value % 8));
                    break;
                case 2:
                    bytes.RemoveRange(index, run);
                    break;
                case 3:
                    bytes.InsertRange(index, bytes.GetRange(index, run));
                    break;
                case 4:
                    bytes.InsertRange(index, "<>&\",;\n\0\u00FF="u8.ToArray().Skip(value % 11).Take(1));
                    break;
                default:
                    bytes.Reverse(index, run);
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Csv(int encoding, string separator)
    {
        var text = string.Join(
            "\r\n",
            Rows.Select(r => string.Join(separator, r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))
        );
        Encoding chosen = encoding switch
        {
            0 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            1 => Encoding.UTF8,
            2 => Encoding.Unicode,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };
        return [.. chosen.GetPreamble(), .. chosen.GetBytes(text)];
    }

    private static byte[] Workbook() =>
        new TestWorkbook { Formats = ["0%", "mmm-yy"], SharedStrings = "<si><t>Need</t></si><si><t>Cell</t></si>" }
            .Sheet(
                string.Concat(
                        Rows.Select((r, i) => TestWorkbook.Texts(i + 1, r.Select(c => c.Replace("\"", "&quot;", StringComparison.Ordinal))))
                    )
                    .Replace("<c t=\"inlineStr\"><is><t>Cell</t></is></c>", "<c r=\"D2\" t=\"s\"><v>1</v></c>", StringComparison.Ordinal)
            )
            .Sheet(TestWorkbook.Texts(1, "Name"), "Other", "hidden")
            .ToArray();

    private static IReadOnlyList<(string Name, byte[] Content)> Parts(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return
        [
            .. archive.Entries.Select(e =>
            {
                using var content = new MemoryStream();
                using var part = e.Open();
                part.CopyTo(content);
                return (e.FullName, content.ToArray());
            }),
        ];
    }

    private static byte[] WithPart(
        IReadOnlyList<(string Name, byte[] Content)> parts,
        int index,
        int cut,
        (int At, int Kind, int Value)[] changes
    )
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (i, part) in parts.Index())
            {
                using var entry = archive.CreateEntry(part.Name, CompressionLevel.NoCompression).Open();
                entry.Write(i == index ? Mutated(part.Content, cut, changes) : part.Content);
            }
        }

        return file.ToArray();
    }
}
