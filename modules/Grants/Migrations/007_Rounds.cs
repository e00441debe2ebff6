using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>Programmes that are run here: what they draw on, their rounds, applications, scores and awards.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("007_Rounds")]
internal sealed class Rounds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Purpose", "grants_programmes", maxLength: 4000, nullable: true);
        CreateRounds(migrationBuilder);
        CreateApplications(migrationBuilder);
        CreateAssessments(migrationBuilder);
    }

    private static void CreateRounds(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_programme_funds",
            t => new
            {
                ProgrammeId = t.Column<Guid>(),
                FundId = t.Column<Guid>(),
                RevenuePence = t.Column<long>(),
                CapitalPence = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_programme_funds", x => new { x.ProgrammeId, x.FundId });
                t.ForeignKey(
                    "FK_grants_programme_funds_grants_programmes_ProgrammeId",
                    x => x.ProgrammeId,
                    "grants_programmes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_grants_programme_funds_grants_funds_FundId",
                    x => x.FundId,
                    "grants_funds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_programme_funds_FundId", "grants_programme_funds", "FundId");

        migrationBuilder.CreateTable(
            "grants_rounds",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ProgrammeId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                SeveralPerOrganisation = t.Column<bool>(),
                Threshold = t.Column<int>(nullable: true),
                OpensUtc = t.Column<DateTime>(),
                ClosesUtc = t.Column<DateTime>(),
                RevenuePence = t.Column<long>(),
                CapitalPence = t.Column<long>(),
                MostRevenuePence = t.Column<long>(nullable: true),
                MostCapitalPence = t.Column<long>(nullable: true),
                FormNumber = t.Column<int>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_rounds", x => x.Id);
                t.ForeignKey(
                    "FK_grants_rounds_grants_programmes_ProgrammeId",
                    x => x.ProgrammeId,
                    "grants_programmes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_rounds_PartnershipId_Slug", "grants_rounds", ["PartnershipId", "Slug"], unique: true);
        migrationBuilder.CreateIndex("IX_grants_rounds_PartnershipId_OpensUtc", "grants_rounds", ["PartnershipId", "OpensUtc"]);
        migrationBuilder.CreateIndex("IX_grants_rounds_ProgrammeId", "grants_rounds", "ProgrammeId");

        migrationBuilder.CreateTable(
            "grants_round_criteria",
            t => new
            {
                Id = t.Column<Guid>(),
                RoundId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Name = t.Column<string>(maxLength: 200),
                Weight = t.Column<int>(),
                MaxScore = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_round_criteria", x => x.Id);
                t.ForeignKey(
                    "FK_grants_round_criteria_grants_rounds_RoundId",
                    x => x.RoundId,
                    "grants_rounds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_round_criteria_RoundId_Number",
            "grants_round_criteria",
            ["RoundId", "Number"],
            unique: true
        );
    }

    private static void CreateApplications(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_application_forms",
            t => new
            {
                Id = t.Column<Guid>(),
                RoundId = t.Column<Guid>(),
                Number = t.Column<int>(),
                PublishedUtc = t.Column<DateTime>(),
                EligibilityJson = t.Column<string>(),
                SectionsJson = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_application_forms", x => x.Id);
                t.ForeignKey(
                    "FK_grants_application_forms_grants_rounds_RoundId",
                    x => x.RoundId,
                    "grants_rounds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_application_forms_RoundId_Number",
            "grants_application_forms",
            ["RoundId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_applications",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                RoundId = t.Column<Guid>(),
                FormId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                State = t.Column<string>(maxLength: 40),
                Remark = t.Column<string>(maxLength: 2000, nullable: true),
                DecisionReason = t.Column<string>(maxLength: 2000, nullable: true),
                StartedUtc = t.Column<DateTime>(),
                SubmittedUtc = t.Column<DateTime>(nullable: true),
                ResubmitByUtc = t.Column<DateTime>(nullable: true),
                DecidedUtc = t.Column<DateTime>(nullable: true),
                RevenuePence = t.Column<long>(),
                CapitalPence = t.Column<long>(),
                AwardedRevenuePence = t.Column<long>(),
                AwardedCapitalPence = t.Column<long>(),
                EligibilityJson = t.Column<string>(),
                AnswersJson = t.Column<string>(),
                ConditionsJson = t.Column<string>(),
                DeadlinesJson = t.Column<string>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_applications", x => x.Id);
                t.ForeignKey(
                    "FK_grants_applications_grants_rounds_RoundId",
                    x => x.RoundId,
                    "grants_rounds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_grants_applications_grants_application_forms_FormId",
                    x => x.FormId,
                    "grants_application_forms",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_applications_RoundId_Number", "grants_applications", ["RoundId", "Number"], unique: true);
        migrationBuilder.CreateIndex(
            "IX_grants_applications_PartnershipId_StartedUtc",
            "grants_applications",
            ["PartnershipId", "StartedUtc"]
        );
        migrationBuilder.CreateIndex("IX_grants_applications_OrganisationId_RoundId", "grants_applications", ["OrganisationId", "RoundId"]);
        migrationBuilder.CreateIndex("IX_grants_applications_FormId", "grants_applications", "FormId");

        migrationBuilder.CreateTable(
            "grants_application_draws",
            t => new { AllocationId = t.Column<Guid>(), ApplicationId = t.Column<Guid>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_application_draws", x => x.AllocationId);
                t.ForeignKey(
                    "FK_grants_application_draws_grants_allocations_AllocationId",
                    x => x.AllocationId,
                    "grants_allocations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_grants_application_draws_grants_applications_ApplicationId",
                    x => x.ApplicationId,
                    "grants_applications",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_application_draws_ApplicationId", "grants_application_draws", "ApplicationId");
    }

    private static void CreateAssessments(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_assessments",
            t => new
            {
                Id = t.Column<Guid>(),
                ApplicationId = t.Column<Guid>(),
                Assessor = t.Column<string>(maxLength: 100),
                Agreed = t.Column<bool>(),
                AtUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_assessments", x => x.Id);
                t.ForeignKey(
                    "FK_grants_assessments_grants_applications_ApplicationId",
                    x => x.ApplicationId,
                    "grants_applications",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_assessments_ApplicationId_Agreed_Assessor",
            "grants_assessments",
            ["ApplicationId", "Agreed", "Assessor"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_application_scores",
            t => new
            {
                Id = t.Column<Guid>(),
                AssessmentId = t.Column<Guid>(),
                CriterionId = t.Column<Guid>(),
                Points = t.Column<int>(),
                Rationale = t.Column<string>(maxLength: 2000),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_application_scores", x => x.Id);
                t.ForeignKey(
                    "FK_grants_application_scores_grants_assessments_AssessmentId",
                    x => x.AssessmentId,
                    "grants_assessments",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_grants_application_scores_grants_round_criteria_CriterionId",
                    x => x.CriterionId,
                    "grants_round_criteria",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_application_scores_AssessmentId_CriterionId",
            "grants_application_scores",
            ["AssessmentId", "CriterionId"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_grants_application_scores_CriterionId", "grants_application_scores", "CriterionId");

        migrationBuilder.CreateTable(
            "grants_conflicts",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Assessor = t.Column<string>(maxLength: 100),
                ApplicationId = t.Column<Guid>(nullable: true),
                OrganisationId = t.Column<Guid>(nullable: true),
                Reason = t.Column<string>(maxLength: 1000),
                DeclaredUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_conflicts", x => x.Id);
                t.ForeignKey(
                    "FK_grants_conflicts_grants_applications_ApplicationId",
                    x => x.ApplicationId,
                    "grants_applications",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_conflicts_ApplicationId", "grants_conflicts", "ApplicationId");
        migrationBuilder.CreateIndex("IX_grants_conflicts_PartnershipId_DeclaredUtc", "grants_conflicts", ["PartnershipId", "DeclaredUtc"]);
    }
}
