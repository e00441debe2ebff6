using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>
/// Who runs a programme, and which person did what, beside the label of their key. Of what was done before, the person is not known.
/// </summary>
[DbContext(typeof(GrantsDb))]
[Migration("021_Ownership")]
internal sealed class Ownerships : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (
            var (column, table) in new[]
            {
                ("RunById", "grants_programmes"),
                ("ProposedById", "grants_allocations"),
                ("ById", "grants_payment_steps"),
                ("ProposedById", "grants_allocation_variations"),
                ("DecidedById", "grants_allocation_variations"),
                ("RecipientSignedById", "grants_grant_agreements"),
                ("CouncilSignedById", "grants_grant_agreements"),
                ("SubmittedById", "grants_monitoring_submissions"),
                ("SubmittedById", "grants_applications"),
                ("AssessorId", "grants_assessments"),
                ("AssessorId", "grants_conflicts"),
            }
        )
        {
            migrationBuilder.AddColumn<Guid>(column, table, nullable: true);
        }

        // Two people whose keys have the same label may both score.
        migrationBuilder.DropIndex("IX_grants_assessments_ApplicationId_Agreed_Assessor", "grants_assessments");
        migrationBuilder.CreateIndex(
            "IX_grants_assessments_ApplicationId_Agreed_AssessorId",
            "grants_assessments",
            ["ApplicationId", "Agreed", "AssessorId"]
        );
        // As for a new programme: the accountable body of its first fund.
        migrationBuilder.Sql(
            """
            UPDATE "grants_programmes" SET "RunById" = (
                SELECT f."AccountableBodyId" FROM "grants_programme_funds" s JOIN "grants_funds" f ON f."Id" = s."FundId"
                WHERE s."ProgrammeId" = "grants_programmes"."Id" AND NOT EXISTS (
                    SELECT 1 FROM "grants_programme_funds" o WHERE o."ProgrammeId" = s."ProgrammeId" AND o."FundId" < s."FundId"))
            """
        );
    }
}
