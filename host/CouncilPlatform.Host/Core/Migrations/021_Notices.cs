using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>What people want to be notified of by email, and what they were notified of.</summary>
[DbContext(typeof(CoreDb))]
[Migration("021_Notices")]
internal sealed class AddNotices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_notice_settings",
            t => new
            {
                Id = t.Column<Guid>(),
                Frequency = t.Column<string>(maxLength: 40),
                SentUtc = t.Column<DateTime>(nullable: true),
                Version = t.Column<int>(),
                PersonId = t.Column<Guid>(),
                DueUtc = t.Column<DateTime>(),
                LeasedUntilUtc = t.Column<DateTime>(nullable: true),
                Failures = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_notice_settings", x => x.Id);
                t.ForeignKey(
                    "FK_core_notice_settings_core_people_PersonId",
                    x => x.PersonId,
                    "core_people",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_notice_settings_PersonId", "core_notice_settings", "PersonId", unique: true);
        migrationBuilder.CreateIndex("IX_core_notice_settings_DueUtc", "core_notice_settings", "DueUtc");
        migrationBuilder.CreateTable(
            "core_notices",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Hash = t.Column<string>(maxLength: 64),
                SentUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_notices", x => x.Id);
                t.ForeignKey(
                    "FK_core_notices_core_people_PersonId",
                    x => x.PersonId,
                    "core_people",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_notices_PersonId_Hash", "core_notices", ["PersonId", "Hash"], unique: true);
    }
}
