using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;
using MiniExcelLibs;

namespace CouncilPlatform.LocalityPlans.Import;

/// <summary>Reads the rows of a table from a workbook (its first sheet) or from CSV. What is no table is told as a fault.</summary>
internal static class TableFile
{
    /// <summary>An action plan is a table that people read; anything larger is another file.</summary>
    public const int MostRows = 5000;

    private const int LargestFile = 10 * 1024 * 1024;
    private const int LargestUnpacked = 100 * 1024 * 1024;

    /// <summary>The rows, the titles among them; none where there are faults.</summary>
    public static IReadOnlyList<TableRow> Read(string name, byte[] file, List<Fault> faults)
    {
        if (file.Length > LargestFile)
        {
            faults.Add(new(name, "The file is larger than 10 MB. An action plan is not: check which file it is."));
            return [];
        }

        var rows = Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".XLSX" => Workbook(name, file, faults),
            ".CSV" => Csv(name, file, faults),
            _ => Refused(faults, new(name, "The file is neither CSV nor a workbook. Save the table as .xlsx or .csv.")),
        };
        return rows.Count <= MostRows + 1 ? rows : Refused(faults, new(name, string.Create(CultureInfo.InvariantCulture, $"The table has more than {MostRows:N0} rows. Import it in parts.")));
    }

    private static IReadOnlyList<TableRow> Workbook(string name, byte[] file, List<Fault> faults)
    {
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            using (var package = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
            {
                if (package.Entries.Sum(e => e.Length) > LargestUnpacked)
                {
                    return Refused(faults, new(name, "The workbook unpacks to more than 100 MB. Save the table of actions by itself."));
                }
            }

            stream.Position = 0;
            return [.. MiniExcel.Query(stream, useHeaderRow: false, excelType: ExcelType.XLSX)
                .Cast<IDictionary<string, object?>>()
                .Take(MostRows + 2)
                .Select((row, index) => new TableRow(index + 1, [.. row.Values.Select(Text)]))];
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or XmlException or FormatException or NotSupportedException or IOException)
        {
            return Refused(faults, new(name, "The file is no workbook that can be read. Open it in a spreadsheet and save it again as .xlsx."));
        }
    }

    // A day that a spreadsheet keeps as a number is written as one; a whole number without a fraction.
    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!.Trim(),
    };

    private static IReadOnlyList<TableRow> Csv(string name, byte[] file, List<Fault> faults)
    {
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Refused(faults, new(name, "The file is not UTF-8. Save it as CSV UTF-8, or as .xlsx."));
        }

        var rows = new List<TableRow>();
        try
        {
            using var csv = CsvReader.FromText(text, new() { HasHeader = false, SkipEmptyLines = false, Separator = Separator(text), MalformedData = CsvMalformedDataHandling.Throw });
            while (csv.Read() && rows.Count < MostRows + 2)
            {
                rows.Add(new(rows.Count + 1, [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())]));
            }

            return rows;
        }
        catch (CsvFormatException)
        {
            return Refused(faults, new(string.Create(CultureInfo.InvariantCulture, $"row {rows.Count + 1}"), "A quote opens and never closes, or stands where none may. Put text with a separator, a quote or a line break in quotes, and double those inside."));
        }
    }

    // A spreadsheet in a language with decimal commas writes semicolons.
    private static char Separator(string text)
    {
        var titles = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? end : text.Length);
        return titles.Count(';') > titles.Count(',') ? ';' : titles.Count('\t') > titles.Count(',') ? '\t' : ',';
    }

    private static IReadOnlyList<TableRow> Refused(List<Fault> faults, Fault fault)
    {
        faults.Add(fault);
        return [];
    }
}
