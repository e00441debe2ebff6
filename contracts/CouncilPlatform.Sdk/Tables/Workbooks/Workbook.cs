using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CouncilPlatform.Sdk.Workbooks;

/// <summary>
/// Reads a workbook (.xlsx) from start to end: nothing is held in memory but the shared texts. What it allocates follows from the cells
/// with a value, never from what the workbook says of its size. Throws <see cref="InvalidDataException"/>, <see cref="XmlException"/> or
/// <see cref="NotSupportedException"/> where it cannot be read.
/// </summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>A sheet has more columns, but a table does not.</summary>
    public const int MaxColumns = 2_048;

    private const int MaxParts = 10_000;
    private const int MaxDepth = 32;
    private const int MaxText = 256 * 1024;
    private const int MaxRatio = 200;
    private const long SmallPart = 4L * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive _archive;
    private readonly List<Func<decimal, CellFormat>> _formats;
    private readonly Lazy<SharedStrings> _strings;
    private readonly bool _from1904;

    private Workbook(ZipArchive archive)
    {
        _archive = archive;
        var main = Related("", "/officeDocument").Select(r => r.Part).FirstOrDefault() ?? throw new InvalidDataException();
        var related = Related(main, "").ToList();
        var parts = related.Where(r => r.Type.EndsWith("/worksheet", StringComparison.Ordinal)).ToDictionary(r => r.Id, r => r.Part);
        (Sheets, _from1904) = ReadSheets(main, parts);
        string? Part(string type) => related.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal)).Part;
        _formats = ReadFormats(Part("/styles"));
        _strings = new(() => ReadStrings(Part("/sharedStrings")));
    }

    /// <summary>In the order of their tabs.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <param name="maxBytes">How much all parts may unpack to.</param>
    /// <exception cref="WorkbookTooLargeException">It unpacks to more, or to far more than its size suggests.</exception>
    public static Workbook Open(Stream file, long maxBytes)
    {
        CheckParts(file);
        file.Position = 0;
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (
            archive.Entries.Sum(e => (decimal)e.Length) > maxBytes
            || archive.Entries.Any(e => e.Length > SmallPart && e.Length / MaxRatio > e.CompressedLength)
        )
        {
            throw new WorkbookTooLargeException();
        }

        return new(archive);
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>The rows that have text, each with at least as many cells as the first.</summary>
    /// <param name="noResult">Called for a formula whose result the workbook does not have, with its row and the cell's name.</param>
    /// <exception cref="StrayCellException">A cell far to the right has text.</exception>
    public IEnumerable<TableRow> Rows(WorkbookSheet sheet, Action<long, string> noResult)
    {
        using var xml = Open(sheet.Part);
        var number = 0L;
        var width = 0;
        List<string> cells = [];
        while (Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
            {
                continue;
            }

            number = long.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : number + 1;
            cells.Clear();
            ReadCells(xml, number, cells, noResult);
            if (cells.Count > 0)
            {
                width = width == 0 ? cells.Count : width;
                var row = new string[Math.Max(width, cells.Count)];
                cells.CopyTo(row);
                row.AsSpan(cells.Count).Fill("");
                yield return new(number, row);
            }
        }
    }

    /// <summary>The ranges of a sheet that are merged across columns, such as B1:C1, with the first row of each.</summary>
    public IEnumerable<(string Range, long Row)> Merged(WorkbookSheet sheet)
    {
        using var xml = Open(sheet.Part);
        while (Next(xml))
        {
            if (
                xml.NodeType == XmlNodeType.Element
                && xml.LocalName == "mergeCell"
                && xml.GetAttribute("ref") is { } range
                && range.Split(':') is [var first, var last]
                && Position(first) is ({ } left, { } row)
                && Position(last) is ({ } right, _)
                && right > left
            )
            {
                yield return (range, row);
            }
        }
    }

    // The number of parts is known before the list of them is read, which may be as large as the file.
    private static void CheckParts(Stream file)
    {
        const int endLength = 22;
        var tail = new byte[Math.Min(file.Length, ushort.MaxValue + endLength)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + endLength > tail.Length)
        {
            throw new InvalidDataException();
        }

        if (BitConverter.ToUInt16(tail, end + 10) > MaxParts)
        {
            throw new WorkbookTooLargeException();
        }
    }

    private XmlReader Open(string part)
    {
        var entry = _archive.GetEntry(part) ?? throw new InvalidDataException();
        return XmlReader.Create(new PartStream(entry.Open(), entry.Length), Settings);
    }

    private static bool Next(XmlReader xml) => xml.Read() && (xml.Depth <= MaxDepth ? true : throw new InvalidDataException());

    /// <summary>What a part refers to: the part of no name is the package.</summary>
    private IEnumerable<(string Id, string Type, string Part)> Related(string part, string type)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var relations = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (_archive.GetEntry(relations) is null)
        {
            yield break;
        }

        using var xml = Open(relations);
        while (Next(xml))
        {
            if (
                xml.NodeType == XmlNodeType.Element
                && xml.LocalName == "Relationship"
                && xml.GetAttribute("Type") is { } itsType
                && itsType.EndsWith(type, StringComparison.Ordinal)
                && xml.GetAttribute("TargetMode") != "External"
            )
            {
                yield return (xml.GetAttribute("Id") ?? "", itsType, Resolve(folder, xml.GetAttribute("Target") ?? ""));
            }
        }
    }

    private static string Resolve(string folder, string target)
    {
        List<string> path = [];
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step != "..")
            {
                path.Add(step);
            }
            else if (path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
        }

        return string.Join('/', path);
    }

    private (IReadOnlyList<WorkbookSheet> Sheets, bool From1904) ReadSheets(string main, Dictionary<string, string> parts)
    {
        List<WorkbookSheet> sheets = [];
        var from1904 = false;
        using var xml = Open(main);
        while (Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.LocalName == "sheet" && RelationId(xml) is { } id && parts.TryGetValue(id, out var part))
            {
                sheets.Add(new(xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is null or "visible", part));
            }
        }

        return (sheets, from1904);
    }

    // Its namespace differs between the two forms of the standard.
    private static string? RelationId(XmlReader xml)
    {
        string? id = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            id = xml.LocalName == "id" && xml.Prefix.Length > 0 ? xml.Value : id;
        }

        xml.MoveToElement();
        return id;
    }

    private List<Func<decimal, CellFormat>> ReadFormats(string? part)
    {
        List<Func<decimal, CellFormat>> formats = [];
        if (part is null)
        {
            return formats;
        }

        Dictionary<int, Func<decimal, CellFormat>> own = [];
        var inCells = false;
        using var xml = Open(part);
        while (Next(xml))
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && Number(xml, "numFmtId") is { } id)
            {
                own[id] = CellFormats.Of(xml.GetAttribute("formatCode") ?? "");
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && inCells)
            {
                var format = Number(xml, "numFmtId") ?? 0;
                // A workbook may define a number that the standard has too.
                var standard = CellFormats.BuiltIn(format) ?? CellFormat.Number;
                formats.Add(own.GetValueOrDefault(format) ?? (_ => standard));
            }
        }

        return formats;
    }

    private SharedStrings ReadStrings(string? part)
    {
        var strings = new SharedStrings();
        if (part is null)
        {
            return strings;
        }

        using var xml = Open(part);
        while (Next(xml))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                strings.Add(ReadRichText(xml));
            }
        }

        return strings;
    }

    private void ReadCells(XmlReader xml, long row, List<string> cells, Action<long, string> noResult)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        var column = -1;
        while (Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                continue;
            }

            column = xml.GetAttribute("r") is { } name && Position(name) is ({ } given, _) ? given : column + 1;
            var text = ReadCell(xml, row, column, noResult);
            if (text.Length == 0)
            {
                continue;
            }

            if (column >= MaxColumns)
            {
                throw new StrayCellException(Name(column, row));
            }

            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = text;
        }
    }

    private string ReadCell(XmlReader xml, long row, int column, Action<long, string> noResult)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var type = xml.GetAttribute("t");
        var style = Number(xml, "s") ?? 0;
        var (text, isFormula, hasValue) = ("", false, false);
        var depth = xml.Depth;
        while (Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "v":
                    (text, hasValue) = (ReadText(xml), true);
                    break;
                case "is":
                    (text, hasValue) = (ReadRichText(xml), true);
                    break;
                case "f":
                    isFormula = true;
                    break;
            }
        }

        if (isFormula && !hasValue)
        {
            noResult(row, Name(column, row));
        }

        return type switch
        {
            "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? _strings.Value[index] ?? throw new InvalidDataException()
                : throw new InvalidDataException(),
            "inlineStr" => text,
            "str" => Unescaped(text).Trim(),
            "b" => text == "0" ? "No" : "Yes",
            "e" => text,
            "d" => text.EndsWith("T00:00:00", StringComparison.Ordinal) ? text[..^9] : text,
            _ => text.Length == 0
                ? ""
                : CellFormats.Text(style < _formats.Count ? _formats[style] : _ => CellFormat.Number, text, _from1904),
        };
    }

    // Runs of a text with formats; how it is spoken (rPh) is not part of it.
    private static string ReadRichText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = "";
        var isSpoken = false;
        var depth = xml.Depth;
        while (Next(xml) && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh")
            {
                isSpoken = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && !isSpoken)
            {
                var run = ReadText(xml);
                text = text.Length + run.Length <= MaxText ? text + run : throw new InvalidDataException();
            }
        }

        return Unescaped(text).Trim();
    }

    private static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = "";
        var depth = xml.Depth;
        while (Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                text = text.Length + xml.Value.Length <= MaxText ? text + xml.Value : throw new InvalidDataException();
            }
        }

        return text;
    }

    // _x000D_ is a character that XML has not.
    private static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;

    private static int? Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The column from 0 and the row of a name such as AB12.
    private static (int? Column, long? Row) Position(string name)
    {
        var column = 0;
        var at = 0;
        for (; at < name.Length && at < 4 && char.IsAsciiLetter(name[at]); at++)
        {
            column = column * 26 + char.ToUpperInvariant(name[at]) - 'A' + 1;
        }

        return (
            at == 0 ? null : column - 1,
            long.TryParse(name.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null
        );
    }

    private static string Name(int column, long row)
    {
        var letters = new StringBuilder();
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters.Insert(0, (char)('A' + (rest - 1) % 26));
        }

        return letters.Append(CultureInfo.InvariantCulture, $"{row}").ToString();
    }
}
