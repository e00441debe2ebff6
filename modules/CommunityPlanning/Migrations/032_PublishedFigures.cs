using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>
/// Figures that are split or of another measure, and why a figure is missing; which measure of an indicator is its own; how
/// files with them are read.
/// </summary>
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

        const string mappings = "communityplanning_figure_mappings";
        migrationBuilder.AddColumn<string>("CodeColumn", mappings, maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<string>("MeasureColumn", mappings, maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<string>("UnitColumn", mappings, maxLength: 200, nullable: true);
        migrationBuilder.CreateTable(
            "communityplanning_figure_mapping_columns",
            t => new
            {
                Id = t.Column<Guid>(),
                FigureMappingId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Use = t.Column<string>(maxLength: 40),
                Indicator = t.Column<string>(maxLength: 60, nullable: true),
                Measure = t.Column<string>(maxLength: 200, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_figure_mapping_columns", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_figure_mapping_columns_mapping",
                    x => x.FigureMappingId,
                    mappings,
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_figure_mapping_columns_number",
            "communityplanning_figure_mapping_columns",
            ["FigureMappingId", "Number"],
            unique: true
        );
        migrationBuilder.CreateTable(
            "communityplanning_figure_mapping_words",
            t => new
            {
                Id = t.Column<Guid>(),
                FigureMappingId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Column = t.Column<string>(maxLength: 200),
                Written = t.Column<string>(maxLength: 200),
                Meaning = t.Column<string>(maxLength: 200),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_figure_mapping_words", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_figure_mapping_words_mapping",
                    x => x.FigureMappingId,
                    mappings,
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_figure_mapping_words_number",
            "communityplanning_figure_mapping_words",
            ["FigureMappingId", "Number"],
            unique: true
        );
    }
}
