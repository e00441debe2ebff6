using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>Agreements, variations and closures of allocations.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("011_Agreements")]
internal sealed class Agreements : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Ends", "grants_allocations", maxLength: 10, nullable: true);
        migrationBuilder.AddColumn<string>("Terms", "grants_allocations", maxLength: 4000, nullable: true);

        migrationBuilder.CreateTable(
            "grants_allocation_variations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AllocationId = t.Column<Guid>(),
                Number = t.Column<int>(),
                State = t.Column<string>(maxLength: 40),
                Reason = t.Column<string>(maxLength: 2000),
                ProposedBy = t.Column<string>(maxLength: 100),
                DecidedBy = t.Column<string>(maxLength: 100, nullable: true),
                Remark = t.Column<string>(maxLength: 2000, nullable: true),
                Version = t.Column<int>(),
                ProposedUtc = t.Column<DateTime>(),
                DecidedUtc = t.Column<DateTime>(nullable: true),
                RevenuePenceBefore = t.Column<long>(),
                CapitalPenceBefore = t.Column<long>(),
                EndsBefore = t.Column<string>(maxLength: 10, nullable: true),
                TermsBefore = t.Column<string>(maxLength: 4000, nullable: true),
                RevenuePenceAfter = t.Column<long>(),
                CapitalPenceAfter = t.Column<long>(),
                EndsAfter = t.Column<string>(maxLength: 10, nullable: true),
                TermsAfter = t.Column<string>(maxLength: 4000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_allocation_variations", x => x.Id);
                t.ForeignKey(
                    "FK_grants_allocation_variations_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_allocation_variations_AllocationId_Number",
            "grants_allocation_variations",
            ["AllocationId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_grant_agreements",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AllocationId = t.Column<Guid>(),
                RecipientId = t.Column<Guid>(nullable: true),
                Sent = t.Column<DateOnly>(),
                Reference = t.Column<string>(maxLength: 1000, nullable: true),
                RecipientSigned = t.Column<DateOnly>(nullable: true),
                RecipientSignedAs = t.Column<string>(maxLength: 100, nullable: true),
                CouncilSigned = t.Column<DateOnly>(nullable: true),
                CouncilSignedAs = t.Column<string>(maxLength: 100, nullable: true),
                Version = t.Column<int>(),
                ConditionsJson = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_grant_agreements", x => x.Id);
                t.ForeignKey(
                    "FK_grants_grant_agreements_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_grant_agreements_AllocationId", "grants_grant_agreements", "AllocationId", unique: true);
        migrationBuilder.CreateIndex("IX_grants_grant_agreements_PartnershipId_Sent", "grants_grant_agreements", ["PartnershipId", "Sent"]);

        migrationBuilder.CreateTable(
            "grants_allocation_closures",
            t => new
            {
                AllocationId = t.Column<Guid>(),
                Date = t.Column<DateOnly>(),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                PaidRevenuePence = t.Column<long>(),
                PaidCapitalPence = t.Column<long>(),
                UnderspendRevenuePence = t.Column<long>(),
                UnderspendCapitalPence = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_allocation_closures", x => x.AllocationId);
                t.ForeignKey(
                    "FK_grants_allocation_closures_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
    }
}
