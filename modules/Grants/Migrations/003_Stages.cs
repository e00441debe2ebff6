using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>What was "allocated" counts as proposed: nobody has promised it yet.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("003_Stages")]
internal sealed class Stages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""UPDATE "grants_ledger_entries" SET "Kind" = 'Withdrawn' WHERE "Kind" = 'Released'""");
        migrationBuilder.Sql("""UPDATE "grants_ledger_entries" SET "Kind" = 'Proposed' WHERE "Kind" = 'Allocated'""");
        migrationBuilder.Sql("""UPDATE "grants_allocations" SET "State" = 'Proposed' WHERE "State" = 'Allocated'""");
    }
}
