using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// How many connections all operations may keep between their statements: a third of the pool. The others go back after each statement, so
/// operations that hold one connection and wait for another never wait for each other.
/// </summary>
internal sealed class ConnectionBudget(IOptions<DataOptions> data)
{
    private int _left = PoolSize(data.Value) / 3;

    public bool Take()
    {
        if (Interlocked.Decrement(ref _left) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref _left);
        return false;
    }

    public void Return(int connections) => Interlocked.Add(ref _left, connections);

    private static int PoolSize(DataOptions data) =>
        data.Provider switch
        {
            "postgres" => new NpgsqlConnectionStringBuilder(data.ConnectionString).MaxPoolSize,
            "sqlserver" => new SqlConnectionStringBuilder(data.ConnectionString).MaxPoolSize,
            // The pool of SQLite's driver has no limit.
            _ => int.MaxValue,
        };
}
