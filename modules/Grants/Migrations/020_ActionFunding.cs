using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>What pays for which action of the locality plans.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("020_ActionFunding")]
internal sealed class ActionFundings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_funded_actions",
            t => new
            {
                Id = t.Column<Guid>(),
                AllocationId = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_funded_actions", x => x.Id);
                t.ForeignKey(
                    "FK_grants_funded_actions_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_funded_actions_AllocationId_ActionId",
            "grants_funded_actions",
            ["AllocationId", "ActionId"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_grants_funded_actions_ActionId", "grants_funded_actions", "ActionId");
    }
}
