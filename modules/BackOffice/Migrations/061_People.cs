using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.BackOffice.Migrations;

/// <summary>Who drafted, proposed, signed, scored and recommended, so that somebody else approves.</summary>
[DbContext(typeof(BackOfficeDb))]
[Migration("061_People")]
internal sealed class AddPeople : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("DraftedById", "backoffice_agreements", nullable: true);
        migrationBuilder.AddColumn<Guid>("ProposedById", "backoffice_end_date_changes", nullable: true);
        migrationBuilder.AddColumn<Guid>("SignedById", "backoffice_required_signatures", nullable: true);
        migrationBuilder.AddColumn<Guid>("ConsensusById", "backoffice_appraisals", nullable: true);
        migrationBuilder.AddColumn<Guid>("RecommendedById", "backoffice_appraisals", nullable: true);
        migrationBuilder.AddColumn<Guid>("RecordedById", "backoffice_option_scores", nullable: true);
        migrationBuilder.AddColumn<Guid>("ProposedById", "backoffice_devolutions", nullable: true);
    }
}
