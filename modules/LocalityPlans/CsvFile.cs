using CsvHelper;

namespace CouncilPlatform.LocalityPlans;

/// <summary>
/// How the module writes CSV: UTF-8 with a byte order mark, without which Excel takes accents for something else, and an apostrophe before text that a
/// spreadsheet would run as a formula.
/// </summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>Writes to the stream, which stays open; write with <c>WriteField</c> and <c>EndRecordAsync</c>.</summary>
    public static CsvWriter Write(Stream stream) => CsvWriter.Create(stream, Options, leaveOpen: true);
}
