using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Family groups, deflators, and what services cost across partners.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("004_Benchmarking")]
internal sealed class AddBenchmarking : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddFamilyGroups(migrationBuilder);
        AddDeflators(migrationBuilder);
        AddServiceCosts(migrationBuilder);
    }

    private static void AddFamilyGroups(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_family_groups",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Name = t.Column<string>(maxLength: 200),
                Edition = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_family_groups", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_family_groups_PartnershipId_Slug_Edition",
            "communityplanning_family_groups",
            ["PartnershipId", "Slug", "Edition"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_family_group_members",
            t => new
            {
                Id = t.Column<Guid>(),
                FamilyGroupId = t.Column<Guid>(),
                ReportingBodyId = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_family_group_members", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_family_group_members_group",
                    x => x.FamilyGroupId,
                    "communityplanning_family_groups",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_family_group_members_body",
                    x => x.ReportingBodyId,
                    "communityplanning_reporting_bodies",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_family_group_members_group",
            "communityplanning_family_group_members",
            ["FamilyGroupId", "ReportingBodyId"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_family_group_members_ReportingBodyId",
            "communityplanning_family_group_members",
            "ReportingBodyId"
        );
    }

    private static void AddDeflators(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_deflator_series",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                Source = t.Column<string>(maxLength: 300),
                BasePeriod = t.Column<string>(maxLength: 20),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_deflator_series", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_deflator_series_PartnershipId_Slug",
            "communityplanning_deflator_series",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_deflators",
            t => new
            {
                Id = t.Column<Guid>(),
                DeflatorSeriesId = t.Column<Guid>(),
                Period = t.Column<string>(maxLength: 20),
                Percent = t.Column<string>(maxLength: 30),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_deflators", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_deflators_series",
                    x => x.DeflatorSeriesId,
                    "communityplanning_deflator_series",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_deflators_DeflatorSeriesId_Period",
            "communityplanning_deflators",
            ["DeflatorSeriesId", "Period"],
            unique: true
        );
    }

    private static void AddServiceCosts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_service_costs",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Service = t.Column<string>(maxLength: 200),
                Period = t.Column<string>(maxLength: 20),
                Quantity = t.Column<string>(maxLength: 30),
                Unit = t.Column<string>(maxLength: 100),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_service_costs", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_service_costs_PartnershipId_Service_Period",
            "communityplanning_service_costs",
            ["PartnershipId", "Service", "Period"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_service_cost_shares",
            t => new
            {
                Id = t.Column<Guid>(),
                ServiceCostId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Activity = t.Column<string>(maxLength: 200),
                Pence = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_service_cost_shares", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_service_cost_shares_cost",
                    x => x.ServiceCostId,
                    "communityplanning_service_costs",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_service_cost_shares_ServiceCostId_Number",
            "communityplanning_service_cost_shares",
            ["ServiceCostId", "Number"],
            unique: true
        );
    }
}
