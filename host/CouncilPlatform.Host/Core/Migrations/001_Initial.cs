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
                RegisterCode = t.Column<string>(maxLength: 10, nullable: true),
                ValidFrom = t.Column<DateOnly>(nullable: true),
                ValidTo = t.Column<DateOnly>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_core_organisations", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_core_organisations_Name", "core_organisations", "Name");
        foreach (var code in new[] { "GssCode", "Identifier", "RegisterCode" })
        {
            // To SQL Server two nulls are the same value; to the others they are not.
            var filter =
                migrationBuilder.ActiveProvider?.EndsWith("SqlServer", StringComparison.Ordinal) == true ? $"[{code}] IS NOT NULL" : null;
            migrationBuilder.CreateIndex($"IX_core_organisations_{code}", "core_organisations", code, unique: true, filter: filter);
        }

        migrationBuilder.CreateTable(
            "core_successions",
            t => new { OrganisationId = t.Column<Guid>(), SuccessorId = t.Column<Guid>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_successions", x => new { x.OrganisationId, x.SuccessorId });
                t.ForeignKey(
                    "FK_core_successions_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_successions_core_organisations_SuccessorId",
                    x => x.SuccessorId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_successions_SuccessorId", "core_successions", "SuccessorId");

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
            constraints: t => t.PrimaryKey("PK_core_partnerships", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_core_partnerships_Slug", "core_partnerships", "Slug", unique: true);

        migrationBuilder.CreateTable(
            "core_memberships",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                OrganisationId = t.Column<Guid>(),
                Role = t.Column<string>(maxLength: 40),
                From = t.Column<string>(maxLength: 10, nullable: true),
                To = t.Column<string>(maxLength: 10, nullable: true),
                FirstDay = t.Column<DateOnly>(nullable: true),
                LastDay = t.Column<DateOnly>(nullable: true),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_memberships", x => x.Id);
                t.ForeignKey(
                    "FK_core_memberships_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_memberships_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_core_memberships_PartnershipId_Number",
            "core_memberships",
            ["PartnershipId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_core_memberships_OrganisationId", "core_memberships", "OrganisationId");

        migrationBuilder.CreateTable(
            "core_bodies",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Name = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                Statutory = t.Column<bool>(),
                OrganisationId = t.Column<Guid>(nullable: true),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                Dissolved = t.Column<string>(maxLength: 10, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_bodies", x => x.Id);
                t.ForeignKey(
                    "FK_core_bodies_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_bodies_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_bodies_PartnershipId_Number", "core_bodies", ["PartnershipId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_core_bodies_OrganisationId", "core_bodies", "OrganisationId");

        migrationBuilder.CreateTable(
            "core_module_switches",
            t => new { PartnershipId = t.Column<Guid>(), Module = t.Column<string>(maxLength: 30) },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_module_switches", x => new { x.PartnershipId, x.Module });
                t.ForeignKey(
                    "FK_core_module_switches_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );

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
                t.ForeignKey(
                    "FK_core_api_keys_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
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
            constraints: t => t.PrimaryKey("PK_core_audit", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_core_audit_AtUtc", "core_audit", "AtUtc");
        migrationBuilder.CreateIndex("IX_core_audit_PartnershipId_AtUtc", "core_audit", ["PartnershipId", "AtUtc"]);
    }
}
