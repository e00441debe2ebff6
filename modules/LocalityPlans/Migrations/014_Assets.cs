using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>The asset registers of several councils.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("014_Assets")]
internal sealed class AddAssets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_assets",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OwnerId = t.Column<Guid>(),
                Reference = t.Column<string>(maxLength: 60),
                Name = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 60),
                Address = t.Column<string>(maxLength: 500, nullable: true),
                Town = t.Column<string>(maxLength: 100, nullable: true),
                Postcode = t.Column<string>(maxLength: 10, nullable: true),
                Uprn = t.Column<string>(maxLength: 12, nullable: true),
                Tenure = t.Column<string>(maxLength: 100, nullable: true),
                Use = t.Column<string>(maxLength: 300, nullable: true),
                JointUse = t.Column<string>(maxLength: 40),
                JointUseNote = t.Column<string>(maxLength: 1000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_assets", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_assets_PartnershipId_OwnerId_Reference",
            "localityplans_assets",
            ["PartnershipId", "OwnerId", "Reference"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_localityplans_assets_PartnershipId_Name", "localityplans_assets", ["PartnershipId", "Name"]);

        migrationBuilder.CreateTable(
            "localityplans_asset_imports",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OwnerId = t.Column<Guid>(),
                Added = t.Column<int>(),
                Changed = t.Column<int>(),
                Unchanged = t.Column<int>(),
                NotInFile = t.Column<int>(),
                ImportedUtc = t.Column<DateTime>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_asset_imports", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_asset_imports_PartnershipId_ImportedUtc",
            "localityplans_asset_imports",
            ["PartnershipId", "ImportedUtc"]
        );
    }
}
