using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>How files of figures are read.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("028_Mappings")]
internal sealed class AddMappings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_figure_mappings",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 60),
                BodyColumn = t.Column<string>(maxLength: 200, nullable: true),
                IndicatorColumn = t.Column<string>(maxLength: 200, nullable: true),
                Indicator = t.Column<string>(maxLength: 60, nullable: true),
                StatusColumn = t.Column<string>(maxLength: 200, nullable: true),
                PeriodColumn = t.Column<string>(maxLength: 200, nullable: true),
                ValueColumn = t.Column<string>(maxLength: 200, nullable: true),
                FamilyColumn = t.Column<string>(maxLength: 200, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_figure_mappings", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_figure_mappings_PartnershipId_Name",
            "communityplanning_figure_mappings",
            ["PartnershipId", "Name"],
            unique: true
        );
    }
}
