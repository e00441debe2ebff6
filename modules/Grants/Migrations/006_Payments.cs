using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>Who gets the money, and the schedule by which it is paid.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("006_Payments")]
internal sealed class Payments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("RecipientId", "grants_allocations", nullable: true);

        migrationBuilder.CreateTable(
            "grants_payment_milestones",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AllocationId = t.Column<Guid>(),
                RecipientId = t.Column<Guid>(nullable: true),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Due = t.Column<string>(maxLength: 10),
                DueBy = t.Column<DateOnly>(),
                State = t.Column<string>(maxLength: 40),
                RevenuePence = t.Column<long>(),
                CapitalPence = t.Column<long>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_payment_milestones", x => x.Id);
                t.ForeignKey(
                    "FK_grants_payment_milestones_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_payment_milestones_AllocationId_Number",
            "grants_payment_milestones",
            ["AllocationId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_grants_payment_milestones_PartnershipId_DueBy",
            "grants_payment_milestones",
            ["PartnershipId", "DueBy"]
        );

        migrationBuilder.CreateTable(
            "grants_payment_steps",
            t => new
            {
                Id = t.Column<Guid>(),
                MilestoneId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Action = t.Column<string>(maxLength: 40),
                By = t.Column<string>(maxLength: 100),
                Words = t.Column<string>(maxLength: 4000, nullable: true),
                Reference = t.Column<string>(maxLength: 1000, nullable: true),
                AtUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_payment_steps", x => x.Id);
                t.ForeignKey(
                    "FK_grants_payment_steps_grants_payment_milestones_MilestoneId",
                    x => x.MilestoneId,
                    "grants_payment_milestones",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_payment_steps_MilestoneId_Number",
            "grants_payment_steps",
            ["MilestoneId", "Number"],
            unique: true
        );
    }
}
