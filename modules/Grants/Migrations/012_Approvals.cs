using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>Funds whose money is promised only with the accountable body's approval. Those that are there go on as before.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("012_Approvals")]
internal sealed class Approvals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>("CommitNeedsApproval", "grants_funds", nullable: false, defaultValue: false);
}
