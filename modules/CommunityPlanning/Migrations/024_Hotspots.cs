using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Hotspots, and the list of arrangements.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("024_Hotspots")]
internal sealed class AddHotspots : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddReportedHotspots(migrationBuilder);
        AddArrangements(migrationBuilder);
    }

    private static void AddReportedHotspots(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_hotspots",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                LocalAreaId = t.Column<Guid>(),
                LeadId = t.Column<Guid>(),
                LocalOutcomeId = t.Column<Guid?>(nullable: true),
                Title = t.Column<string>(maxLength: 200),
                IdentifiedOn = t.Column<DateOnly>(),
                ImmediateAction = t.Column<string>(maxLength: 2000),
                ClosedOn = t.Column<DateOnly?>(nullable: true),
                Result = t.Column<string>(maxLength: 2000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_hotspots", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_hotspots_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_hotspots_outcome",
                    x => x.LocalOutcomeId,
                    "communityplanning_local_outcomes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_hotspots_PartnershipId_IdentifiedOn",
            "communityplanning_hotspots",
            ["PartnershipId", "IdentifiedOn"]
        );
        migrationBuilder.CreateIndex("IX_communityplanning_hotspots_LocalAreaId", "communityplanning_hotspots", "LocalAreaId");
        migrationBuilder.CreateIndex("IX_communityplanning_hotspots_LocalOutcomeId", "communityplanning_hotspots", "LocalOutcomeId");
    }

    private static void AddArrangements(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_arrangements",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Name = t.Column<string>(maxLength: 200),
                Lead = t.Column<string>(maxLength: 200, nullable: true),
                Formality = t.Column<string>(maxLength: 40),
                Cadence = t.Column<string>(maxLength: 200, nullable: true),
                CadenceMonths = t.Column<int?>(nullable: true),
                Retained = t.Column<bool>(),
                InactiveReason = t.Column<string>(maxLength: 500, nullable: true),
                Note = t.Column<string>(maxLength: 2000, nullable: true),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_arrangements", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_arrangements_PartnershipId_Name",
            "communityplanning_arrangements",
            ["PartnershipId", "Name"],
            unique: true
        );
    }
}
