using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>Awards of the partnership's own rounds among those that are published, and as whom it publishes them.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("013_OwnAwards")]
internal sealed class OwnAwards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("ApplicationId", "grants_awards", nullable: true);
        migrationBuilder.CreateIndex("IX_grants_awards_ApplicationId", "grants_awards", "ApplicationId");
        migrationBuilder.AddColumn<string>("AwardSummary", "grants_applications", maxLength: 4000, nullable: true);
        migrationBuilder.CreateTable(
            "grants_grant_publishers",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Prefix = t.Column<string>(maxLength: 60),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_grants_grant_publishers", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_grants_grant_publishers_PartnershipId", "grants_grant_publishers", "PartnershipId", unique: true);
    }
}
