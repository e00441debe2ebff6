using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Snapshots of how plans stood, for scrutiny.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("015_MonitoringReports")]
internal sealed class AddMonitoringReports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_monitoring_reports",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                AsAt = t.Column<DateOnly>(),
                PlanId = t.Column<Guid>(),
                PlanTitle = t.Column<string>(maxLength: 200),
                ReportedTo = t.Column<string>(maxLength: 120, nullable: true),
                Fingerprint = t.Column<string>(maxLength: 64),
                TakenUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_monitoring_reports", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_monitoring_reports_plan",
                    x => x.PlanId,
                    "localityplans_action_plans",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_monitoring_reports_PartnershipId_Number",
            "localityplans_monitoring_reports",
            ["PartnershipId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_localityplans_monitoring_reports_PlanId", "localityplans_monitoring_reports", "PlanId");

        migrationBuilder.CreateTable(
            "localityplans_monitoring_rows",
            t => new
            {
                Id = t.Column<Guid>(),
                ReportId = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Theme = t.Column<string>(maxLength: 200),
                Opportunity = t.Column<string>(maxLength: 500),
                Action = t.Column<string>(maxLength: 200),
                Owners = t.Column<string>(nullable: true),
                KeyDate = t.Column<string>(maxLength: 500, nullable: true),
                DueBy = t.Column<DateOnly>(nullable: true),
                Status = t.Column<string>(maxLength: 40),
                Reached = t.Column<int>(nullable: true),
                Expected = t.Column<int>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_monitoring_rows", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_monitoring_rows_report",
                    x => x.ReportId,
                    "localityplans_monitoring_reports",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_monitoring_rows_ReportId_Number",
            "localityplans_monitoring_rows",
            ["ReportId", "Number"],
            unique: true
        );
    }
}
