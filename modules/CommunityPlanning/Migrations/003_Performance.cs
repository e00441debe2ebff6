using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>What is said of targets, what stands in their way, and the reports that were published.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("003_Performance")]
internal sealed class AddPerformance : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_commentaries",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                IndicatorTargetId = t.Column<Guid>(),
                Text = t.Column<string>(maxLength: 4000),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_commentaries", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_commentaries_target",
                    x => x.IndicatorTargetId,
                    "communityplanning_indicator_targets",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_commentaries_IndicatorTargetId",
            "communityplanning_commentaries",
            "IndicatorTargetId"
        );

        migrationBuilder.CreateTable(
            "communityplanning_performance_issues",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                IndicatorTargetId = t.Column<Guid>(),
                Issue = t.Column<string>(maxLength: 2000),
                Solution = t.Column<string>(maxLength: 2000, nullable: true),
                ThemedGroup = t.Column<string>(maxLength: 200, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_performance_issues", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_performance_issues_target",
                    x => x.IndicatorTargetId,
                    "communityplanning_indicator_targets",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_performance_issues_IndicatorTargetId",
            "communityplanning_performance_issues",
            "IndicatorTargetId"
        );

        migrationBuilder.CreateTable(
            "communityplanning_published_reports",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OutcomeAgreementId = t.Column<Guid>(),
                Period = t.Column<string>(maxLength: 20),
                PublishedUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_published_reports", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_published_reports_agreement",
                    x => x.OutcomeAgreementId,
                    "communityplanning_outcome_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_published_reports_period",
            "communityplanning_published_reports",
            ["OutcomeAgreementId", "Period"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_published_lines",
            t => new
            {
                Id = t.Column<Guid>(),
                PublishedReportId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Indicator = t.Column<string>(maxLength: 500),
                State = t.Column<string>(maxLength: 40, nullable: true),
                Reason = t.Column<string>(maxLength: 500),
                Commentary = t.Column<string>(maxLength: 4000, nullable: true),
                Influence = t.Column<string>(maxLength: 40),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_published_lines", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_published_lines_report",
                    x => x.PublishedReportId,
                    "communityplanning_published_reports",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_published_lines_PublishedReportId_Number",
            "communityplanning_published_lines",
            ["PublishedReportId", "Number"],
            unique: true
        );
    }
}
