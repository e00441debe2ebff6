using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>
/// The implications of decisions, which of them a partnership asks for, and when a matter was included in the forward plan.
/// </summary>
[DbContext(typeof(CoreDb))]
[Migration("016_Implications")]
internal sealed class AddImplications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateOnly>("IncludedOn", "core_decisions", nullable: true);
        migrationBuilder.AddColumn<string>("ImplicationKinds", "core_partnerships", maxLength: 400, nullable: true);
        migrationBuilder.CreateTable(
            "core_implications",
            t => new
            {
                Id = t.Column<Guid>(),
                DecisionId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Kind = t.Column<string>(maxLength: 40),
                Arise = t.Column<bool>(),
                Text = t.Column<string>(maxLength: 4000, nullable: true),
                Office = t.Column<string>(maxLength: 200),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_implications", x => x.Id);
                t.ForeignKey(
                    "FK_core_implications_core_decisions_DecisionId",
                    x => x.DecisionId,
                    "core_decisions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_implications_DecisionId_Kind", "core_implications", ["DecisionId", "Kind"], unique: true);
    }
}
