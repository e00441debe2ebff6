using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>What funds and allocations hold, kept beside the ledger, and when an allocation first held anything.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("022_Balances")]
internal sealed class Balances : Migration
{
    private static readonly string[] Streams = ["Revenue", "Capital"];

    // Each state with the kinds of entry that bring money into it and take money out of it.
    private static readonly (string State, string[] In, string[] Out)[] States =
    [
        ("Free", ["Received", "Withdrawn", "Released", "Returned", "ClawedBack"], ["Proposed"]),
        ("Proposed", ["Proposed"], ["Committed", "Withdrawn"]),
        ("Committed", ["Committed"], ["Paid", "Released"]),
        ("Paid", ["Paid"], ["Returned", "ClawedBack"]),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Add(migrationBuilder, "grants_funds", "FundId", States);
        Add(migrationBuilder, "grants_allocations", "AllocationId", States[1..]);
        // Every allocation was made with its first entry.
        migrationBuilder.AddColumn<DateTime>("SetAsideUtc", "grants_allocations", nullable: false, defaultValue: DateTime.UnixEpoch);
        migrationBuilder.Sql(
            """
            UPDATE "grants_allocations" SET "SetAsideUtc" = (
                SELECT MIN(e."AtUtc") FROM "grants_ledger_entries" e WHERE e."AllocationId" = "grants_allocations"."Id")
            WHERE EXISTS (SELECT 1 FROM "grants_ledger_entries" e WHERE e."AllocationId" = "grants_allocations"."Id")
            """
        );
        migrationBuilder.CreateIndex(
            "IX_grants_allocations_PartnershipId_SetAsideUtc_Id",
            "grants_allocations",
            ["PartnershipId", "SetAsideUtc", "Id"]
        );
    }

    private static void Add(MigrationBuilder migrationBuilder, string table, string key, (string State, string[] In, string[] Out)[] states)
    {
        foreach (var (state, takesIn, gives) in states)
        {
            foreach (var stream in Streams)
            {
                migrationBuilder.AddColumn<long>(state + stream, table, nullable: false, defaultValue: 0L);
                migrationBuilder.Sql(
                    $"""
                    UPDATE "{table}" SET "{state}{stream}" = COALESCE((
                        SELECT SUM(CASE WHEN e."Kind" IN ({List(takesIn)}) THEN e."Pence" WHEN e."Kind" IN ({List(
                        gives
                    )}) THEN -e."Pence" ELSE 0 END)
                        FROM "grants_ledger_entries" e WHERE e."{key}" = "{table}"."Id" AND e."Stream" = '{stream}'), 0)
                    """
                );
            }
        }
    }

    private static string List(IEnumerable<string> kinds) => string.Join(", ", kinds.Select(k => $"'{k}'"));
}
