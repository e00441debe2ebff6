using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Figures that are split or of another measure, and why a figure is missing; which measure of an indicator is its own.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("032_PublishedFigures")]
internal sealed class AddPublishedFigures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        const string observations = "communityplanning_observations";
        migrationBuilder.AddColumn<string>("Dimension", observations, maxLength: 100, defaultValue: "");
        migrationBuilder.AddColumn<string>("Category", observations, maxLength: 200, defaultValue: "");
        migrationBuilder.AddColumn<string>("Measure", observations, maxLength: 200, defaultValue: "");
        migrationBuilder.AddColumn<string>("Missing", observations, maxLength: 40, nullable: true);
        migrationBuilder.AddColumn<string>("Missing", "communityplanning_observation_revisions", maxLength: 40, nullable: true);
        migrationBuilder.DropIndex("IX_communityplanning_observations_period", observations);
        migrationBuilder.CreateIndex(
            "IX_communityplanning_observations_part",
            observations,
            ["IndicatorId", "Period", "ReportingBodyId", "Dimension", "Category", "Measure"],
            unique: true
        );
        migrationBuilder.AddColumn<string>("OwnMeasure", "communityplanning_indicators", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<string>("AreaCode", "communityplanning_reporting_bodies", maxLength: 20, nullable: true);
    }
}
