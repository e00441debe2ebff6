using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.CommunityPlanning.Migrations;

/// <summary>Best practice, and the words it is searched by.</summary>
[DbContext(typeof(CommunityPlanningDb))]
[Migration("026_BestPractice")]
internal sealed class AddBestPractice : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddPractices(migrationBuilder);
        AddTags(migrationBuilder);
        AddTerms(migrationBuilder);
    }

    private static void AddPractices(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_best_practices",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 200),
                Summary = t.Column<string>(maxLength: 1000),
                Text = t.Column<string>(maxLength: 8000),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_communityplanning_best_practices", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_best_practices_PartnershipId_Title",
            "communityplanning_best_practices",
            ["PartnershipId", "Title"]
        );
    }

    private static void AddTags(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_practice_tags",
            t => new
            {
                Id = t.Column<Guid>(),
                BestPracticeId = t.Column<Guid>(),
                Tag = t.Column<string>(maxLength: 60),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_practice_tags", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_practice_tags_practice",
                    x => x.BestPracticeId,
                    "communityplanning_best_practices",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_practice_tags_BestPracticeId_Tag",
            "communityplanning_practice_tags",
            ["BestPracticeId", "Tag"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_communityplanning_practice_tags_Tag", "communityplanning_practice_tags", "Tag");
    }

    private static void AddTerms(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "communityplanning_practice_terms",
            t => new
            {
                Id = t.Column<Guid>(),
                BestPracticeId = t.Column<Guid>(),
                Term = t.Column<string>(maxLength: 40),
                Weight = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_communityplanning_practice_terms", x => x.Id);
                t.ForeignKey(
                    "FK_communityplanning_practice_terms_practice",
                    x => x.BestPracticeId,
                    "communityplanning_best_practices",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_communityplanning_practice_terms_BestPracticeId_Term",
            "communityplanning_practice_terms",
            ["BestPracticeId", "Term"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_communityplanning_practice_terms_Term", "communityplanning_practice_terms", "Term");
    }
}
