using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Funders' forms and their answers.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("025_Returns")]
internal sealed class AddReturns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddForms(migrationBuilder);
        AddAnswers(migrationBuilder);
    }

    private static void AddForms(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_return_items",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 300),
                Unit = t.Column<string>(maxLength: 100, nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_return_items", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_return_items_PartnershipId_Slug",
            "communityplanning_return_items",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_return_forms",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                Funder = t.Column<string>(maxLength: 200),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_return_forms", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_return_forms_PartnershipId_Slug",
            "communityplanning_return_forms",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_return_form_lines",
            t => new
            {
                Id = t.Column<Guid>(),
                ReturnFormId = t.Column<Guid>(),
                ReturnItemId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Label = t.Column<string>(maxLength: 300),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_return_form_lines", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_return_form_lines_form",
                    x => x.ReturnFormId,
                    "communityplanning_return_forms",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_return_form_lines_item",
                    x => x.ReturnItemId,
                    "communityplanning_return_items",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_return_form_lines_ReturnFormId_Number",
            "communityplanning_return_form_lines",
            ["ReturnFormId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_return_form_lines_ReturnItemId",
            "communityplanning_return_form_lines",
            "ReturnItemId"
        );
    }

    private static void AddAnswers(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_funding_returns",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Period = t.Column<string>(maxLength: 20),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_funding_returns", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_funding_returns_PartnershipId_Period",
            "communityplanning_funding_returns",
            ["PartnershipId", "Period"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "communityplanning_return_answers",
            t => new
            {
                Id = t.Column<Guid>(),
                FundingReturnId = t.Column<Guid>(),
                ReturnItemId = t.Column<Guid>(),
                Value = t.Column<string>(maxLength: 2000),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_return_answers", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_return_answers_return",
                    x => x.FundingReturnId,
                    "communityplanning_funding_returns",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_communityplanning_return_answers_item",
                    x => x.ReturnItemId,
                    "communityplanning_return_items",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_return_answers_item_once",
            "communityplanning_return_answers",
            ["FundingReturnId", "ReturnItemId"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_return_answers_ReturnItemId",
            "communityplanning_return_answers",
            "ReturnItemId"
        );
    }
}
