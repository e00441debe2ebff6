using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>What people have filled in and not sent.</summary>
[DbContext(typeof(CoreDb))]
[Migration("019_FormDrafts")]
internal sealed class AddFormDrafts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_form_drafts",
            t => new
            {
                Id = t.Column<string>(maxLength: 64),
                PersonId = t.Column<Guid>(),
                Address = t.Column<string>(maxLength: 600),
                Boxes = t.Column<string>(),
                Recorded = t.Column<string>(nullable: true),
                SeenVersion = t.Column<int>(nullable: true),
                SavedUtc = t.Column<DateTime>(),
                ExpiresUtc = t.Column<DateTime>(),
            },
            constraints: t => t.PrimaryKey("PK_core_form_drafts", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_core_form_drafts_PersonId", "core_form_drafts", "PersonId");
        migrationBuilder.CreateIndex("IX_core_form_drafts_ExpiresUtc", "core_form_drafts", "ExpiresUtc");
    }
}
