using System.IO.Compression;
using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>Recognises a file by its content: people rename files, and portals give web pages the names of workbooks.</summary>
internal static class FileSignature
{
    private const int Start = 4096;

    /// <summary>What a file is, and what to say of it if it is not a table: null for CSV and workbooks.</summary>
    public static (FileFormat Format, string? Fault) Of(Stream file)
    {
        file.Position = 0;
        var buffer = new byte[Math.Min(file.Length, Start)];
        file.ReadExactly(buffer);
        ReadOnlySpan<byte> start = buffer;
        return start switch
        {
            [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => Package(file),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => IsEncrypted(file)
                ? Other("a workbook with a password", "Remove the password, and save it again as .xlsx.")
                : Other("an old workbook (.xls) or another old Office file", "Open it in a spreadsheet, and save the table as .xlsx."),
            _ when start.StartsWith("%PDF-"u8) => Other("a PDF", "Ask for the table as a workbook or CSV."),
            _ when start.StartsWith("{\\rtf"u8) => Other("a document (RTF)", "Save the table as .xlsx or .csv."),
            [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => Other(
                "a compressed file",
                "Unpack it, and import the table in it."
            ),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] =>
                Other("a picture", "Ask for the table as a workbook or CSV."),
            _ => Text(start),
        };
    }

    /// <summary>The encoding that a byte order mark, or the zeros between Latin letters, tell. Null if none do.</summary>
    public static Encoding? Unicode(ReadOnlySpan<byte> start) =>
        start is [0xFF, 0xFE, ..] ? Encoding.Unicode
        : start is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode
        : start is [not 0, 0, not 0, 0, ..] ? Encoding.Unicode
        : start is [0, not 0, 0, not 0, ..] ? Encoding.BigEndianUnicode
        : null;

    private static (FileFormat Format, string? Fault) Text(ReadOnlySpan<byte> start)
    {
        if (Unicode(start) is { } unicode)
        {
            start = Encoding.UTF8.GetBytes(unicode.GetString(start[..(start.Length / 2 * 2)]).TrimStart('\uFEFF'));
        }

        start = start.StartsWith(Encoding.UTF8.Preamble) ? start[Encoding.UTF8.Preamble.Length..] : start;
        var text = start.TrimStart(" \t\r\n"u8);
        return start.Contains((byte)0) ? Other("neither a workbook nor text", "Save the table as .xlsx or .csv.")
            : text.StartsWith("<?xml"u8) ? Other("XML", "Open it in a spreadsheet, and save the table as .xlsx.")
            : text is [(byte)'<', ..] && text.IndexOf((byte)'>') > 0 && text[1] is (byte)'!' or (>= (byte)'A' and <= (byte)'z')
                ? Other("a web page", "Open it in a spreadsheet, and save the table as .xlsx.")
            : text is [(byte)'{', ..]
            || (text is [(byte)'[', .. var rest] && rest.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)']', ..])
                ? (FileFormat.Json, Sentence("JSON", "Import a table: a workbook or CSV."))
            : (FileFormat.Csv, null);
    }

    private static (FileFormat Format, string? Fault) Package(Stream file)
    {
        file.Position = 0;
        try
        {
            using var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            bool Has(string part) => package.GetEntry(part) is not null;
            return Has("xl/workbook.bin") ? Other("a binary workbook (.xlsb)", "Save it as .xlsx.")
                : Has("word/document.xml") ? Other("a Word document", "Copy its table into a spreadsheet, and save it as .xlsx.")
                : Has("ppt/presentation.xml") ? Other("a presentation", "Copy its table into a spreadsheet, and save it as .xlsx.")
                : Has("[Content_Types].xml") ? (FileFormat.Workbook, null)
                : Has("mimetype") && Has("content.xml") ? Other("an OpenDocument file (.ods or .odt)", "Save the table as .xlsx.")
                : Other("a ZIP file", "Unpack it, and import the table in it.");
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException)
        {
            return Other("a damaged workbook or ZIP file", "Open it in a spreadsheet and save it again as .xlsx, or copy it once more.");
        }
    }

    // The name of a stream in the directory of an old Office file.
    private static bool IsEncrypted(Stream file)
    {
        file.Position = 0;
        var start = new byte[Math.Min(file.Length, 64 * 1024)];
        file.ReadExactly(start);
        return start.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }

    private static (FileFormat Format, string? Fault) Other(string what, string remedy) => (FileFormat.Other, Sentence(what, remedy));

    private static string Sentence(string what, string remedy) => $"The file is {what}, not a table. {remedy}";
}
