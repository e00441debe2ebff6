using System.Globalization;
using System.Text;
using CsvHelper;

namespace CouncilPlatform.Host.Core.Organisations.Register;

/// <summary>
/// Reads the UK local authority register as mySociety publishes it: CSV in UTF-8, a row for each council, past or present.
/// </summary>
internal static class RegisterFile
{
    private const long MaxBytes = 32 * 1024 * 1024;

    private static readonly string[] Columns =
    [
        "local-authority-code",
        "official-name",
        "gss-code",
        "start-date",
        "end-date",
        "replaced-by",
        "local-authority-type",
        "old-register-and-code",
    ];

    private static readonly Dictionary<string, OrganisationKind> Kinds = new(StringComparer.Ordinal)
    {
        ["CC"] = OrganisationKind.CityCorporation,
        ["COMB"] = OrganisationKind.CombinedAuthority,
        ["CTY"] = OrganisationKind.County,
        ["LBO"] = OrganisationKind.LondonBorough,
        ["MD"] = OrganisationKind.MetropolitanDistrict,
        ["NID"] = OrganisationKind.District,
        ["NMD"] = OrganisationKind.District,
        ["SCO"] = OrganisationKind.Unitary,
        ["SRA"] = OrganisationKind.StrategicRegionalAuthority,
        ["UA"] = OrganisationKind.Unitary,
        ["WPA"] = OrganisationKind.Unitary,
    };

    /// <summary>
    /// The org-id.guide lists of the government registers that a row names. Wales and Northern Ireland, and councils that are newer than
    /// those registers, get no identifier rather than a guessed one.
    /// </summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["local-authority-eng"] = "GB-LAE",
        ["local-authority-sct"] = "GB-LAS",
    };

    /// <exception cref="RuleException">Every fault of the file, with its line and column.</exception>
    public static async Task<IReadOnlyList<RegisterRow>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        new Rules()
            .Require(file.Exists, RuleCodes.NotFound, $"There is no file \"{path}\". Check the path.", InputPath.Argument("file"))
            .Require(!file.Exists || file.Length > 0, RuleCodes.Invalid, $"\"{path}\" is empty.", InputPath.Argument("file"))
            .Require(
                !file.Exists || file.Length <= MaxBytes,
                RuleCodes.Invalid,
                $"\"{path}\" is larger than {MaxBytes / 1024 / 1024} MB. This is not the register.",
                "file"
            )
            .Check();
        return Read(path, await BytesAsync(path, cancellationToken));
    }

    /// <summary>Reads a file that was sent to the host.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="RuleException">Every fault of the file, with its line and column.</exception>
    public static IReadOnlyList<RegisterRow> Read(string name, byte[] bytes) => Read(name, Decode(name, bytes));

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuleException(RuleCodes.Invalid, $"\"{path}\" cannot be read: {e.Message}", InputPath.Argument("file"));
        }
    }

    private static string Decode(string path, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.Take(Math.Max(e.Index, 0)).Count(b => b == '\n') + 1;
            throw new RuleException(
                RuleCodes.Invalid,
                $"\"{path}\", line {line}: this is not UTF-8 (Windows-1252, perhaps). Save the file as CSV in UTF-8.",
                "file"
            );
        }
    }

    private static List<RegisterRow> Read(string path, string text)
    {
        var faults = new List<UserError>();
        using var csv = CsvReader.FromText(
            text,
            new CsvReaderOptions
            {
                Separator = ',',
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Skip,
                FieldCountMismatch = CsvFieldCountHandling.Skip,
                OnMalformedRecord = bad => Fault(bad.LineNumber, "row", Describe(bad.Reason)),
            }
        );
        csv.ReadHeader();
        var missing = Columns.Except(csv.Headers, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw new RuleException(
                RuleCodes.Invalid,
                $"\"{path}\", line 1: no column {string.Join(", ", missing)}. "
                    + "The file must be the UK local authority register: comma-separated, with these names in its first line.",
                "file"
            );
        }

        var rows = new List<RegisterRow>();
        while (csv.Read())
        {
            var line = csv.LineNumber;
            rows.Add(Row(csv, line, (column, what) => Fault(line, column, what)));
        }

        new Rules()
            .Require(
                rows.Count + faults.Count > 0,
                RuleCodes.Invalid,
                $"\"{path}\" has no rows after its first line.",
                InputPath.Argument("file")
            )
            .Check();
        CheckTogether(rows, Fault);
        return faults.Count == 0 ? rows : throw new RuleException(faults);

        void Fault(long line, string column, string what) =>
            faults.Add(new(RuleCodes.Invalid, $"\"{path}\", line {line}, {column}: {what}.", ["file", $"{line}", column]));
    }

    private static string Describe(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.FieldCountMismatch => "it does not have as many fields as the first line has names",
            CsvMalformedReason.UnterminatedQuote => "a quote opens and never closes",
            _ => "a quote is in the wrong place. Put the whole field in quotes, and double the quotes inside it",
        };

    private static RegisterRow Row(CsvReader csv, long line, Action<string, string> fault)
    {
        var code = Field("local-authority-code");
        if (code.Length is < 2 or > 10)
        {
            fault("local-authority-code", $"\"{code}\" is not a code. Use 2 to 10 characters");
        }

        var name = Field("official-name");
        if (name.Length is 0 or > 200)
        {
            fault("official-name", "write a name of at most 200 characters");
        }

        var gss = Field("gss-code");
        if (gss.Length > 0 && !OrganisationMutations.GssCode().IsMatch(gss))
        {
            fault("gss-code", $"\"{gss}\" is not a GSS code. Use a letter and eight digits, like E07000121, or leave it empty");
        }

        if (!Kinds.TryGetValue(Field("local-authority-type"), out var kind))
        {
            fault("local-authority-type", $"\"{Field("local-authority-type")}\" is not one of {string.Join(", ", Kinds.Keys)}");
        }

        var (from, to) = (Date("start-date"), Date("end-date"));
        if (to < from)
        {
            fault("end-date", "it is before start-date");
        }

        var old = Field("old-register-and-code").Split(':');
        var identifier = old.Length == 2 && Lists.TryGetValue(old[0], out var list) ? $"{list}-{old[1]}" : null;
        var successors = Field("replaced-by").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(line, code, name, kind, gss.Length == 0 ? null : gss, identifier, from, to, successors);

        string Field(string column) => csv.GetString(column).Trim();

        DateOnly? Date(string column)
        {
            var text = Field(column);
            if (text.Length == 0)
            {
                return null;
            }

            if (
                !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                || !KeptDays.Has(date)
            )
            {
                fault(column, $"\"{text}\" is not a date. Use the form 2023-04-01, or leave it empty");
            }

            return date;
        }
    }

    private static void CheckTogether(List<RegisterRow> rows, Action<long, string, string> fault)
    {
        foreach (var duplicate in Duplicates(rows, r => r.Code))
        {
            fault(duplicate.Line, "local-authority-code", $"\"{duplicate.Code}\" is in an earlier line too");
        }

        foreach (var duplicate in Duplicates(rows, r => r.GssCode))
        {
            fault(duplicate.Line, "gss-code", $"\"{duplicate.GssCode}\" is in an earlier line too");
        }

        var codes = rows.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var successor in row.Successors.Where(s => !codes.Contains(s) || s == row.Code))
            {
                fault(row.Line, "replaced-by", $"\"{successor}\" is not another council in this file");
            }
        }
    }

    private static IEnumerable<RegisterRow> Duplicates(IEnumerable<RegisterRow> rows, Func<RegisterRow, string?> key) =>
        rows.Where(r => key(r) is not null).GroupBy(key, StringComparer.Ordinal).SelectMany(g => g.Skip(1));
}
