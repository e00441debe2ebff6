using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Changes of structures, local decisions, hubs and groups.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("023_Structure")]
internal sealed class AddStructure : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddStructureChanges(migrationBuilder);
        AddAreaCommittees(migrationBuilder);
        AddAreaDecisions(migrationBuilder);
        AddLocalGroups(migrationBuilder);
    }

    private static void AddStructureChanges(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_structure_changes",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 200),
                Change = t.Column<string>(maxLength: 4000),
                EqualityFindings = t.Column<string>(maxLength: 4000, nullable: true),
                EqualityProofedOn = t.Column<DateOnly?>(nullable: true),
                AdoptedOn = t.Column<DateOnly?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_structure_changes", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_structure_changes_PartnershipId_Title",
            "communityplanning_structure_changes",
            ["PartnershipId", "Title"]
        );
    }

    private static void AddAreaCommittees(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_area_committees",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                LocalAreaId = t.Column<Guid>(),
                BodyId = t.Column<Guid>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_area_committees", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_area_committees_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_area_committees_LocalAreaId",
            "communityplanning_area_committees",
            "LocalAreaId",
            unique: true
        );
    }

    private static void AddAreaDecisions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_area_decisions",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                LocalAreaId = t.Column<Guid>(),
                CommitteeId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 200),
                Detail = t.Column<string>(maxLength: 4000, nullable: true),
                DecidedOn = t.Column<DateOnly>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_area_decisions", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_area_decisions_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_communityplanning_area_decisions_LocalAreaId", "communityplanning_area_decisions", "LocalAreaId");
        migrationBuilder.CreateIndex(
            "IX_communityplanning_area_decisions_PartnershipId_DecidedOn",
            "communityplanning_area_decisions",
            ["PartnershipId", "DecidedOn"]
        );
    }

    private static void AddLocalGroups(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_local_groups",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                LocalAreaId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_local_groups", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_local_groups_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_local_groups_LocalAreaId_Name",
            "communityplanning_local_groups",
            ["LocalAreaId", "Name"],
            unique: true
        );
    }
}
