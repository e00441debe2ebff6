using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Districts' plans, the objectives they serve, and what is done towards these.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("002_LocalityPlans")]
internal sealed class AddLocalityPlans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_locality_plans",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                DistrictId = t.Column<Guid>(),
                Year = t.Column<int>(),
                GoverningBodyId = t.Column<Guid>(nullable: true),
                State = t.Column<string>(maxLength: 40),
                NegotiatedOn = t.Column<DateOnly>(nullable: true),
                AgreedOn = t.Column<DateOnly>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_locality_plans", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_locality_plans_PartnershipId_DistrictId_Year",
            "localityplans_locality_plans",
            ["PartnershipId", "DistrictId", "Year"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_locality_plans_PartnershipId_Year",
            "localityplans_locality_plans",
            ["PartnershipId", "Year"]
        );

        migrationBuilder.CreateTable(
            "localityplans_plan_objectives",
            t => new
            {
                Id = t.Column<Guid>(),
                LocalityPlanId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 500),
                Strategy = t.Column<string>(maxLength: 200),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_plan_objectives", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_plan_objectives_plan",
                    x => x.LocalityPlanId,
                    "localityplans_locality_plans",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_plan_objectives_LocalityPlanId_Number",
            "localityplans_plan_objectives",
            ["LocalityPlanId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_plan_activities",
            t => new
            {
                Id = t.Column<Guid>(),
                LocalityPlanId = t.Column<Guid>(),
                PlanObjectiveId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Tier = t.Column<string>(maxLength: 40),
                Title = t.Column<string>(maxLength: 200),
                Detail = t.Column<string>(maxLength: 4000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_plan_activities", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_plan_activities_plan",
                    x => x.LocalityPlanId,
                    "localityplans_locality_plans",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_localityplans_plan_activities_objective",
                    x => x.PlanObjectiveId,
                    "localityplans_plan_objectives",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_plan_activities_LocalityPlanId_Number",
            "localityplans_plan_activities",
            ["LocalityPlanId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_plan_activities_PlanObjectiveId",
            "localityplans_plan_activities",
            "PlanObjectiveId"
        );
    }
}
