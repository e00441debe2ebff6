using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Where documents say what.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("003_SourceCitations")]
internal sealed class AddSourceCitations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_source_citations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                SubjectId = t.Column<string>(maxLength: 120, nullable: true),
                Document = t.Column<string>(maxLength: 300),
                Date = t.Column<string>(maxLength: 10, nullable: true),
                Paragraph = t.Column<string>(maxLength: 40, nullable: true),
                Quote = t.Column<string>(maxLength: 2000),
                RecordedUtc = t.Column<DateTime>(),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_source_citations", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_localityplans_source_citations_SubjectId", "localityplans_source_citations", "SubjectId");
        migrationBuilder.CreateIndex(
            "IX_localityplans_source_citations_PartnershipId_RecordedUtc",
            "localityplans_source_citations",
            ["PartnershipId", "RecordedUtc"]
        );
    }
}
