using System.IO.Compression;
using System.Security;
using System.Text;

namespace CouncilPlatform.Host.Tests.Tables;

/// <summary>A workbook as its XML, so that a test can have what no library writes.</summary>
internal sealed class TestWorkbook
{
    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly Dictionary<string, byte[]> _others = [];

    /// <summary>The codes of the formats that cells refer to by their index, after the index 0 of no format.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    public bool From1904 { get; init; }

    public string SharedStrings { get; init; } = "";

    /// <param name="rows">The XML of its rows: the content of <c>sheetData</c>.</param>
    /// <param name="after">The XML after its rows.</param>
    public TestWorkbook Sheet(string rows, string name = "Sheet1", string state = "visible", string after = "")
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        _sheets.Add((name, state, $"<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{after}</worksheet>"));
        return this;
    }

    /// <summary>Adds a part, or replaces one.</summary>
    public TestWorkbook Part(string name, byte[] content)
    {
        _others[name] = content;
        return this;
    }

    /// <summary>The XML of a row of texts.</summary>
    public static string Texts(int row, params IEnumerable<string> cells) =>
        $"<row r=\"{row}\">{string.Concat(cells.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";

    public byte[] ToArray()
    {
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var formats = Formats.Select((code, i) => $"<numFmt numFmtId=\"{170 + i}\" formatCode=\"{SecurityElement.Escape(code)}\"/>");
        var styles = Formats.Select((_, i) => $"<xf numFmtId=\"{170 + i}\"/>");
        var sheets = _sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"r{i}\"/>");
        var related = _sheets.Select(
            (_, i) => $"<Relationship Id=\"r{i}\" Type=\"{relations}/worksheet\" Target=\"worksheets/s{i}.xml\"/>"
        );
        Dictionary<string, byte[]> parts = new()
        {
            ["[Content_Types].xml"] = Bytes("<Types/>"),
            ["_rels/.rels"] = Bytes(
                $"<Relationships xmlns=\"{package}\"><Relationship Id=\"a\" Type=\"{relations}/officeDocument\" Target=\"/book/b.xml\"/>"
                    + "</Relationships>"
            ),
            ["book/b.xml"] = Bytes(
                $"<workbook xmlns:r=\"{relations}\"><workbookPr date1904=\"{(From1904 ? 1 : 0)}\"/>"
                    + $"<sheets>{string.Concat(sheets)}</sheets></workbook>"
            ),
            ["book/_rels/b.xml.rels"] = Bytes(
                $"<Relationships>{string.Concat(related)}<Relationship Id=\"st\" Type=\"{relations}/styles\" Target=\"styles.xml\"/>"
                    + $"<Relationship Id=\"ss\" Type=\"{relations}/sharedStrings\" Target=\"strings.xml\"/></Relationships>"
            ),
            ["book/styles.xml"] = Bytes(
                $"<styleSheet><numFmts>{string.Concat(formats)}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                    + $"<cellXfs><xf numFmtId=\"0\"/>{string.Concat(styles)}</cellXfs></styleSheet>"
            ),
            ["book/strings.xml"] = Bytes($"<sst>{SharedStrings}</sst>"),
        };
        foreach (var (index, sheet) in _sheets.Index())
        {
            parts[$"book/worksheets/s{index}.xml"] = Bytes(sheet.Xml);
        }

        foreach (var (name, content) in _others)
        {
            parts[name] = content;
        }

        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
}
