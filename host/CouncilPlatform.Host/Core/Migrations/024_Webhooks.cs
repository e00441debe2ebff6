using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Receivers outside the platform that are notified of changes.</summary>
[DbContext(typeof(CoreDb))]
[Migration("024_Webhooks")]
internal sealed class AddWebhooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_webhooks",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 100),
                Receiver = t.Column<string>(maxLength: 255),
                Active = t.Column<bool>(),
                CreatedUtc = t.Column<DateTime>(),
                SentUtc = t.Column<DateTime>(nullable: true),
                Version = t.Column<int>(),
                Address = t.Column<string>(),
                Secret = t.Column<string>(),
                KindCodes = t.Column<string>(),
                ReadTo = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_webhooks", x => x.Id);
                t.ForeignKey(
                    "FK_core_webhooks_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_webhooks_PartnershipId", "core_webhooks", "PartnershipId");
    }
}
