using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>
/// Which actions of the locality plans serve which outcome; the themed group of an outcome and of an issue; the figures of a local area.
/// </summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("029_Links")]
internal sealed class AddLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_outcome_links",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                LocalOutcomeId = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
                LocalAreaId = t.Column<Guid?>(nullable: true),
                Completed = t.Column<bool>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_outcome_links", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_outcome_links_outcome",
                    x => x.LocalOutcomeId,
                    "communityplanning_local_outcomes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_outcome_links_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_outcome_links_LocalOutcomeId_ActionId",
            "communityplanning_outcome_links",
            ["LocalOutcomeId", "ActionId"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_communityplanning_outcome_links_ActionId", "communityplanning_outcome_links", "ActionId");
        migrationBuilder.CreateIndex("IX_communityplanning_outcome_links_LocalAreaId", "communityplanning_outcome_links", "LocalAreaId");

        // Without a foreign key: SQLite adds none to a table that is there.
        migrationBuilder.AddColumn<Guid>("ThemedGroupId", "communityplanning_local_outcomes", nullable: true);
        migrationBuilder.AddColumn<Guid>("ThemedGroupId", "communityplanning_performance_issues", nullable: true);
        migrationBuilder.AddColumn<Guid>("LocalAreaId", "communityplanning_reporting_bodies", nullable: true);
    }
}
