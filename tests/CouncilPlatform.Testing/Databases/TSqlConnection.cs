using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.Data.SqlClient;

namespace CouncilPlatform.Testing.Databases;

/// <summary>A connection to no server: see <see cref="TSqlStandIn"/>.</summary>
internal sealed class TSqlConnection(int rows) : DbConnection
{
    private ConnectionState state;

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "stand-in";

    public override string DataSource => "stand-in";

    public override string ServerVersion => "16.0";

    public override ConnectionState State => state;

    public override void Open() => state = ConnectionState.Open;

    public override void Close() => state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Transaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new Command(rows);

    private sealed class Transaction(DbConnection connection, IsolationLevel isolation) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => isolation;

        protected override DbConnection? DbConnection => connection;

        public override void Commit() { }

        public override void Rollback() { }
    }

    private sealed class Command(int rows) : DbCommand
    {
        private readonly SqlCommand parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() { }

        public override void Prepare() { }

        public override int ExecuteNonQuery()
        {
            TSqlStatements.Parse(CommandText);
            return 1;
        }

        public override object? ExecuteScalar()
        {
            TSqlStatements.Parse(CommandText);
            return 1;
        }

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
            new TSqlReader(
                TSqlStatements.Parse(CommandText),
                // The audit trail always has its head.
                CommandText.Contains("core_audit_heads", StringComparison.Ordinal)
                    ? 1
                    : rows,
                everyModule: CommandText.Contains(PartnershipDirectory.Tag, StringComparison.Ordinal)
            );

        protected override void Dispose(bool disposing)
        {
            parameters.Dispose();
            base.Dispose(disposing);
        }
    }
}
