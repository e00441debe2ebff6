using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Drafts that only their owner sees.</summary>
[DbContext(typeof(CoreDb))]
[Migration("009_OwnerOnly")]
internal sealed class AddOwnerOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>("OwnerOnly", "core_decisions", defaultValue: false);
}
