using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Recommendations and work programmes; compatibility checks; escalations.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("013_Recommendations")]
internal sealed class AddRecommendations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateRecommendations(migrationBuilder);
        CreateWorkProgrammes(migrationBuilder);
        CreateChecks(migrationBuilder);
        CreateEscalations(migrationBuilder);
    }

    private static void CreateRecommendations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_numberings",
            t => new
            {
                PartnershipId = t.Column<Guid>(),
                Register = t.Column<string>(maxLength: 60),
                Last = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_numberings", x => new { x.PartnershipId, x.Register })
        );

        migrationBuilder.CreateTable(
            "localityplans_recommendations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Kind = t.Column<string>(maxLength: 40),
                Text = t.Column<string>(maxLength: 4000),
                State = t.Column<string>(maxLength: 40),
                Advice = t.Column<string>(maxLength: 4000, nullable: true),
                Owner = t.Column<string>(maxLength: 120, nullable: true),
                OwnerCouncilId = t.Column<Guid>(nullable: true),
                ImplementedOn = t.Column<DateOnly>(nullable: true),
                Evidence = t.Column<string>(maxLength: 2000, nullable: true),
                MadeBy = t.Column<string>(maxLength: 120),
                MadeOn = t.Column<string>(maxLength: 10),
                Document = t.Column<string>(maxLength: 500),
                Place = t.Column<string>(maxLength: 100, nullable: true),
                Digest = t.Column<string>(maxLength: 64),
                AnsweredBy = t.Column<string>(maxLength: 120, nullable: true),
                AnsweredOn = t.Column<DateOnly>(nullable: true),
                Answer = t.Column<string>(maxLength: 40, nullable: true),
                AnswerText = t.Column<string>(maxLength: 4000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_recommendations", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_recommendations_PartnershipId_Number",
            "localityplans_recommendations",
            ["PartnershipId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_recommendations_PartnershipId_Digest",
            "localityplans_recommendations",
            ["PartnershipId", "Digest"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_recommendation_topics",
            t => new { RecommendationId = t.Column<Guid>(), Topic = t.Column<string>(maxLength: 60) },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_recommendation_topics", x => new { x.RecommendationId, x.Topic });
                t.ForeignKey(
                    "FK_localityplans_recommendation_topics_recommendation",
                    x => x.RecommendationId,
                    "localityplans_recommendations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );

        migrationBuilder.CreateTable(
            "localityplans_recommendation_actions",
            t => new
            {
                Id = t.Column<Guid>(),
                Number = t.Column<int>(),
                RecommendationId = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_recommendation_actions", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_recommendation_actions_recommendation",
                    x => x.RecommendationId,
                    "localityplans_recommendations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_localityplans_recommendation_actions_action",
                    x => x.ActionId,
                    "localityplans_actions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_recommendation_actions_Recommendation_Action",
            "localityplans_recommendation_actions",
            ["RecommendationId", "ActionId"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_recommendation_actions_ActionId",
            "localityplans_recommendation_actions",
            "ActionId"
        );
    }

    private static void CreateWorkProgrammes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_work_programme_items",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Body = t.Column<string>(maxLength: 120),
                CouncilYear = t.Column<string>(maxLength: 7),
                Title = t.Column<string>(maxLength: 300),
                Source = t.Column<string>(maxLength: 500),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_work_programme_items", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_work_programme_items_PartnershipId_CouncilYear",
            "localityplans_work_programme_items",
            ["PartnershipId", "CouncilYear"]
        );

        migrationBuilder.CreateTable(
            "localityplans_work_programme_topics",
            t => new { ItemId = t.Column<Guid>(), Topic = t.Column<string>(maxLength: 60) },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_work_programme_topics", x => new { x.ItemId, x.Topic });
                t.ForeignKey(
                    "FK_localityplans_work_programme_topics_item",
                    x => x.ItemId,
                    "localityplans_work_programme_items",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_localityplans_work_programme_topics_Topic", "localityplans_work_programme_topics", "Topic");
    }

    private static void CreateChecks(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_compatibility_checks",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ActionId = t.Column<Guid>(),
                BodyId = t.Column<Guid>(),
                Number = t.Column<int>(),
                What = t.Column<string>(maxLength: 200),
                Source = t.Column<string>(maxLength: 500),
                ConfirmedOn = t.Column<DateOnly>(nullable: true),
                Evidence = t.Column<string>(maxLength: 2000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_compatibility_checks", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_compatibility_checks_action",
                    x => x.ActionId,
                    "localityplans_actions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_compatibility_checks_ActionId_Number",
            "localityplans_compatibility_checks",
            ["ActionId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_compatibility_checks_PartnershipId_What",
            "localityplans_compatibility_checks",
            ["PartnershipId", "What"]
        );
    }

    private static void CreateEscalations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_escalations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 300),
                Source = t.Column<string>(maxLength: 500),
                ClosedOn = t.Column<DateOnly>(nullable: true),
                Outcome = t.Column<string>(maxLength: 2000, nullable: true),
                RecommendationId = t.Column<Guid>(nullable: true),
                ActionId = t.Column<Guid>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_escalations", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_escalations_recommendation",
                    x => x.RecommendationId,
                    "localityplans_recommendations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_localityplans_escalations_action",
                    x => x.ActionId,
                    "localityplans_actions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_escalations_PartnershipId_Number",
            "localityplans_escalations",
            ["PartnershipId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_localityplans_escalations_RecommendationId", "localityplans_escalations", "RecommendationId");
        migrationBuilder.CreateIndex("IX_localityplans_escalations_ActionId", "localityplans_escalations", "ActionId");

        migrationBuilder.CreateTable(
            "localityplans_escalation_hops",
            t => new
            {
                Id = t.Column<Guid>(),
                EscalationId = t.Column<Guid>(),
                CouncilId = t.Column<Guid>(nullable: true),
                Number = t.Column<int>(),
                To = t.Column<string>(maxLength: 120),
                RaisedOn = t.Column<DateOnly>(nullable: true),
                Said = t.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_escalation_hops", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_escalation_hops_escalation",
                    x => x.EscalationId,
                    "localityplans_escalations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_escalation_hops_EscalationId_Number",
            "localityplans_escalation_hops",
            ["EscalationId", "Number"],
            unique: true
        );
    }
}
