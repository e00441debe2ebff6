using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Key dates that count the meetings of a body by themselves.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("018_CountedMeetings")]
internal sealed class AddCountedMeetings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("CountedBodyId", "localityplans_key_dates", nullable: true);
        migrationBuilder.AddColumn<Guid>("MeetingId", "localityplans_progress_updates", nullable: true);
    }
}
