using System.Globalization;
using CsvHelper;

namespace CouncilPlatform.Sdk;

/// <summary>
/// How modules write CSV: UTF-8 with a byte order mark, without which Excel misreads pound signs and accents, and an apostrophe before text
/// that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return). Numbers and dates are written plain.
/// </summary>
public static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>Writes to the stream, which stays open. Use <c>WriteField</c> and <c>EndRecordAsync</c>.</summary>
    public static CsvWriter Write(Stream stream) => CsvWriter.Create(stream, Options, leaveOpen: true);

    /// <summary>An amount as a number that spreadsheets can add up: <c>27535.40</c>.</summary>
    public static void WriteAmount(this CsvWriter csv, Money amount) =>
        csv.WriteField(amount.MinorUnits / 100m, "0.00", CultureInfo.InvariantCulture);
}
