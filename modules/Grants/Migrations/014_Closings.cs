using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>Rounds and programmes that are closed, and when an allocation was released, also once it is closed.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("014_Closings")]
internal sealed class Closings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // Of those that were released before the ledger's entries tell.
        migrationBuilder.AddColumn<DateTime>("ReleasedUtc", "grants_allocations", nullable: true);
        foreach (var table in new[] { "grants_rounds", "grants_programmes" })
        {
            migrationBuilder.AddColumn<DateOnly>("ClosedOn", table, nullable: true);
            migrationBuilder.AddColumn<string>("ClosingNote", table, maxLength: 1000, nullable: true);
        }
    }
}
