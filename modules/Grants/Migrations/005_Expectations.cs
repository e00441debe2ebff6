using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>What is expected of allocations: contributions of others, targets and ceilings, and the priorities they serve.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("005_Expectations")]
internal sealed class Expectations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateContributions(migrationBuilder);
        CreateMeasures(migrationBuilder);
        CreatePriorities(migrationBuilder);
    }

    private static void CreateContributions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_expected_contributions",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AllocationId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Kind = t.Column<string>(maxLength: 40),
                Contributor = t.Column<string>(maxLength: 200),
                LeastPence = t.Column<long>(),
                OverMonths = t.Column<int>(nullable: true),
                From = t.Column<string>(maxLength: 10, nullable: true),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                WithdrawnReason = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_expected_contributions", x => x.Id);
                t.ForeignKey(
                    "FK_grants_expected_contributions_allocation",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_expected_contributions_AllocationId_Number",
            "grants_expected_contributions",
            ["AllocationId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_recorded_contributions",
            t => new
            {
                Id = t.Column<Guid>(),
                ExpectedContributionId = t.Column<Guid>(),
                On = t.Column<string>(maxLength: 10),
                Evidence = t.Column<string>(maxLength: 1000),
                Pence = t.Column<long>(),
                RecordedUtc = t.Column<DateTime>(),
                WithdrawnUtc = t.Column<DateTime>(nullable: true),
                WithdrawnReason = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_recorded_contributions", x => x.Id);
                t.ForeignKey(
                    "FK_grants_recorded_contributions_expected",
                    x => x.ExpectedContributionId,
                    "grants_expected_contributions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_recorded_contributions_expected",
            "grants_recorded_contributions",
            ["ExpectedContributionId", "RecordedUtc"]
        );
    }

    private static void CreateMeasures(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_measures",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AllocationId = t.Column<Guid>(),
                LinkedToId = t.Column<Guid>(nullable: true),
                Number = t.Column<int>(),
                What = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                Value = t.Column<string>(maxLength: 20),
                Unit = t.Column<string>(maxLength: 40),
                InPounds = t.Column<bool>(),
                OverMonths = t.Column<int>(nullable: true),
                From = t.Column<string>(maxLength: 10, nullable: true),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                WithdrawnReason = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_measures", x => x.Id);
                t.ForeignKey(
                    "FK_grants_measures_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_grants_measures_grants_measures_LinkedToId",
                    x => x.LinkedToId,
                    "grants_measures",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_measures_AllocationId_Number", "grants_measures", ["AllocationId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_grants_measures_LinkedToId", "grants_measures", "LinkedToId");

        migrationBuilder.CreateTable(
            "grants_measure_actuals",
            t => new
            {
                Id = t.Column<Guid>(),
                MeasureId = t.Column<Guid>(),
                Value = t.Column<string>(maxLength: 20),
                On = t.Column<string>(maxLength: 10),
                Source = t.Column<string>(maxLength: 300),
                RecordedUtc = t.Column<DateTime>(),
                WithdrawnReason = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_measure_actuals", x => x.Id);
                t.ForeignKey(
                    "FK_grants_measure_actuals_grants_measures_MeasureId",
                    x => x.MeasureId,
                    "grants_measures",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_measure_actuals_MeasureId_RecordedUtc",
            "grants_measure_actuals",
            ["MeasureId", "RecordedUtc"]
        );
    }

    private static void CreatePriorities(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_priorities",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Code = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                Source = t.Column<string>(maxLength: 300),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_grants_priorities", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_grants_priorities_PartnershipId_Code",
            "grants_priorities",
            ["PartnershipId", "Code"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_allocation_priorities",
            t => new
            {
                Id = t.Column<Guid>(),
                AllocationId = t.Column<Guid>(),
                PriorityId = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_allocation_priorities", x => x.Id);
                t.ForeignKey(
                    "FK_grants_allocation_priorities_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_grants_allocation_priorities_grants_priorities_PriorityId",
                    x => x.PriorityId,
                    "grants_priorities",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_allocation_priorities_AllocationId_PriorityId",
            "grants_allocation_priorities",
            ["AllocationId", "PriorityId"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_grants_allocation_priorities_PriorityId_AllocationId",
            "grants_allocation_priorities",
            ["PriorityId", "AllocationId"]
        );
    }
}
