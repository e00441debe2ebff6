using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Why something was done, in the audit trail.</summary>
[DbContext(typeof(CoreDb))]
[Migration("023_AuditReason")]
internal sealed class AddAuditReason : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("Reason", "core_audit", maxLength: 1000, nullable: true);
}
