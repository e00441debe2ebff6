using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

[DbContext(typeof(CoreDb))]
[Migration("005_Demonstrations")]
internal sealed class Demonstrations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "core_demonstrations",
            t => new { Loader = t.Column<string>(maxLength: 200), Build = t.Column<Guid>() },
            constraints: t => t.PrimaryKey("PK_core_demonstrations", x => x.Loader)
        );
}
