using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

[DbContext(typeof(CoreDb))]
[Migration("004_Decisions")]
internal sealed class Decisions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_decisions",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 300),
                Request = t.Column<string>(maxLength: 4000, nullable: true),
                BodyId = t.Column<Guid>(),
                Meets = t.Column<string>(maxLength: 10, nullable: true),
                KeyDecision = t.Column<bool>(),
                ForwardPlan = t.Column<string>(maxLength: 10, nullable: true),
                State = t.Column<string>(maxLength: 40),
                Type = t.Column<string>(maxLength: 40, nullable: true),
                On = t.Column<DateOnly>(nullable: true),
                Reason = t.Column<string>(maxLength: 4000, nullable: true),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                SubjectId = t.Column<string>(maxLength: 120, nullable: true),
                ReferredFromId = t.Column<Guid>(nullable: true),
                RaisedUtc = t.Column<DateTime>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_decisions", x => x.Id);
                t.ForeignKey(
                    "FK_core_decisions_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_decisions_core_bodies_BodyId",
                    x => x.BodyId,
                    "core_bodies",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_decisions_core_decisions_ReferredFromId",
                    x => x.ReferredFromId,
                    "core_decisions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_decisions_PartnershipId_RaisedUtc", "core_decisions", ["PartnershipId", "RaisedUtc"]);
        migrationBuilder.CreateIndex("IX_core_decisions_BodyId", "core_decisions", "BodyId");
        migrationBuilder.CreateIndex("IX_core_decisions_ReferredFromId", "core_decisions", "ReferredFromId");
        migrationBuilder.CreateIndex("IX_core_decisions_SubjectId_On", "core_decisions", ["SubjectId", "On"]);

        migrationBuilder.CreateTable(
            "core_sign_offs",
            t => new
            {
                Id = t.Column<Guid>(),
                DecisionId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Role = t.Column<string>(maxLength: 40),
                State = t.Column<string>(maxLength: 40),
                On = t.Column<DateOnly>(nullable: true),
                Comment = t.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_sign_offs", x => x.Id);
                t.ForeignKey(
                    "FK_core_sign_offs_core_decisions_DecisionId",
                    x => x.DecisionId,
                    "core_decisions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_sign_offs_DecisionId_Role", "core_sign_offs", ["DecisionId", "Role"], unique: true);

        migrationBuilder.CreateTable(
            "core_decision_conditions",
            t => new
            {
                Id = t.Column<Guid>(),
                DecisionId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Text = t.Column<string>(maxLength: 1000),
                MetOn = t.Column<DateOnly>(nullable: true),
                Evidence = t.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_decision_conditions", x => x.Id);
                t.ForeignKey(
                    "FK_core_decision_conditions_core_decisions_DecisionId",
                    x => x.DecisionId,
                    "core_decisions",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_core_decision_conditions_DecisionId_Number",
            "core_decision_conditions",
            ["DecisionId", "Number"],
            unique: true
        );
    }
}
