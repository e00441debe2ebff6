using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

[DbContext(typeof(GrantsDb))]
[Migration("002_Awards")]
internal sealed class Awards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_recipients",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Identifier = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                Name = t.Column<string>(),
                CharityNumber = t.Column<string>(nullable: true),
                CompanyNumber = t.Column<string>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_grants_recipients", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_grants_recipients_PartnershipId_Identifier",
            "grants_recipients",
            ["PartnershipId", "Identifier"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_programmes",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Code = t.Column<string>(maxLength: 200),
                Title = t.Column<string>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_grants_programmes", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_grants_programmes_PartnershipId_Code",
            "grants_programmes",
            ["PartnershipId", "Code"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_awards",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Identifier = t.Column<string>(maxLength: 200),
                Title = t.Column<string>(),
                Description = t.Column<string>(),
                Pence = t.Column<long>(),
                AwardDate = t.Column<DateOnly>(),
                PlannedStart = t.Column<string>(nullable: true),
                PlannedEnd = t.Column<string>(nullable: true),
                PlannedMonths = t.Column<string>(maxLength: 40, nullable: true),
                FunderIdentifier = t.Column<string>(),
                FunderName = t.Column<string>(),
                Department = t.Column<string>(nullable: true),
                RecipientId = t.Column<Guid>(),
                ProgrammeId = t.Column<Guid>(nullable: true),
                Digest = t.Column<string>(maxLength: 64),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_awards", x => x.Id);
                t.ForeignKey(
                    "FK_grants_awards_grants_recipients_RecipientId",
                    x => x.RecipientId,
                    "grants_recipients",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_grants_awards_grants_programmes_ProgrammeId",
                    x => x.ProgrammeId,
                    "grants_programmes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_awards_PartnershipId_Identifier",
            "grants_awards",
            ["PartnershipId", "Identifier"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_grants_awards_PartnershipId_AwardDate", "grants_awards", ["PartnershipId", "AwardDate"]);
        migrationBuilder.CreateIndex("IX_grants_awards_PartnershipId_Pence", "grants_awards", ["PartnershipId", "Pence"]);
        migrationBuilder.CreateIndex(
            "IX_grants_awards_PartnershipId_ProgrammeId_RecipientId_Pence",
            "grants_awards",
            ["PartnershipId", "ProgrammeId", "RecipientId", "Pence"]
        );
        migrationBuilder.CreateIndex("IX_grants_awards_RecipientId", "grants_awards", "RecipientId");
        migrationBuilder.CreateIndex("IX_grants_awards_ProgrammeId", "grants_awards", "ProgrammeId");

        migrationBuilder.CreateTable(
            "grants_award_sources",
            t => new { AwardId = t.Column<Guid>(), Json = t.Column<string>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_award_sources", x => x.AwardId);
                t.ForeignKey(
                    "FK_grants_award_sources_grants_awards_AwardId",
                    x => x.AwardId,
                    "grants_awards",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
    }
}
