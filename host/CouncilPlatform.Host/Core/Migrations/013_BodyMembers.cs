using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>The organisations that are members of bodies.</summary>
[DbContext(typeof(CoreDb))]
[Migration("013_BodyMembers")]
internal sealed class AddBodyMembers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_body_members",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                BodyId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Role = t.Column<string>(maxLength: 40),
                From = t.Column<string>(maxLength: 10, nullable: true),
                To = t.Column<string>(maxLength: 10, nullable: true),
                FirstDay = t.Column<DateOnly>(nullable: true),
                LastDay = t.Column<DateOnly>(nullable: true),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_body_members", x => x.Id);
                t.ForeignKey(
                    "FK_core_body_members_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_body_members_core_bodies_BodyId",
                    x => x.BodyId,
                    "core_bodies",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_body_members_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_body_members_BodyId_Number", "core_body_members", ["BodyId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_core_body_members_PartnershipId", "core_body_members", "PartnershipId");
        migrationBuilder.CreateIndex("IX_core_body_members_OrganisationId", "core_body_members", "OrganisationId");
    }
}
