using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>
/// Old and new values, offices and operations in the audit trail, and its chain of hashes, which the next start begins
/// (<see cref="Audit.AuditStart"/>).
/// </summary>
[DbContext(typeof(CoreDb))]
[Migration("011_AuditChain")]
internal sealed class AddAuditChain : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("Number", "core_audit", nullable: true);
        migrationBuilder.AddColumn<string>("Hash", "core_audit", maxLength: 64, defaultValue: "");
        migrationBuilder.AddColumn<string>("Offices", "core_audit", maxLength: 200, defaultValue: "");
        migrationBuilder.AddColumn<string>("Operation", "core_audit", maxLength: 100, nullable: true);
        migrationBuilder.AddColumn<string>("Changes", "core_audit", nullable: true);
        migrationBuilder.CreateIndex("IX_core_audit_Number", "core_audit", "Number");
        migrationBuilder.CreateTable(
            "core_audit_heads",
            t => new
            {
                Id = t.Column<int>(),
                Chain = t.Column<Guid>(),
                Number = t.Column<long>(),
                Hash = t.Column<string>(maxLength: 64),
            },
            constraints: t => t.PrimaryKey("PK_core_audit_heads", x => x.Id)
        );
        migrationBuilder.CreateTable(
            "core_audit_personal",
            t => new
            {
                Id = t.Column<Guid>(),
                LineId = t.Column<Guid>(),
                SubjectId = t.Column<Guid>(),
                Row = t.Column<string>(maxLength: 120),
                Field = t.Column<string>(maxLength: 100),
                Before = t.Column<string>(maxLength: 600, nullable: true),
                After = t.Column<string>(maxLength: 600, nullable: true),
                Salt = t.Column<string>(maxLength: 32),
            },
            constraints: t => t.PrimaryKey("PK_core_audit_personal", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_core_audit_personal_LineId", "core_audit_personal", "LineId");
        migrationBuilder.CreateIndex("IX_core_audit_personal_SubjectId", "core_audit_personal", "SubjectId");
    }
}
