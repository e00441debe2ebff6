using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>Terms of reference of bodies, their meetings, and who attended.</summary>
[DbContext(typeof(CoreDb))]
[Migration("015_Meetings")]
internal sealed class AddMeetings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("MeetingsAYear", "core_bodies", nullable: true);
        migrationBuilder.AddColumn<Guid>("MeetingId", "core_decisions", nullable: true);
        migrationBuilder.CreateTable(
            "core_terms_of_reference",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                BodyId = t.Column<Guid>(),
                Number = t.Column<int>(),
                AdoptedOn = t.Column<DateOnly>(),
                Text = t.Column<string>(maxLength: 20_000),
                Quorum = t.Column<int>(nullable: true),
                Seats = t.Column<int>(nullable: true),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                DecisionId = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_terms_of_reference", x => x.Id);
                t.ForeignKey(
                    "FK_core_terms_of_reference_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_terms_of_reference_core_bodies_BodyId",
                    x => x.BodyId,
                    "core_bodies",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_terms_of_reference_core_decisions_DecisionId",
                    x => x.DecisionId,
                    "core_decisions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_core_terms_of_reference_BodyId_Number",
            "core_terms_of_reference",
            ["BodyId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_core_terms_of_reference_PartnershipId", "core_terms_of_reference", "PartnershipId");
        migrationBuilder.CreateIndex("IX_core_terms_of_reference_DecisionId", "core_terms_of_reference", "DecisionId");
        migrationBuilder.CreateTable(
            "core_meetings",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                BodyId = t.Column<Guid>(),
                Number = t.Column<int>(),
                On = t.Column<DateOnly>(),
                Time = t.Column<string>(maxLength: 5, nullable: true),
                Place = t.Column<string>(maxLength: 300, nullable: true),
                Status = t.Column<string>(maxLength: 40),
                Minutes = t.Column<string>(maxLength: 500, nullable: true),
                CancelledReason = t.Column<string>(maxLength: 1000, nullable: true),
                MembersAttended = t.Column<int>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_meetings", x => x.Id);
                t.ForeignKey(
                    "FK_core_meetings_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_meetings_core_bodies_BodyId",
                    x => x.BodyId,
                    "core_bodies",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_meetings_BodyId_Number", "core_meetings", ["BodyId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_core_meetings_PartnershipId_On", "core_meetings", ["PartnershipId", "On"]);
        migrationBuilder.CreateTable(
            "core_attendances",
            t => new
            {
                Id = t.Column<Guid>(),
                MeetingId = t.Column<Guid>(),
                Position = t.Column<int>(),
                Role = t.Column<string>(maxLength: 40),
                Number = t.Column<int>(),
                Post = t.Column<string>(maxLength: 200, nullable: true),
                OrganisationId = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_attendances", x => x.Id);
                t.ForeignKey(
                    "FK_core_attendances_core_meetings_MeetingId",
                    x => x.MeetingId,
                    "core_meetings",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_attendances_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_attendances_MeetingId_Position", "core_attendances", ["MeetingId", "Position"], unique: true);
        migrationBuilder.CreateIndex("IX_core_attendances_OrganisationId", "core_attendances", "OrganisationId");
    }
}
