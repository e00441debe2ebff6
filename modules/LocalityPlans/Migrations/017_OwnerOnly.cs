using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Assets that only their owner sees.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("017_OwnerOnly")]
internal sealed class AddOwnerOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>("OwnerOnly", "localityplans_assets", defaultValue: false);
}
