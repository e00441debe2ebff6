using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

[DbContext(typeof(GrantsDb))]
[Migration("001_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_funds",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Name = t.Column<string>(maxLength: 200),
                Purpose = t.Column<string>(maxLength: 4000, nullable: true),
                SourceId = t.Column<Guid>(),
                AccountableBodyId = t.Column<Guid>(),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_grants_funds", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_grants_funds_PartnershipId_Slug", "grants_funds", ["PartnershipId", "Slug"], unique: true);

        migrationBuilder.CreateTable(
            "grants_allocations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                FundId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                Purpose = t.Column<string>(maxLength: 4000, nullable: true),
                State = t.Column<string>(maxLength: 40),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_allocations", x => x.Id);
                t.ForeignKey(
                    "FK_grants_allocations_grants_funds_FundId",
                    x => x.FundId,
                    "grants_funds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_allocations_FundId_Number", "grants_allocations", ["FundId", "Number"], unique: true);

        migrationBuilder.CreateTable(
            "grants_ledger_entries",
            t => new
            {
                Id = t.Column<Guid>(),
                FundId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Stream = t.Column<string>(maxLength: 40),
                Kind = t.Column<string>(maxLength: 40),
                AllocationId = t.Column<Guid>(nullable: true),
                Pence = t.Column<long>(),
                AtUtc = t.Column<DateTime>(),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_ledger_entries", x => x.Id);
                t.ForeignKey(
                    "FK_grants_ledger_entries_grants_funds_FundId",
                    x => x.FundId,
                    "grants_funds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_grants_ledger_entries_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_ledger_entries_FundId_Number", "grants_ledger_entries", ["FundId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_grants_ledger_entries_AllocationId", "grants_ledger_entries", "AllocationId");
    }
}
