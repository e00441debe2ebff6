using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>Monitoring returns, what was sent in, and who was reminded.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("010_Monitoring")]
internal sealed class Monitoring : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_monitoring_returns",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AllocationId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(nullable: true),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                DueOn = t.Column<DateOnly>(),
                AsksSpending = t.Column<bool>(),
                AsksNarrative = t.Column<bool>(),
                AsksActuals = t.Column<bool>(),
                Stage = t.Column<string>(maxLength: 40),
                Remark = t.Column<string>(maxLength: 2000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_monitoring_returns", x => x.Id);
                t.ForeignKey(
                    "FK_grants_monitoring_returns_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_monitoring_returns_AllocationId_Number",
            "grants_monitoring_returns",
            ["AllocationId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_grants_monitoring_returns_PartnershipId_DueOn",
            "grants_monitoring_returns",
            ["PartnershipId", "DueOn"]
        );

        migrationBuilder.CreateTable(
            "grants_monitoring_submissions",
            t => new
            {
                Id = t.Column<Guid>(),
                MonitoringReturnId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Narrative = t.Column<string>(nullable: true),
                SpentRevenuePence = t.Column<long>(nullable: true),
                SpentCapitalPence = t.Column<long>(nullable: true),
                ActualsJson = t.Column<string>(),
                SubmittedUtc = t.Column<DateTime>(),
                Outcome = t.Column<string>(maxLength: 40, nullable: true),
                Reason = t.Column<string>(maxLength: 2000, nullable: true),
                ReviewedUtc = t.Column<DateTime>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_monitoring_submissions", x => x.Id);
                t.ForeignKey(
                    "FK_grants_monitoring_submissions_return",
                    x => x.MonitoringReturnId,
                    "grants_monitoring_returns",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_monitoring_submissions_MonitoringReturnId_Number",
            "grants_monitoring_submissions",
            ["MonitoringReturnId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_monitoring_reminders",
            t => new
            {
                Id = t.Column<Guid>(),
                MonitoringReturnId = t.Column<Guid>(),
                On = t.Column<DateOnly>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_monitoring_reminders", x => x.Id);
                t.ForeignKey(
                    "FK_grants_monitoring_reminders_return",
                    x => x.MonitoringReturnId,
                    "grants_monitoring_returns",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_monitoring_reminders_MonitoringReturnId_On",
            "grants_monitoring_reminders",
            ["MonitoringReturnId", "On"],
            unique: true
        );
    }
}
