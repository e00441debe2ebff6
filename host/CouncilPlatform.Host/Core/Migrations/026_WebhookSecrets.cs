using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>The secret of a webhook before its new one.</summary>
[DbContext(typeof(CoreDb))]
[Migration("026_WebhookSecrets")]
internal sealed class AddFormerWebhookSecrets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("FormerSecret", "core_webhooks", nullable: true);
        migrationBuilder.AddColumn<DateTime>("FormerUntilUtc", "core_webhooks", nullable: true);
    }
}
