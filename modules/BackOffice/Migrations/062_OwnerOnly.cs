using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.BackOffice.Migrations;

/// <summary>Appraisals that only their councils see.</summary>
[DbContext(typeof(BackOfficeDb))]
[Migration("062_OwnerOnly")]
internal sealed class AddOwnerOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>("OwnerOnly", "backoffice_appraisals", defaultValue: false);
}
