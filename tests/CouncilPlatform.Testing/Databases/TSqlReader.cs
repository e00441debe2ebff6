using System.Collections;
using System.Data.Common;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// Answers each result set with one made-up row, or none, of whatever types the caller asks for: the numbers are 1, the keys all
/// <see cref="Key"/>, the texts all <see cref="Text"/>, which is a slug and also the first value of any enum. So what one query gives fits
/// what the next one is asked. A column whose name ends in Json holds an empty list.
/// </summary>
/// <param name="results">The result sets.</param>
/// <param name="rows">How many rows of a table there are.</param>
/// <param name="everyModule">Whether the platform asks which modules are on where: then there is a row for each of <see
/// cref="Modules"/>.</param>
internal sealed class TSqlReader(IReadOnlyList<(bool OfTable, IReadOnlyList<string> Columns)> results, int rows, bool everyModule)
    : DbDataReader
{
    public const string Text = "00";

    /// <summary>The platform's own switches: a partnership has these modules on, whichever are there.</summary>
    public static readonly IReadOnlyList<string> Modules = [.. InstalledModules.All.Select(InstalledModules.IdOf)];

    public static readonly Guid Key = Guid.ParseExact("01900000000070008000000000000001", "N");

    // A key of the platform's operator that counts; and dates that are text of their own form.
    private static readonly HashSet<string> AlwaysNull =
    [
        "RevokedUtc",
        "ExpiresUtc",
        "PartnershipId",
        "From",
        "To",
        "Dissolved",
        "Opens",
        "Closes",
    ];

    private static readonly IReadOnlySet<string> PartialDates = InstalledModules.ColumnsOf<PartialDate>();
    private static readonly IReadOnlySet<string> FinancialYears = InstalledModules.ColumnsOf<FinancialYear>();

    private static readonly DateTime Time = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private int result;
    private int row;

    public override int FieldCount => Columns.Count;

    public override int RecordsAffected => 1;

    public override bool HasRows => Rows > 0;

    public override bool IsClosed => false;

    public override int Depth => 0;

    private IReadOnlyList<string> Columns => result < results.Count ? results[result].Columns : [];

    private int Rows =>
        result >= results.Count ? 0
        : !results[result].OfTable ? 1
        : everyModule && Columns.Contains("Module") ? rows * Modules.Count
        : rows;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => row++ < Rows;

    public override bool NextResult()
    {
        row = 0;
        return ++result < results.Count;
    }

    public override bool IsDBNull(int ordinal) => AlwaysNull.Contains(GetName(ordinal));

    public override T GetFieldValue<T>(int ordinal) =>
        typeof(T) == typeof(DateOnly)
            ? (T)(object)DateOnly.FromDateTime(Time)
            : (T)Convert.ChangeType(GetValue(ordinal), typeof(T), System.Globalization.CultureInfo.InvariantCulture);

    public override string GetName(int ordinal) => Columns[ordinal];

    public override int GetOrdinal(string name) => Columns.Index().First(c => c.Item == name).Index;

    public override bool GetBoolean(int ordinal) => false;

    public override byte GetByte(int ordinal) => 1;

    public override char GetChar(int ordinal) => Text[0];

    public override DateTime GetDateTime(int ordinal) => Time;

    public override decimal GetDecimal(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override Guid GetGuid(int ordinal) => Key;

    public override short GetInt16(int ordinal) => 1;

    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 1;

    public override string GetString(int ordinal) =>
        GetName(ordinal) switch
        {
            "Module" => Modules[everyModule ? row - 1 : 0],
            "Quantity" or "Percent" => "1",
            // A date as precise as its source.
            var name when PartialDates.Contains(name) => "2026",
            var name when FinancialYears.Contains(name) => "2021/22",
            var name => name.EndsWith("Json", StringComparison.Ordinal) ? "[]" : Text,
        };

    public override object GetValue(int ordinal) => 1;

    public override int GetValues(object[] values) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override string GetDataTypeName(int ordinal) => throw new NotSupportedException();

    public override Type GetFieldType(int ordinal) => typeof(object);

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();
}
