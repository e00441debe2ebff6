using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Sample.Migrations;

[DbContext(typeof(SampleDb))]
[Migration("001_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "sample_entries",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 200),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_sample_entries", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_sample_entries_PartnershipId_Title", "sample_entries", ["PartnershipId", "Title"], unique: true);
    }
}
