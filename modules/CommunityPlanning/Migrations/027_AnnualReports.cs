using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Annual reports as they were published.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("027_AnnualReports")]
internal sealed class AddAnnualReports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddReports(migrationBuilder);
        AddOutcomes(migrationBuilder);
        AddPartners(migrationBuilder);
        AddParticipation(migrationBuilder);
    }

    private static void AddReports(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_annual_reports",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                FinancialYear = t.Column<string>(maxLength: 20),
                FirstDay = t.Column<DateOnly>(),
                LastDay = t.Column<DateOnly>(),
                PublishedUtc = t.Column<DateTime>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_annual_reports", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_annual_reports_PartnershipId_FinancialYear",
            "communityplanning_annual_reports",
            ["PartnershipId", "FinancialYear"],
            unique: true
        );
    }

    private static void AddOutcomes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_annual_report_outcomes",
            t => new
            {
                Id = t.Column<Guid>(),
                AnnualReportId = t.Column<Guid>(),
                Number = t.Column<int>(),
                NationalOutcome = t.Column<string>(maxLength: 500),
                Outcome = t.Column<string>(maxLength: 500),
                Indicator = t.Column<string>(maxLength: 500, nullable: true),
                Value = t.Column<string>(maxLength: 30, nullable: true),
                Status = t.Column<string>(maxLength: 40, nullable: true),
                Target = t.Column<string>(maxLength: 30, nullable: true),
                State = t.Column<string>(maxLength: 40, nullable: true),
                Reason = t.Column<string>(maxLength: 500),
                Commentary = t.Column<string>(maxLength: 4000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_annual_report_outcomes", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_annual_report_outcomes_report",
                    x => x.AnnualReportId,
                    "communityplanning_annual_reports",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_annual_report_outcomes_number",
            "communityplanning_annual_report_outcomes",
            ["AnnualReportId", "Number"],
            unique: true
        );
    }

    private static void AddPartners(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_annual_report_partners",
            t => new
            {
                Id = t.Column<Guid>(),
                AnnualReportId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Partner = t.Column<string>(maxLength: 300),
                IndicatorsDue = t.Column<int>(),
                IndicatorsReturned = t.Column<int>(),
                ActionsLed = t.Column<int>(),
                ActionsJoined = t.Column<int>(),
                BudgetPence = t.Column<long>(),
                AlignedPence = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_annual_report_partners", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_annual_report_partners_report",
                    x => x.AnnualReportId,
                    "communityplanning_annual_reports",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_annual_report_partners_number",
            "communityplanning_annual_report_partners",
            ["AnnualReportId", "Number"],
            unique: true
        );
    }

    private static void AddParticipation(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_annual_report_participation",
            t => new
            {
                Id = t.Column<Guid>(),
                AnnualReportId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Area = t.Column<string>(maxLength: 200),
                Engagements = t.Column<int>(),
                Participants = t.Column<int>(),
                Uncounted = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_annual_report_participation", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_annual_report_participation_report",
                    x => x.AnnualReportId,
                    "communityplanning_annual_reports",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_annual_report_participation_number",
            "communityplanning_annual_report_participation",
            ["AnnualReportId", "Number"],
            unique: true
        );
    }
}
