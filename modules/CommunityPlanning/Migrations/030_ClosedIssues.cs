using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>When an issue stood in the way of a target no more; the order of what was said of a target.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("030_ClosedIssues")]
internal sealed class AddClosedIssues : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateOnly>("ClosedOn", "communityplanning_performance_issues", nullable: true);
        migrationBuilder.AddColumn<int>("Place", "communityplanning_performance_issues", defaultValue: 0);
        migrationBuilder.AddColumn<int>("Place", "communityplanning_commentaries", defaultValue: 0);
    }
}
