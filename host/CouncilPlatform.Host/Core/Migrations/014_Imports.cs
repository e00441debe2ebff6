using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Files that people import.</summary>
[DbContext(typeof(CoreDb))]
[Migration("014_Imports")]
internal sealed class AddImports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_imports",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OwnerId = t.Column<Guid>(nullable: true),
                Kind = t.Column<string>(maxLength: 60),
                FileName = t.Column<string>(maxLength: 200),
                Size = t.Column<long>(),
                Hash = t.Column<string>(maxLength: 64),
                State = t.Column<string>(maxLength: 40),
                RowsRead = t.Column<int>(),
                New = t.Column<int>(nullable: true),
                Changed = t.Column<int>(nullable: true),
                Unchanged = t.Column<int>(nullable: true),
                NotInFile = t.Column<int>(nullable: true),
                Summary = t.Column<string>(nullable: true),
                Problem = t.Column<string>(nullable: true),
                FaultCount = t.Column<int>(),
                Sender = t.Column<string>(maxLength: 100),
                SentUtc = t.Column<DateTime>(),
                ExpiresUtc = t.Column<DateTime>(),
                EndedUtc = t.Column<DateTime>(nullable: true),
                RunsAsKeyId = t.Column<Guid>(nullable: true),
                RunsAsPersonId = t.Column<Guid>(nullable: true),
                RunsForId = t.Column<Guid>(nullable: true),
                RunsForPartnership = t.Column<bool>(),
                Lease = t.Column<Guid>(nullable: true),
                LeasedUntilUtc = t.Column<DateTime>(nullable: true),
                RequestKey = t.Column<string>(maxLength: 64, nullable: true),
                SettingsJson = t.Column<string>(),
                AnswersJson = t.Column<string>(),
                QuestionsJson = t.Column<string>(),
                FaultsJson = t.Column<string>(),
                NotesJson = t.Column<string>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_imports", x => x.Id);
                t.ForeignKey(
                    "FK_core_imports_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_imports_PartnershipId_SentUtc", "core_imports", ["PartnershipId", "SentUtc"]);
        migrationBuilder.CreateIndex("IX_core_imports_State", "core_imports", "State");
    }
}
