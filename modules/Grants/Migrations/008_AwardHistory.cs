using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>What awards were before an import changed them, and which of their texts may hold personal data.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("008_AwardHistory")]
internal sealed class AwardHistory : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_award_changes",
            t => new
            {
                Id = t.Column<Guid>(),
                AwardId = t.Column<Guid>(),
                ChangedAt = t.Column<DateTime>(),
                Field = t.Column<string>(),
                Before = t.Column<string>(nullable: true),
                After = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_award_changes", x => x.Id);
                t.ForeignKey(
                    "FK_grants_award_changes_grants_awards_AwardId",
                    x => x.AwardId,
                    "grants_awards",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_award_changes_AwardId_ChangedAt", "grants_award_changes", ["AwardId", "ChangedAt"]);

        migrationBuilder.CreateTable(
            "grants_personal_data_findings",
            t => new
            {
                Id = t.Column<Guid>(),
                AwardId = t.Column<Guid>(),
                Field = t.Column<string>(),
                Kind = t.Column<string>(maxLength: 40),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_personal_data_findings", x => x.Id);
                t.ForeignKey(
                    "FK_grants_personal_data_findings_grants_awards_AwardId",
                    x => x.AwardId,
                    "grants_awards",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_personal_data_findings_AwardId", "grants_personal_data_findings", "AwardId");
    }
}
