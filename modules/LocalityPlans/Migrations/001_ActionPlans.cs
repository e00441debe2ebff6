using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Action plans: themes, opportunities, actions with their owners and key dates, and progress.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("001_ActionPlans")]
internal sealed class AddActionPlans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddPlans(migrationBuilder);
        AddActions(migrationBuilder);
        AddProgress(migrationBuilder);
    }

    private static void AddPlans(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_action_plans",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                Source = t.Column<string>(maxLength: 500, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_action_plans", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_action_plans_PartnershipId_Slug",
            "localityplans_action_plans",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_action_plan_councils",
            t => new
            {
                Id = t.Column<Guid>(),
                ActionPlanId = t.Column<Guid>(),
                CouncilId = t.Column<Guid>(),
                Number = t.Column<int>(),
                StrategicPlan = t.Column<string>(maxLength: 200, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_action_plan_councils", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_action_plan_councils_plan",
                    x => x.ActionPlanId,
                    "localityplans_action_plans",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_action_plan_councils_ActionPlanId_CouncilId",
            "localityplans_action_plan_councils",
            ["ActionPlanId", "CouncilId"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_themes",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ActionPlanId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_themes", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_themes_plan",
                    x => x.ActionPlanId,
                    "localityplans_action_plans",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_themes_ActionPlanId_Number",
            "localityplans_themes",
            ["ActionPlanId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_opportunities",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ThemeId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 500),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_opportunities", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_opportunities_theme",
                    x => x.ThemeId,
                    "localityplans_themes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_opportunities_ThemeId_Number",
            "localityplans_opportunities",
            ["ThemeId", "Number"],
            unique: true
        );
    }

    private static void AddActions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_actions",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                OpportunityId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Detail = t.Column<string>(maxLength: 4000, nullable: true),
                Kind = t.Column<string>(maxLength: 40),
                Joint = t.Column<bool>(),
                CompletedOn = t.Column<DateOnly>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_actions", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_actions_opportunity",
                    x => x.OpportunityId,
                    "localityplans_opportunities",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_actions_OpportunityId_Number",
            "localityplans_actions",
            ["OpportunityId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_localityplans_actions_PartnershipId", "localityplans_actions", "PartnershipId");

        migrationBuilder.CreateTable(
            "localityplans_action_owners",
            t => new
            {
                Id = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Post = t.Column<string>(maxLength: 200, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_action_owners", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_action_owners_action",
                    x => x.ActionId,
                    "localityplans_actions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_action_owners_ActionId_OrganisationId",
            "localityplans_action_owners",
            ["ActionId", "OrganisationId"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_localityplans_action_owners_OrganisationId", "localityplans_action_owners", "OrganisationId");
    }

    private static void AddProgress(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_key_dates",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Text = t.Column<string>(maxLength: 500),
                Kind = t.Column<string>(maxLength: 40),
                Starts = t.Column<DateOnly>(nullable: true),
                StartPrecision = t.Column<string>(maxLength: 40, nullable: true),
                Ends = t.Column<DateOnly>(nullable: true),
                EndPrecision = t.Column<string>(maxLength: 40, nullable: true),
                Ongoing = t.Column<bool>(),
                DependsOn = t.Column<string>(maxLength: 500, nullable: true),
                Expected = t.Column<int>(nullable: true),
                Unit = t.Column<string>(maxLength: 100, nullable: true),
                Fault = t.Column<string>(maxLength: 500, nullable: true),
                DueFrom = t.Column<DateOnly>(nullable: true),
                DueBy = t.Column<DateOnly>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_key_dates", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_key_dates_action",
                    x => x.ActionId,
                    "localityplans_actions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_localityplans_key_dates_ActionId_Number", "localityplans_key_dates", ["ActionId", "Number"]);

        migrationBuilder.CreateTable(
            "localityplans_progress_updates",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
                KeyDateId = t.Column<Guid>(nullable: true),
                Kind = t.Column<string>(maxLength: 40),
                On = t.Column<DateOnly>(),
                Note = t.Column<string>(maxLength: 2000, nullable: true),
                WithdrawnReason = t.Column<string>(maxLength: 1000, nullable: true),
                RecordedUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_progress_updates", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_progress_updates_action",
                    x => x.ActionId,
                    "localityplans_actions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_localityplans_progress_updates_key_date",
                    x => x.KeyDateId,
                    "localityplans_key_dates",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_progress_updates_ActionId_RecordedUtc",
            "localityplans_progress_updates",
            ["ActionId", "RecordedUtc"]
        );
        migrationBuilder.CreateIndex("IX_localityplans_progress_updates_KeyDateId", "localityplans_progress_updates", "KeyDateId");
    }
}
