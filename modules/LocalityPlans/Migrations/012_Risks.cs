using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Risks; joint groups and the needs assessments that they go by.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("012_Risks")]
internal sealed class AddRisks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateRisks(migrationBuilder);
        CreateGroups(migrationBuilder);
    }

    private static void CreateRisks(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_risks",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Risk = t.Column<string>(maxLength: 1000),
                Consequence = t.Column<string>(maxLength: 2000),
                Owner = t.Column<string>(maxLength: 120, nullable: true),
                Source = t.Column<string>(maxLength: 500),
                ClosedOn = t.Column<DateOnly>(nullable: true),
                ClosedBecause = t.Column<string>(maxLength: 1000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_risks", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_risks_PartnershipId_Number",
            "localityplans_risks",
            ["PartnershipId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_risk_controls",
            t => new
            {
                Id = t.Column<Guid>(),
                RiskId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Text = t.Column<string>(maxLength: 1000),
                InPlaceSince = t.Column<string>(maxLength: 10, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_risk_controls", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_risk_controls_risk",
                    x => x.RiskId,
                    "localityplans_risks",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_risk_controls_RiskId_Number",
            "localityplans_risk_controls",
            ["RiskId", "Number"],
            unique: true
        );
    }

    private static void CreateGroups(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_needs_assessments",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 300),
                Date = t.Column<string>(maxLength: 10, nullable: true),
                Address = t.Column<string>(maxLength: 500, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_needs_assessments", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_needs_assessments_PartnershipId_Slug",
            "localityplans_needs_assessments",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_joint_groups",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Name = t.Column<string>(maxLength: 200),
                Purpose = t.Column<string>(maxLength: 2000, nullable: true),
                Source = t.Column<string>(maxLength: 500),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_joint_groups", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_joint_groups_PartnershipId_Slug",
            "localityplans_joint_groups",
            ["PartnershipId", "Slug"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_joint_groups_PartnershipId_Name",
            "localityplans_joint_groups",
            ["PartnershipId", "Name"]
        );

        migrationBuilder.CreateTable(
            "localityplans_priority_areas",
            t => new
            {
                Id = t.Column<Guid>(),
                GroupId = t.Column<Guid>(),
                NeedsAssessmentId = t.Column<Guid>(nullable: true),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Place = t.Column<string>(maxLength: 200, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_priority_areas", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_priority_areas_group",
                    x => x.GroupId,
                    "localityplans_joint_groups",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_localityplans_priority_areas_assessment",
                    x => x.NeedsAssessmentId,
                    "localityplans_needs_assessments",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_priority_areas_GroupId_Number",
            "localityplans_priority_areas",
            ["GroupId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_priority_areas_NeedsAssessmentId",
            "localityplans_priority_areas",
            "NeedsAssessmentId"
        );
    }
}
