using System.IO.Compression;
using System.Security;
using System.Text;

namespace CouncilPlatform.Grants.Tests.OpenData;

/// <summary>A workbook as a spreadsheet writes it: each sheet has a name and rows of text.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static byte[] Of(params (string Name, string[][] Rows)[] sheets)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                $"""<Types xmlns="{Package}/content-types">"""
                    + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
                    + $"""<Default Extension="xml" ContentType="{Type}.sheet.main+xml"/>"""
                    + string.Concat(
                        sheets.Select(
                            (_, i) => $"""<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="{Type}.worksheet+xml"/>"""
                        )
                    )
                    + "</Types>"
            );
            Add(zip, "_rels/.rels", Relations($"""<Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/>"""));
            Add(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>"""
                    + string.Concat(
                        sheets.Select((s, i) => $"""<sheet name="{SecurityElement.Escape(s.Name)}" sheetId="{i + 1}" r:id="r{i + 1}"/>""")
                    )
                    + "</sheets></workbook>"
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                Relations(
                    string.Concat(
                        sheets.Select(
                            (_, i) => $"""<Relationship Id="r{i + 1}" Type="{Office}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""
                        )
                    )
                )
            );
            foreach (var (i, sheet) in sheets.Index())
            {
                Add(
                    zip,
                    $"xl/worksheets/sheet{i + 1}.xml",
                    $"""<worksheet xmlns="{Main}"><sheetData>"""
                        + string.Concat(
                            sheet.Rows.Select(
                                (row, r) => $"""<row r="{r + 1}">{string.Concat(row.Select((c, n) => Cell(c, n, r)))}</row>"""
                            )
                        )
                        + "</sheetData></worksheet>"
                );
            }
        }

        return file.ToArray();
    }

    private static string Cell(string text, int column, int row) =>
        text.Length == 0 ? "" : $"""<c r="{Letters(column)}{row + 1}" t="inlineStr"><is><t>{SecurityElement.Escape(text)}</t></is></c>""";

    private static string Letters(int column) => (column < 26 ? "" : Letters(column / 26 - 1)) + (char)('A' + column % 26);

    private static string Relations(string relations) => $"""<Relationships xmlns="{Package}/relationships">{relations}</Relationships>""";

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?>""" + xml));
    }
}
