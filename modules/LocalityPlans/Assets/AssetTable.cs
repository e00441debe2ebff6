using System.Globalization;
using System.Text;
using CouncilPlatform.Sdk;
using CsvHelper;

namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>Reads a council's register from CSV: every row, or every fault with its row and column.</summary>
internal static class AssetTable
{
    private const int MostRows = 20_000;

    private const int MostFaults = 100;

    /// <exception cref="RuleException">The table has faults: at most 100 are told.</exception>
    public static async Task<IReadOnlyList<AssetRow>> ReadAsync(string table, CancellationToken cancellationToken)
    {
        var faults = new FaultyRows();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(table.TrimStart('\uFEFF')));
        await using var csv = CsvReader.Create(stream, Options(faults), leaveOpen: true);
        var rows = new List<AssetRow>();
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
            var places = Places([.. csv.Headers]);
            HashSet<string> references = new(StringComparer.Ordinal);
            while (await csv.ReadAsync(cancellationToken))
            {
                var number = (int)csv.RowNumber + 1 + faults.Skipped;
                var row = AssetRow.Of(column => places[column] is { } at && csv.GetString(at).Trim() is { Length: > 0 } cell ? cell : null);
                string[] path = ["input", "csv", Row(number)];
                row.Check(faults.Rules, path);
                faults.Rules.Require(row.Reference.Length == 0 || references.Add(row.Reference), RuleCodes.Invalid, $"\"{row.Reference}\" stands twice in the file.", [.. path, "reference"]);
                rows.Add(row);
                if (rows.Count > MostRows)
                {
                    throw new RuleException(RuleCodes.Invalid, $"A register has at most {MostRows} rows. Import it in parts.", "input", "csv");
                }
            }
        }
        catch (CsvFormatException)
        {
            throw new RuleException(RuleCodes.Invalid, "The text is no CSV: a quote opens and never closes. Save the register as CSV with the columns " + string.Join(", ", AssetRow.Columns) + ".", "input", "csv");
        }

        faults.Rules.Require(rows.Count > 0 || faults.Skipped > 0, RuleCodes.Invalid, "The register has no rows below the titles.", "input", "csv");
        try
        {
            faults.Rules.Check();
        }
        catch (RuleException e) when (e.Errors.Count > MostFaults)
        {
            throw new RuleException([.. e.Errors.Take(MostFaults), new UserError(RuleCodes.Invalid, $"And {e.Errors.Count - MostFaults} faults more.", ["input", "csv"])]);
        }

        return rows;
    }

    private static CsvReaderOptions Options(FaultyRows faults) => new()
    {
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = bad =>
        {
            if (bad.RawRecord.Length > 0)
            {
                var number = (int)bad.RecordNumber + faults.Skipped;
                faults.Rules.Require(
                    holds: false,
                    RuleCodes.Invalid,
                    bad.Reason == CsvMalformedReason.FieldCountMismatch
                        ? "The row has not as many cells as there are titles. Put text with a comma in it in quotes."
                        : "A quote stands where none may, or never closes. Put the whole cell in quotes, and double those inside.",
                    "input", "csv", Row(number));
            }

            faults.Skipped++;
        },
    };

    /// <summary>Where in the file each of the columns is.</summary>
    private static int?[] Places(string[] titles)
    {
        var rules = new Rules();
        var places = new int?[AssetRow.Columns.Count];
        foreach (var (at, title) in titles.Index())
        {
            var column = AssetRow.Columns.Index().Where(c => c.Item.Equals(title.Trim(), StringComparison.OrdinalIgnoreCase)).Select(c => (int?)c.Index).SingleOrDefault();
            rules.Require(column is not null, RuleCodes.Invalid, $"\"{title}\" is no column of a register. Use {string.Join(", ", AssetRow.Columns)}.", "input", "csv", Row(1));
            rules.Require(column is null || places[column.Value] is null, RuleCodes.Invalid, $"The column \"{title}\" stands twice.", "input", "csv", Row(1));
            if (column is { } known)
            {
                places[known] = at;
            }
        }

        foreach (var (column, name) in AssetRow.Columns.Take(AssetRow.Required).Index())
        {
            rules.Require(places[column] is not null, RuleCodes.Invalid, $"The column \"{name}\" is missing.", "input", "csv", Row(1));
        }

        rules.Check();
        return places;
    }

    private static string Row(int number) => string.Create(CultureInfo.InvariantCulture, $"row {number}");

    private sealed class FaultyRows
    {
        public Rules Rules { get; } = new();

        /// <summary>Rows that could not be cut into cells: those after them are further down than the reader counts.</summary>
        public int Skipped { get; set; }
    }
}
