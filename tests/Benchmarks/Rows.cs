using System.Data.Common;
using System.Globalization;

namespace Benchmarks;

/// <summary>Rows for a table, inserted many with each statement: one by one, a million take too long.</summary>
internal sealed class Rows(DbConnection connection, string table, params string[] columns) : IDisposable
{
    private const int AtOnce = 20;

    private readonly DbCommand _many = Command(connection, table, columns, AtOnce);
    private readonly List<object?> _values = [];

    public void Add(params object?[] row) => _values.AddRange(row);

    public void Insert()
    {
        foreach (var values in _values.Chunk(AtOnce * columns.Length))
        {
            var rows = values.Length / columns.Length;
            using var few = rows < AtOnce ? Command(connection, table, columns, rows) : null;
            var command = few ?? _many;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        _values.Clear();
    }

    public void Dispose() => _many.Dispose();

    private static DbCommand Command(DbConnection connection, string table, string[] columns, int rows)
    {
        var command = connection.CreateCommand();
        for (var i = 0; i < rows * columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
        }

        var names = command.Parameters.Cast<DbParameter>().Select(p => p.ParameterName).Chunk(columns.Length);
        var quoted = columns.Select(c => $"\"{c}\"");
        command.CommandText =
            $"INSERT INTO {table} ({string.Join(", ", quoted)}) VALUES {string.Join(", ", names.Select(n => $"({string.Join(", ", n)})"))}";
        return command;
    }
}
