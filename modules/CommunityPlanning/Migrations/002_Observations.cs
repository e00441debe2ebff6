using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Figures, what they said before, and whose they are.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("002_Observations")]
internal sealed class AddObservations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_reporting_bodies",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(nullable: true),
                Slug = t.Column<string>(maxLength: 60),
                Name = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_reporting_bodies", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_reporting_bodies_PartnershipId_Slug",
            "communityplanning_reporting_bodies",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_observations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                IndicatorId = t.Column<Guid>(),
                ReportingBodyId = t.Column<Guid>(),
                Period = t.Column<string>(maxLength: 20),
                PeriodKind = t.Column<string>(maxLength: 40),
                PeriodEnds = t.Column<DateOnly>(),
                Value = t.Column<string>(maxLength: 30),
                Status = t.Column<string>(maxLength: 40),
                DefinitionNumber = t.Column<int>(),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                RecordedUtc = t.Column<DateTime>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_observations", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_observations_indicator",
                    x => x.IndicatorId,
                    "communityplanning_indicators",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_observations_body",
                    x => x.ReportingBodyId,
                    "communityplanning_reporting_bodies",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_observations_period",
            "communityplanning_observations",
            ["IndicatorId", "Period", "ReportingBodyId"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_observations_body_period",
            "communityplanning_observations",
            ["IndicatorId", "ReportingBodyId", "PeriodEnds"]
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_observations_ReportingBodyId",
            "communityplanning_observations",
            "ReportingBodyId"
        );

        migrationBuilder.CreateTable(
            "communityplanning_observation_revisions",
            t => new
            {
                Id = t.Column<Guid>(),
                ObservationId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Value = t.Column<string>(maxLength: 30),
                Status = t.Column<string>(maxLength: 40),
                DefinitionNumber = t.Column<int>(),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                RecordedUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_observation_revisions", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_observation_revisions_observation",
                    x => x.ObservationId,
                    "communityplanning_observations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_observation_revisions_ObservationId_Number",
            "communityplanning_observation_revisions",
            ["ObservationId", "Number"],
            unique: true
        );
    }
}
