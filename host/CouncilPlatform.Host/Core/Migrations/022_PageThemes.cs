using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>How partnerships' pages look.</summary>
[DbContext(typeof(CoreDb))]
[Migration("022_PageThemes")]
internal sealed class AddPageThemes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_page_themes",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Colour = t.Column<string>(maxLength: 7, nullable: true),
                Version = t.Column<int>(),
                Logo = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_page_themes", x => x.Id);
                t.ForeignKey(
                    "FK_core_page_themes_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_page_themes_PartnershipId", "core_page_themes", "PartnershipId", unique: true);
    }
}
