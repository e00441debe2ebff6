using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Which session of its directory a browser's session began with.</summary>
[DbContext(typeof(CoreDb))]
[Migration("025_DirectorySessions")]
internal sealed class AddDirectorySessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("DirectorySubject", "core_sessions", maxLength: 64, nullable: true);
        migrationBuilder.AddColumn<string>("DirectorySession", "core_sessions", maxLength: 64, nullable: true);
        migrationBuilder.CreateIndex("IX_core_sessions_DirectorySubject", "core_sessions", "DirectorySubject");
        migrationBuilder.CreateIndex("IX_core_sessions_DirectorySession", "core_sessions", "DirectorySession");
    }
}
