using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Outcomes, what they are measured by, agreements on them, and the actions that serve them.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("001_Framework")]
internal sealed class AddFramework : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddOutcomes(migrationBuilder);
        AddIndicators(migrationBuilder);
        AddAgreements(migrationBuilder);
        AddActions(migrationBuilder);
    }

    private static void AddOutcomes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_national_outcomes",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 500),
                Source = t.Column<string>(maxLength: 300, nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_national_outcomes", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_national_outcomes_PartnershipId_Number",
            "communityplanning_national_outcomes",
            ["PartnershipId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_local_outcomes",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                NationalOutcomeId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 500),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_local_outcomes", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_local_outcomes_national",
                    x => x.NationalOutcomeId,
                    "communityplanning_national_outcomes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_local_outcomes_PartnershipId_Slug",
            "communityplanning_local_outcomes",
            ["PartnershipId", "Slug"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_local_outcomes_NationalOutcomeId",
            "communityplanning_local_outcomes",
            "NationalOutcomeId"
        );

        migrationBuilder.CreateTable(
            "communityplanning_local_areas",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Name = t.Column<string>(maxLength: 200),
                Team = t.Column<string>(maxLength: 300, nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_local_areas", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_local_areas_PartnershipId_Number",
            "communityplanning_local_areas",
            ["PartnershipId", "Number"],
            unique: true
        );
    }

    private static void AddIndicators(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_indicators",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                LocalOutcomeId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 500),
                Unit = t.Column<string>(maxLength: 40),
                UnitNote = t.Column<string>(maxLength: 100, nullable: true),
                Polarity = t.Column<string>(maxLength: 40),
                Scope = t.Column<string>(maxLength: 40),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                Influence = t.Column<string>(maxLength: 40),
                ImpactNote = t.Column<string>(maxLength: 2000, nullable: true),
                DefinitionNumber = t.Column<int>(),
                BaselinePeriod = t.Column<string>(maxLength: 20, nullable: true),
                BaselineValue = t.Column<string>(maxLength: 30, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_indicators", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_indicators_outcome",
                    x => x.LocalOutcomeId,
                    "communityplanning_local_outcomes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_indicators_PartnershipId_Slug",
            "communityplanning_indicators",
            ["PartnershipId", "Slug"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_communityplanning_indicators_LocalOutcomeId", "communityplanning_indicators", "LocalOutcomeId");

        migrationBuilder.CreateTable(
            "communityplanning_indicator_definitions",
            t => new
            {
                Id = t.Column<Guid>(),
                IndicatorId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Text = t.Column<string>(maxLength: 2000),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_indicator_definitions", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_indicator_definitions_indicator",
                    x => x.IndicatorId,
                    "communityplanning_indicators",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_indicator_definitions_IndicatorId_Number",
            "communityplanning_indicator_definitions",
            ["IndicatorId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_indicator_targets",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                IndicatorId = t.Column<Guid>(),
                VariesId = t.Column<Guid>(nullable: true),
                Level = t.Column<string>(maxLength: 40),
                Bound = t.Column<string>(maxLength: 40),
                Period = t.Column<string>(maxLength: 20),
                PeriodEnds = t.Column<DateOnly>(),
                Value = t.Column<string>(maxLength: 30),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_indicator_targets", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_indicator_targets_indicator",
                    x => x.IndicatorId,
                    "communityplanning_indicators",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_indicator_targets_varies",
                    x => x.VariesId,
                    "communityplanning_indicator_targets",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_indicator_targets_IndicatorId_Period_Level",
            "communityplanning_indicator_targets",
            ["IndicatorId", "Period", "Level"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_communityplanning_indicator_targets_VariesId", "communityplanning_indicator_targets", "VariesId");
    }

    private static void AddAgreements(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_outcome_agreements",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                Kind = t.Column<string>(maxLength: 40),
                FirstYear = t.Column<int>(),
                Years = t.Column<int>(),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_outcome_agreements", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_outcome_agreements_PartnershipId_Slug",
            "communityplanning_outcome_agreements",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_agreement_priorities",
            t => new
            {
                Id = t.Column<Guid>(),
                OutcomeAgreementId = t.Column<Guid>(),
                LocalOutcomeId = t.Column<Guid>(),
                Number = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_agreement_priorities", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_agreement_priorities_agreement",
                    x => x.OutcomeAgreementId,
                    "communityplanning_outcome_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_agreement_priorities_outcome",
                    x => x.LocalOutcomeId,
                    "communityplanning_local_outcomes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_agreement_priorities_agreement",
            "communityplanning_agreement_priorities",
            ["OutcomeAgreementId", "LocalOutcomeId"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_agreement_priorities_LocalOutcomeId",
            "communityplanning_agreement_priorities",
            "LocalOutcomeId"
        );
    }

    private static void AddActions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_outcome_actions",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                LocalOutcomeId = t.Column<Guid>(nullable: true),
                IndicatorTargetId = t.Column<Guid>(nullable: true),
                LocalAreaId = t.Column<Guid>(nullable: true),
                LeadId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 300),
                Detail = t.Column<string>(maxLength: 4000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_outcome_actions", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_outcome_actions_outcome",
                    x => x.LocalOutcomeId,
                    "communityplanning_local_outcomes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_outcome_actions_target",
                    x => x.IndicatorTargetId,
                    "communityplanning_indicator_targets",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_outcome_actions_area",
                    x => x.LocalAreaId,
                    "communityplanning_local_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        foreach (var column in new[] { "LocalOutcomeId", "IndicatorTargetId", "LocalAreaId" })
        {
            migrationBuilder.CreateIndex($"IX_communityplanning_outcome_actions_{column}", "communityplanning_outcome_actions", column);
        }

        migrationBuilder.CreateIndex(
            "IX_communityplanning_outcome_actions_PartnershipId_Title",
            "communityplanning_outcome_actions",
            ["PartnershipId", "Title"]
        );

        migrationBuilder.CreateTable(
            "communityplanning_action_partners",
            t => new
            {
                Id = t.Column<Guid>(),
                OutcomeActionId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_action_partners", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_action_partners_action",
                    x => x.OutcomeActionId,
                    "communityplanning_outcome_actions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_action_partners_organisation",
            "communityplanning_action_partners",
            ["OutcomeActionId", "OrganisationId"],
            unique: true
        );
    }
}
