using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Whose progress, matters, briefings and work programmes are.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("016_Owners")]
internal sealed class AddOwners : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("OwnerId", "localityplans_progress_updates", nullable: true);
        migrationBuilder.AddColumn<Guid>("ActionOwnerId", "localityplans_progress_updates", nullable: true);
        migrationBuilder.AddColumn<Guid>("OwnerId", "localityplans_escalations", nullable: true);
        migrationBuilder.AddColumn<Guid>("OwnerId", "localityplans_member_briefings", nullable: true);
        migrationBuilder.AddColumn<Guid>("OwnerId", "localityplans_work_programme_items", nullable: true);

        // Where an action has one owner, its progress is that organisation's; where it has several, nobody knows whose it is.
        migrationBuilder.Sql(
            """
            UPDATE localityplans_progress_updates
            SET "OwnerId" = (SELECT o."OrganisationId" FROM localityplans_action_owners o
                WHERE o."ActionId" = localityplans_progress_updates."ActionId"),
            "ActionOwnerId" = (SELECT o."Id" FROM localityplans_action_owners o
                WHERE o."ActionId" = localityplans_progress_updates."ActionId")
            WHERE (SELECT COUNT(*) FROM localityplans_action_owners o
                WHERE o."ActionId" = localityplans_progress_updates."ActionId") = 1
            """
        );
    }
}
