using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Which partnership registered an organisation that applies for grants.</summary>
[DbContext(typeof(CoreDb))]
[Migration("010_RegisteredApplicants")]
internal sealed class AddRegisteredIn : Migration
{
    /// <summary>The audit trail says which partnership registered an organisation before there was the column.</summary>
    public const string FromAuditTrail = """
        UPDATE "core_organisations" SET "RegisteredInId" = (
            SELECT "PartnershipId" FROM "core_audit"
            WHERE "Action" = 'registerApplicant'
                AND "Subject" = CONCAT('Organisation_', LOWER(REPLACE(CAST("core_organisations"."Id" AS VARCHAR(36)), '-', '')))
        )
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("RegisteredInId", "core_organisations", nullable: true);
        migrationBuilder.Sql(FromAuditTrail);
    }
}
