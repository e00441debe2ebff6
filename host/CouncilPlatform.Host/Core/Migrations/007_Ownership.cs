using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Whose a record is, with whom it is shared, who holds which office, and who is behind a key.</summary>
[DbContext(typeof(CoreDb))]
[Migration("007_Ownership")]
internal sealed class OwnershipTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("ActsForPartnership", "core_api_keys", defaultValue: false);
        migrationBuilder.AddColumn<Guid>("MadeById", "core_api_keys", nullable: true);
        migrationBuilder.AddColumn<Guid>("ActorId", "core_audit", nullable: true);
        migrationBuilder.AddColumn<Guid>("OrganisationId", "core_audit", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("InheritsOn", "core_successions", nullable: true);
        migrationBuilder.AddColumn<Guid>("OwnerId", "core_decisions", nullable: true);
        migrationBuilder.AddColumn<Guid>("ProposedById", "core_decisions", nullable: true);
        migrationBuilder.AddColumn<Guid>("RecordedById", "core_sign_offs", nullable: true);
        migrationBuilder.Sql(
            """
            UPDATE core_decisions
            SET "OwnerId" = (SELECT b."OrganisationId" FROM core_bodies b WHERE b."Id" = core_decisions."BodyId")
            """
        );
        CreateAppointments(migrationBuilder);
        migrationBuilder.CreateTable(
            "core_record_shares",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OwnerId = t.Column<Guid>(),
                WithId = t.Column<Guid>(nullable: true),
                Kind = t.Column<string>(maxLength: 60),
                RecordId = t.Column<Guid>(nullable: true),
                From = t.Column<DateOnly>(),
                Until = t.Column<DateOnly>(nullable: true),
                RevokedUtc = t.Column<DateTime>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_core_record_shares", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_core_record_shares_PartnershipId_OwnerId", "core_record_shares", ["PartnershipId", "OwnerId"]);
        migrationBuilder.CreateTable(
            "core_record_transfers",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OwnerId = t.Column<Guid>(),
                ToId = t.Column<Guid>(),
                Kind = t.Column<string>(maxLength: 60),
                RecordId = t.Column<Guid>(),
                State = t.Column<string>(maxLength: 40),
                OfferedUtc = t.Column<DateTime>(),
                EndedUtc = t.Column<DateTime>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_core_record_transfers", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_core_record_transfers_PartnershipId_OfferedUtc",
            "core_record_transfers",
            ["PartnershipId", "OfferedUtc"]
        );
        migrationBuilder.CreateIndex("IX_core_record_transfers_RecordId", "core_record_transfers", "RecordId");
    }

    private static void CreateAppointments(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_appointments",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Office = t.Column<string>(maxLength: 40),
                OrganisationId = t.Column<Guid>(),
                HolderId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                From = t.Column<DateOnly>(),
                Until = t.Column<DateOnly>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_appointments", x => x.Id);
                t.ForeignKey(
                    "FK_core_appointments_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_appointments_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_appointments_core_api_keys_HolderId",
                    x => x.HolderId,
                    "core_api_keys",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_appointments_HolderId", "core_appointments", "HolderId");
        migrationBuilder.CreateIndex("IX_core_appointments_OrganisationId", "core_appointments", "OrganisationId");
        migrationBuilder.CreateIndex("IX_core_appointments_PartnershipId", "core_appointments", "PartnershipId");
    }
}
