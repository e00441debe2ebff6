using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>The ward that a grant is for, and whether it is for several places.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("015_Wards")]
internal sealed class Wards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("WardCode", "grants_awards", nullable: true);
        migrationBuilder.AddColumn<string>("WardName", "grants_awards", nullable: true);
        migrationBuilder.AddColumn<bool>("SeveralAreas", "grants_awards", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<bool>("SeveralWards", "grants_awards", nullable: false, defaultValue: false);
        // Without a digest the next import takes each grant for changed, and so notes its places, of which only the first was kept before.
        migrationBuilder.Sql("""UPDATE "grants_awards" SET "Digest" = '' WHERE "AreaCode" IS NOT NULL OR "AreaName" IS NOT NULL""");
    }
}
