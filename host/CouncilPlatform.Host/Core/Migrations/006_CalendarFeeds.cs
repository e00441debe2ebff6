using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

[DbContext(typeof(CoreDb))]
[Migration("006_CalendarFeeds")]
internal sealed class CalendarFeeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_calendar_feeds",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OwnerId = t.Column<Guid>(nullable: true),
                Label = t.Column<string>(maxLength: 100),
                Hash = t.Column<string>(maxLength: 64),
                CreatedUtc = t.Column<DateTime>(),
                RevokedUtc = t.Column<DateTime>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_calendar_feeds", x => x.Id);
                t.ForeignKey(
                    "FK_core_calendar_feeds_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_calendar_feeds_core_organisations_OwnerId",
                    x => x.OwnerId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_calendar_feeds_Hash", "core_calendar_feeds", "Hash", unique: true);
        migrationBuilder.CreateIndex("IX_core_calendar_feeds_PartnershipId", "core_calendar_feeds", "PartnershipId");
        migrationBuilder.CreateIndex("IX_core_calendar_feeds_OwnerId", "core_calendar_feeds", "OwnerId");
    }
}
