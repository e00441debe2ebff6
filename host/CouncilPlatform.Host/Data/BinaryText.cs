using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Gives every column of text on SQL Server a binary collation, so that two texts are equal there exactly if they are on SQLite and
/// PostgreSQL, which compare bytes by default. SQL Server's own default ignores capital letters.
/// </summary>
internal sealed class BinaryText(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    public const string Collation = "Latin1_General_100_BIN2";

    protected override void ColumnDefinition(
        string? schema,
        string table,
        string name,
        ColumnOperation operation,
        IModel? model,
        MigrationCommandListBuilder builder
    )
    {
        if (operation.ClrType == typeof(string))
        {
            operation.Collation ??= Collation;
        }

        base.ColumnDefinition(schema, table, name, operation, model, builder);
    }
}
