using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Host.Data;

/// <summary>The temporary table in which rows of one table wait, and the statements that move them.</summary>
/// <param name="type">The rows.</param>
/// <param name="name">The temporary table.</param>
internal sealed class StagingTable(IEntityType type, string name)
{
    // What becomes of a row: it is added, removed, or its columns of one of the sets are changed.
    private const string How = "\"_how\"";

    // Its version when it was read.
    private const string Was = "\"_was\"";
    private const int Added = -1;
    private const int Removed = -2;

    private readonly List<IProperty> _properties = [.. type.GetProperties()];
    private readonly IProperty? _version = type.GetProperties().SingleOrDefault(p => p.IsConcurrencyToken);
    private readonly Dictionary<string, int> _sets = new(StringComparer.Ordinal);
    private readonly string _table = $"main.\"{type.GetTableName()}\"";
    private readonly string _staged = $"temp.\"{name}\"";

    public IEntityType Type => type;

    /// <summary>Whether some of the rows are in the table already.</summary>
    public bool HasOld { get; private set; }

    /// <summary>Whether a row is its columns and nothing else.</summary>
    public static bool Fits(IEntityType type) =>
        !type.IsOwned()
        && type.BaseType is null
        && !type.GetDerivedTypes().Any()
        && !type.GetComplexProperties().Any()
        && type.FindPrimaryKey() is not null
        && type.GetProperties().All(p => p.ValueGenerated == ValueGenerated.Never && p.GetComputedColumnSql() is null)
        && type.GetProperties().Count(p => p.IsConcurrencyToken) <= 1;

    public string Create() => $"CREATE TEMP TABLE \"{name}\" AS SELECT {Columns()}, 0 AS {How}, 0 AS {Was} FROM {_table} WHERE 0";

    public string Drop() => $"DROP TABLE IF EXISTS {_staged}";

    public string Insert() =>
        $"INSERT INTO {_table} ({Columns()}) SELECT {Columns()} FROM {_staged} WHERE {How} = {Text(Added)} ORDER BY rowid";

    public string Remove() => $"DELETE FROM {_table} WHERE ({Keys()}) IN (SELECT {Keys()} FROM {_staged} WHERE {How} = {Text(Removed)})";

    public IEnumerable<string> Updates() =>
        _sets.Select(set =>
            $"UPDATE {_table} SET {set.Key} FROM {_staged} AS s WHERE s.{How} = {Text(set.Value)} AND {SameKey(type.GetTableName()!)}"
        );

    /// <summary>How many rows somebody else has changed or removed since they were read.</summary>
    public string Stale() =>
        $"SELECT COUNT(*) FROM {_staged} AS s LEFT JOIN {_table} AS t ON {SameKey("t")} WHERE s.{How} <> {Text(Added)} AND "
        + $"(t.{Column(type.FindPrimaryKey()!.Properties[0])} IS NULL{(_version is null ? "" : $" OR t.{Column(_version)} <> s.{Was}")})";

    /// <summary>Makes a command that <see cref="Fill"/> fills for each row.</summary>
    public void Prepare(SqliteCommand insert)
    {
        var parameters = _properties.Select(
            (p, i) => p.GetRelationalTypeMapping().CreateParameter(insert, Parameter(i), value: null, true)
        );
        insert.Parameters.AddRange(parameters.ToArray());
        insert.Parameters.AddWithValue("@how", Added);
        insert.Parameters.AddWithValue("@was", 0);
        // The names are those of the model's tables and columns.
#pragma warning disable CA2100
        insert.CommandText =
            $"INSERT INTO {_staged} ({Columns()}, {How}, {Was}) "
            + $"VALUES ({string.Join(", ", _properties.Select((_, i) => Parameter(i)))}, @how, @was)";
#pragma warning restore CA2100
    }

    public void Fill(SqliteCommand insert, EntityEntry row)
    {
        for (var i = 0; i < _properties.Count; i++)
        {
            var value = row.Property(_properties[i]).CurrentValue;
            insert.Parameters[i].Value =
                (_properties[i].GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value)
                ?? DBNull.Value;
        }

        HasOld |= row.State != EntityState.Added;
        insert.Parameters[_properties.Count].Value = row.State switch
        {
            EntityState.Added => Added,
            EntityState.Deleted => Removed,
            _ => SetOf(row),
        };
        insert.Parameters[_properties.Count + 1].Value =
            _version is null || row.State == EntityState.Added ? 0 : row.Property(_version).OriginalValue;
    }

    private int SetOf(EntityEntry row)
    {
        var set = string.Join(
            ", ",
            _properties.Where(p => p == _version || row.Property(p).IsModified).Select(p => $"{Column(p)} = s.{Column(p)}")
        );
        if (!_sets.TryGetValue(set, out var number))
        {
            _sets.Add(set, number = _sets.Count);
        }

        return number;
    }

    private string Columns() => string.Join(", ", _properties.Select(Column));

    private string Keys() => string.Join(", ", type.FindPrimaryKey()!.Properties.Select(Column));

    private string SameKey(string other) =>
        string.Join(" AND ", type.FindPrimaryKey()!.Properties.Select(p => $"\"{other}\".{Column(p)} = s.{Column(p)}"));

    private string Column(IProperty property) =>
        $"\"{property.GetColumnName(StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value)}\"";

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
