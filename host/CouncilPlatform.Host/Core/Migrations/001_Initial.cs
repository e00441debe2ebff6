using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

[DbContext(typeof(CoreDb))]
[Migration("001_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_organisations",
            t => new
            {
                Id = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                GssCode = t.Column<string>(maxLength: 9, nullable: true),
                Identifier = t.Column<string>(maxLength: 60, nullable: true),
                ValidFrom = t.Column<DateOnly>(nullable: true),
                ValidTo = t.Column<DateOnly>(nullable: true),
                SuccessorId = t.Column<Guid>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_core_organisations", x => x.Id));
        migrationBuilder.CreateIndex("IX_core_organisations_GssCode", "core_organisations", "GssCode");
        migrationBuilder.CreateIndex("IX_core_organisations_Identifier", "core_organisations", "Identifier");

        migrationBuilder.CreateTable(
            "core_partnerships",
            t => new
            {
                Id = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Name = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                Summary = t.Column<string>(maxLength: 1000),
                Published = t.Column<bool>(),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_core_partnerships", x => x.Id));
        migrationBuilder.CreateIndex("IX_core_partnerships_Slug", "core_partnerships", "Slug", unique: true);

        migrationBuilder.CreateTable(
            "core_module_switches",
            t => new { PartnershipId = t.Column<Guid>(), Module = t.Column<string>(maxLength: 30) },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_module_switches", x => new { x.PartnershipId, x.Module });
                t.ForeignKey("FK_core_module_switches_core_partnerships_PartnershipId", x => x.PartnershipId, "core_partnerships", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            "core_api_keys",
            t => new
            {
                Id = t.Column<Guid>(),
                Hash = t.Column<string>(maxLength: 64),
                Label = t.Column<string>(maxLength: 100),
                PartnershipId = t.Column<Guid>(nullable: true),
                Role = t.Column<string>(maxLength: 40, nullable: true),
                CreatedUtc = t.Column<DateTime>(),
                ExpiresUtc = t.Column<DateTime>(nullable: true),
                RevokedUtc = t.Column<DateTime>(nullable: true),
                LastUsedUtc = t.Column<DateTime>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_api_keys", x => x.Id);
                t.ForeignKey("FK_core_api_keys_core_partnerships_PartnershipId", x => x.PartnershipId, "core_partnerships", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_core_api_keys_Hash", "core_api_keys", "Hash", unique: true);
        migrationBuilder.CreateIndex("IX_core_api_keys_PartnershipId", "core_api_keys", "PartnershipId");

        migrationBuilder.CreateTable(
            "core_audit",
            t => new
            {
                Id = t.Column<Guid>(),
                AtUtc = t.Column<DateTime>(),
                Actor = t.Column<string>(maxLength: 100),
                PartnershipId = t.Column<Guid>(nullable: true),
                Action = t.Column<string>(maxLength: 60),
                Subject = t.Column<string>(maxLength: 120),
                Detail = t.Column<string>(maxLength: 1000),
            },
            constraints: t => t.PrimaryKey("PK_core_audit", x => x.Id));
        migrationBuilder.CreateIndex("IX_core_audit_AtUtc", "core_audit", "AtUtc");
        migrationBuilder.CreateIndex("IX_core_audit_PartnershipId", "core_audit", "PartnershipId");
    }
}
