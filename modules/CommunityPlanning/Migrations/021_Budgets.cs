using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>What agencies mean to spend.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("021_Budgets")]
internal sealed class AddBudgets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_budget_lines",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Reference = t.Column<string>(maxLength: 60),
                OrganisationId = t.Column<Guid>(),
                LocalAreaId = t.Column<Guid?>(nullable: true),
                LocalOutcomeId = t.Column<Guid?>(nullable: true),
                Title = t.Column<string>(maxLength: 200),
                FinancialYear = t.Column<string>(maxLength: 20),
                Firmness = t.Column<string>(maxLength: 40),
                Approach = t.Column<string>(maxLength: 40, nullable: true),
                Pence = t.Column<long>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_budget_lines", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_budget_lines_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_budget_lines_outcome",
                    x => x.LocalOutcomeId,
                    "communityplanning_local_outcomes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_budget_lines_PartnershipId_Reference",
            "communityplanning_budget_lines",
            ["PartnershipId", "Reference"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_communityplanning_budget_lines_LocalAreaId", "communityplanning_budget_lines", "LocalAreaId");
        migrationBuilder.CreateIndex(
            "IX_communityplanning_budget_lines_LocalOutcomeId",
            "communityplanning_budget_lines",
            "LocalOutcomeId"
        );
    }
}
