using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Mutations that were sent with an idempotency key, for a day.</summary>
[DbContext(typeof(CoreDb))]
[Migration("012_IdempotentRequests")]
internal sealed class AddIdempotentRequests : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_idempotent_requests",
            t => new
            {
                Id = t.Column<string>(maxLength: 64),
                Request = t.Column<string>(maxLength: 64),
                StartedUtc = t.Column<DateTime>(),
                ExpiresUtc = t.Column<DateTime>(),
                Status = t.Column<int>(nullable: true),
                Answer = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_core_idempotent_requests", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_core_idempotent_requests_ExpiresUtc", "core_idempotent_requests", "ExpiresUtc");
    }
}
