using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Requests for resources, and how communities were engaged.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("022_Engagement")]
internal sealed class AddEngagement : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddResourceRequests(migrationBuilder);
        AddEngagementEvidence(migrationBuilder);
    }

    private static void AddResourceRequests(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_resource_requests",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 200),
                OrganisationId = t.Column<Guid>(),
                LocalOutcomeId = t.Column<Guid?>(nullable: true),
                LocalAreaId = t.Column<Guid?>(nullable: true),
                Pence = t.Column<long?>(nullable: true),
                InKind = t.Column<string>(maxLength: 1000, nullable: true),
                State = t.Column<string>(maxLength: 40),
                Reason = t.Column<string>(maxLength: 1000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_resource_requests", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_resource_requests_outcome",
                    x => x.LocalOutcomeId,
                    "communityplanning_local_outcomes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_resource_requests_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_resource_requests_PartnershipId_Title",
            "communityplanning_resource_requests",
            ["PartnershipId", "Title"]
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_resource_requests_LocalOutcomeId",
            "communityplanning_resource_requests",
            "LocalOutcomeId"
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_resource_requests_LocalAreaId",
            "communityplanning_resource_requests",
            "LocalAreaId"
        );
    }

    private static void AddEngagementEvidence(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_engagement_evidence",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ResourceRequestId = t.Column<Guid?>(nullable: true),
                LocalAreaId = t.Column<Guid?>(nullable: true),
                Title = t.Column<string>(maxLength: 200),
                Method = t.Column<string>(maxLength: 100),
                HeldOn = t.Column<DateOnly>(),
                Participants = t.Column<int?>(nullable: true),
                Findings = t.Column<string>(maxLength: 4000),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_engagement_evidence", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_engagement_evidence_request",
                    x => x.ResourceRequestId,
                    "communityplanning_resource_requests",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_engagement_evidence_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_engagement_evidence_held_on",
            "communityplanning_engagement_evidence",
            ["PartnershipId", "HeldOn"]
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_engagement_evidence_ResourceRequestId",
            "communityplanning_engagement_evidence",
            "ResourceRequestId"
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_engagement_evidence_LocalAreaId",
            "communityplanning_engagement_evidence",
            "LocalAreaId"
        );
    }
}
