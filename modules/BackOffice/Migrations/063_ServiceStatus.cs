using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.BackOffice.Migrations;

/// <summary>How firm the development of a service is.</summary>
[DbContext(typeof(BackOfficeDb))]
[Migration("063_ServiceStatus")]
internal sealed class AddServiceStatus : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("Status", "backoffice_services", maxLength: 40, nullable: true);
}
