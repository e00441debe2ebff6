using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.BackOffice.Migrations;

/// <summary>Services that councils may share, what they save, and which option councils prefer.</summary>
[DbContext(typeof(BackOfficeDb))]
[Migration("021_Services")]
internal sealed class ServicesTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddServices(migrationBuilder);
        AddRetainedPosts(migrationBuilder);
        AddServiceParticipants(migrationBuilder);
        AddServiceElements(migrationBuilder);
        AddServiceActions(migrationBuilder);
        AddDevolutions(migrationBuilder);
        AddDevolutionImpacts(migrationBuilder);
        AddSavings(migrationBuilder);
        AddSavingAmounts(migrationBuilder);
        AddInterimStructures(migrationBuilder);
        AddAppraisals(migrationBuilder);
        AddAppraisalCouncils(migrationBuilder);
        AddAppraisalOptions(migrationBuilder);
        AddOptionPoints(migrationBuilder);
        AddCriteria(migrationBuilder);
        AddOptionScores(migrationBuilder);
        AddCriterionWeights(migrationBuilder);
    }

    private static void AddServices(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_services",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Number = t.Column<int>(),
                Name = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                Proposal = t.Column<string>(maxLength: 4000),
                Benefits = t.Column<string>(maxLength: 2000),
                Scale = t.Column<string>(maxLength: 40, nullable: true),
                Model = t.Column<string>(maxLength: 40, nullable: true),
                EfficiencyTarget = t.Column<bool>(),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_services", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_services_PartnershipId_Slug",
            "backoffice_services",
            ["PartnershipId", "Slug"],
            unique: true
        );
    }

    private static void AddRetainedPosts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_retained_posts",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ServiceId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 200),
                TitleKey = t.Column<string>(maxLength: 200),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_retained_posts", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_retained_posts_service",
                    x => x.ServiceId,
                    "backoffice_services",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_retained_posts_ServiceId_TitleKey",
            "backoffice_retained_posts",
            ["ServiceId", "TitleKey"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_retained_posts_PartnershipId_TitleKey",
            "backoffice_retained_posts",
            ["PartnershipId", "TitleKey"]
        );
    }

    private static void AddServiceParticipants(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_service_participants",
            t => new
            {
                Id = t.Column<Guid>(),
                ServiceId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Role = t.Column<string>(maxLength: 40),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_service_participants", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_service_participants_service",
                    x => x.ServiceId,
                    "backoffice_services",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_service_participants_ServiceId_OrganisationId",
            "backoffice_service_participants",
            ["ServiceId", "OrganisationId"],
            unique: true
        );
    }

    private static void AddServiceElements(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_service_elements",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ServiceId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 200),
                Transferable = t.Column<bool>(),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_service_elements", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_service_elements_service",
                    x => x.ServiceId,
                    "backoffice_services",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_service_elements_ServiceId_Name",
            "backoffice_service_elements",
            ["ServiceId", "Name"],
            unique: true
        );
    }

    private static void AddServiceActions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_service_actions",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ServiceId = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_service_actions", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_service_actions_service",
                    x => x.ServiceId,
                    "backoffice_services",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_service_actions_ServiceId_ActionId",
            "backoffice_service_actions",
            ["ServiceId", "ActionId"],
            unique: true
        );
    }

    private static void AddDevolutions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_devolutions",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ServiceId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                QualityBenefit = t.Column<string>(maxLength: 1000, nullable: true),
                AccessBenefit = t.Column<string>(maxLength: 1000, nullable: true),
                DevolvedOn = t.Column<DateOnly?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_devolutions", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_devolutions_service",
                    x => x.ServiceId,
                    "backoffice_services",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_devolutions_ServiceId_OrganisationId",
            "backoffice_devolutions",
            ["ServiceId", "OrganisationId"],
            unique: true
        );
    }

    private static void AddDevolutionImpacts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_devolution_impacts",
            t => new
            {
                Id = t.Column<Guid>(),
                DevolutionId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Cost = t.Column<string>(maxLength: 40),
                Quality = t.Column<string>(maxLength: 40),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_devolution_impacts", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_devolution_impacts_devolution",
                    x => x.DevolutionId,
                    "backoffice_devolutions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_devolution_impacts_DevolutionId_OrganisationId",
            "backoffice_devolution_impacts",
            ["DevolutionId", "OrganisationId"],
            unique: true
        );
    }

    private static void AddSavings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_savings",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ServiceId = t.Column<Guid?>(nullable: true),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 300),
                AnnualPence = t.Column<long>(),
                BaselinePence = t.Column<long?>(nullable: true),
                TargetBasisPoints = t.Column<int?>(nullable: true),
                CostToAchievePence = t.Column<long?>(nullable: true),
                Qualifier = t.Column<string>(maxLength: 40),
                Recurring = t.Column<bool>(),
                InBaseBudget = t.Column<bool>(),
                Split = t.Column<string>(maxLength: 40),
                DelayMonths = t.Column<int>(),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_savings", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_savings_service",
                    x => x.ServiceId,
                    "backoffice_services",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_savings_PartnershipId_Slug",
            "backoffice_savings",
            ["PartnershipId", "Slug"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_backoffice_savings_ServiceId", "backoffice_savings", "ServiceId");
    }

    private static void AddSavingAmounts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_saving_amounts",
            t => new
            {
                Id = t.Column<Guid>(),
                SavingId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                FinancialYear = t.Column<string>(maxLength: 20),
                PlannedPence = t.Column<long>(),
                RealisedPence = t.Column<long?>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_saving_amounts", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_saving_amounts_saving",
                    x => x.SavingId,
                    "backoffice_savings",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_saving_amounts_year",
            "backoffice_saving_amounts",
            ["SavingId", "FinancialYear", "OrganisationId"],
            unique: true
        );
    }

    private static void AddInterimStructures(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_interim_structures",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 300),
                CostPence = t.Column<long>(),
                CurrentCostPence = t.Column<long>(),
                ChiefExecutivePence = t.Column<long?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_interim_structures", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_interim_structures_title",
            "backoffice_interim_structures",
            ["PartnershipId", "OrganisationId", "Title"],
            unique: true
        );
    }

    private static void AddAppraisals(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_appraisals",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                RecommendedId = t.Column<Guid?>(nullable: true),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 300),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                Formula = t.Column<string>(maxLength: 40),
                WeightTotal = t.Column<int?>(nullable: true),
                ThinMargin = t.Column<int>(),
                BusinessCase = t.Column<string>(maxLength: 500, nullable: true),
                RecommendationReason = t.Column<string>(maxLength: 2000, nullable: true),
                PublishedOn = t.Column<DateOnly?>(nullable: true),
                ImplementedOn = t.Column<DateOnly?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_appraisals", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_appraisals_PartnershipId_Slug",
            "backoffice_appraisals",
            ["PartnershipId", "Slug"],
            unique: true
        );
    }

    private static void AddAppraisalCouncils(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_appraisal_councils",
            t => new
            {
                Id = t.Column<Guid>(),
                AppraisalId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                ConsensusOn = t.Column<DateOnly?>(nullable: true),
                Place = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_appraisal_councils", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_appraisal_councils_appraisal",
                    x => x.AppraisalId,
                    "backoffice_appraisals",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_appraisal_councils_AppraisalId_OrganisationId",
            "backoffice_appraisal_councils",
            ["AppraisalId", "OrganisationId"],
            unique: true
        );
    }

    private static void AddAppraisalOptions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_appraisal_options",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AppraisalId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 300),
                Detail = t.Column<string>(maxLength: 2000, nullable: true),
                AsIs = t.Column<bool>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_appraisal_options", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_appraisal_options_appraisal",
                    x => x.AppraisalId,
                    "backoffice_appraisals",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_appraisal_options_AppraisalId_Number",
            "backoffice_appraisal_options",
            ["AppraisalId", "Number"],
            unique: true
        );
    }

    private static void AddOptionPoints(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_option_points",
            t => new
            {
                Id = t.Column<Guid>(),
                AppraisalOptionId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Kind = t.Column<string>(maxLength: 40),
                Text = t.Column<string>(maxLength: 1000),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_option_points", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_option_points_option",
                    x => x.AppraisalOptionId,
                    "backoffice_appraisal_options",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_option_points_AppraisalOptionId_Number",
            "backoffice_option_points",
            ["AppraisalOptionId", "Number"],
            unique: true
        );
    }

    private static void AddCriteria(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_criteria",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AppraisalId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 300),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_criteria", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_criteria_appraisal",
                    x => x.AppraisalId,
                    "backoffice_appraisals",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_criteria_AppraisalId_Number",
            "backoffice_criteria",
            ["AppraisalId", "Number"],
            unique: true
        );
    }

    private static void AddOptionScores(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_option_scores",
            t => new
            {
                Id = t.Column<Guid>(),
                AppraisalId = t.Column<Guid>(),
                AppraisalOptionId = t.Column<Guid>(),
                CriterionId = t.Column<Guid>(),
                Assessor = t.Column<string>(maxLength: 100),
                Rating = t.Column<string>(maxLength: 40),
                Rationale = t.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_option_scores", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_option_scores_option",
                    x => x.AppraisalOptionId,
                    "backoffice_appraisal_options",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_backoffice_option_scores_criterion",
                    x => x.CriterionId,
                    "backoffice_criteria",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_option_scores_assessor",
            "backoffice_option_scores",
            ["AppraisalOptionId", "CriterionId", "Assessor"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_backoffice_option_scores_CriterionId", "backoffice_option_scores", "CriterionId");
        migrationBuilder.CreateIndex("IX_backoffice_option_scores_AppraisalId", "backoffice_option_scores", "AppraisalId");
    }

    private static void AddCriterionWeights(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_criterion_weights",
            t => new
            {
                Id = t.Column<Guid>(),
                AppraisalId = t.Column<Guid>(),
                CriterionId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Weight = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_criterion_weights", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_criterion_weights_criterion",
                    x => x.CriterionId,
                    "backoffice_criteria",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_criterion_weights_CriterionId_OrganisationId",
            "backoffice_criterion_weights",
            ["CriterionId", "OrganisationId"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_backoffice_criterion_weights_AppraisalId", "backoffice_criterion_weights", "AppraisalId");
    }
}
