using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>What lists are sorted by and grants are added up by, and the map of several councils' grants.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("009_Totals")]
internal sealed class Totals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("SortTitle", "grants_awards", maxLength: 100, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<string>("AreaCode", "grants_awards", nullable: true);
        migrationBuilder.AddColumn<string>("AreaName", "grants_awards", nullable: true);
        migrationBuilder.AddColumn<string>("SortName", "grants_recipients", maxLength: 100, nullable: false, defaultValue: "");
        migrationBuilder.Sql("""UPDATE "grants_recipients" SET "SortName" = UPPER(SUBSTRING("Name", 1, 100))""");
        // Without a digest the next import takes each grant for changed, and so notes its area, which was not kept before.
        migrationBuilder.Sql("""UPDATE "grants_awards" SET "SortTitle" = UPPER(SUBSTRING("Title", 1, 100)), "Digest" = ''""");
        migrationBuilder.CreateIndex("IX_grants_awards_PartnershipId_SortTitle", "grants_awards", ["PartnershipId", "SortTitle"]);
        migrationBuilder.CreateIndex("IX_grants_recipients_PartnershipId_SortName", "grants_recipients", ["PartnershipId", "SortName"]);
        migrationBuilder.CreateIndex("IX_grants_allocations_PartnershipId_Title", "grants_allocations", ["PartnershipId", "Title"]);
        migrationBuilder.CreateIndex(
            "IX_grants_applications_PartnershipId_SubmittedUtc",
            "grants_applications",
            ["PartnershipId", "SubmittedUtc"]
        );
        CreateGrantMaps(migrationBuilder);
    }

    private static void CreateGrantMaps(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_grant_maps",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                ReportDue = t.Column<DateOnly>(nullable: true),
                ReportToJson = t.Column<string>(),
                Source = t.Column<string>(maxLength: 500),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_grants_grant_maps", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_grants_grant_maps_PartnershipId_Slug",
            "grants_grant_maps",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_grant_map_councils",
            t => new
            {
                MapId = t.Column<Guid>(),
                CouncilId = t.Column<Guid>(),
                Number = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_grant_map_councils", x => new { x.MapId, x.CouncilId });
                t.ForeignKey(
                    "FK_grants_grant_map_councils_grants_grant_maps_MapId",
                    x => x.MapId,
                    "grants_grant_maps",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );

        migrationBuilder.CreateTable(
            "grants_grant_map_entries",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                MapId = t.Column<Guid>(),
                CouncilId = t.Column<Guid>(),
                Scheme = t.Column<string>(maxLength: 200),
                Type = t.Column<string>(maxLength: 60),
                Purpose = t.Column<string>(maxLength: 2000, nullable: true),
                Governance = t.Column<string>(maxLength: 2000, nullable: true),
                Timescale = t.Column<string>(maxLength: 500, nullable: true),
                Opens = t.Column<string>(maxLength: 10, nullable: true),
                Closes = t.Column<string>(maxLength: 10, nullable: true),
                BudgetPence = t.Column<long>(nullable: true),
                Source = t.Column<string>(maxLength: 500),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_grant_map_entries", x => x.Id);
                t.ForeignKey(
                    "FK_grants_grant_map_entries_grants_grant_maps_MapId",
                    x => x.MapId,
                    "grants_grant_maps",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_grant_map_entries_MapId_CouncilId_Scheme",
            "grants_grant_map_entries",
            ["MapId", "CouncilId", "Scheme"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_grants_grant_map_entries_MapId_Type", "grants_grant_map_entries", ["MapId", "Type"]);
    }
}
