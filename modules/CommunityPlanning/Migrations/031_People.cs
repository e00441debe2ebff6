using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Who proposed, requested and evidenced, so that somebody else decides; a version for the costs that partners share.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("031_People")]
internal sealed class AddPeople : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("ProposedById", "communityplanning_structure_changes", nullable: true);
        migrationBuilder.AddColumn<Guid>("RequestedById", "communityplanning_resource_requests", nullable: true);
        migrationBuilder.AddColumn<Guid>("RecordedById", "communityplanning_engagement_evidence", nullable: true);
        migrationBuilder.AddColumn<int>("Version", "communityplanning_service_costs", defaultValue: 0);
    }
}
