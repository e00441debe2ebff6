using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Grants.Migrations;

/// <summary>What is known of a fund beside its money, and schemes that several sources pay for.</summary>
[DbContext(typeof(GrantsDb))]
[Migration("004_FundFacts")]
internal sealed class FundFacts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("RestrictedToJson", "grants_funds", nullable: true);
        migrationBuilder.AddColumn<string>("Criterion", "grants_allocations", maxLength: 60, nullable: true);
        migrationBuilder.AddColumn<DateOnly>("BidOn", "grants_allocations", nullable: true);
        migrationBuilder.AddColumn<string>("RestrictedPurpose", "grants_allocations", maxLength: 60, nullable: true);
        migrationBuilder.AddColumn<Guid>("ElementId", "grants_ledger_entries", nullable: true);
        migrationBuilder.CreateIndex("IX_grants_ledger_entries_ElementId", "grants_ledger_entries", "ElementId");
        CreateFundFacts(migrationBuilder);
        CreateSchemes(migrationBuilder);
    }

    private static void CreateFundFacts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_fund_elements",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                FundId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Status = t.Column<string>(maxLength: 40),
                RetainedById = t.Column<Guid>(nullable: true),
                AsOf = t.Column<string>(maxLength: 10),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                RevenuePence = t.Column<long>(nullable: true),
                CapitalPence = t.Column<long>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_fund_elements", x => x.Id);
                t.ForeignKey(
                    "FK_grants_fund_elements_grants_funds_FundId",
                    x => x.FundId,
                    "grants_funds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_fund_elements_FundId_Number", "grants_fund_elements", ["FundId", "Number"], unique: true);

        migrationBuilder.CreateTable(
            "grants_fund_protocols",
            t => new
            {
                Id = t.Column<Guid>(),
                FundId = t.Column<Guid>(),
                Number = t.Column<int>(),
                EffectiveFrom = t.Column<DateOnly>(nullable: true),
                Title = t.Column<string>(maxLength: 200),
                Text = t.Column<string>(maxLength: 4000),
                CriteriaJson = t.Column<string>(),
                DocumentTitle = t.Column<string>(maxLength: 300),
                DocumentDate = t.Column<string>(maxLength: 10),
                DocumentPlace = t.Column<string>(maxLength: 100, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_fund_protocols", x => x.Id);
                t.ForeignKey(
                    "FK_grants_fund_protocols_grants_funds_FundId",
                    x => x.FundId,
                    "grants_funds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_fund_protocols_FundId_Number", "grants_fund_protocols", ["FundId", "Number"], unique: true);

        migrationBuilder.CreateTable(
            "grants_stated_totals",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                FundId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Of = t.Column<string>(maxLength: 40),
                Scope = t.Column<string>(maxLength: 40),
                AsWritten = t.Column<string>(maxLength: 40),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                Pence = t.Column<long>(),
                PrecisionPence = t.Column<long>(),
                DocumentTitle = t.Column<string>(maxLength: 300),
                DocumentDate = t.Column<string>(maxLength: 10),
                DocumentPlace = t.Column<string>(maxLength: 100, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_stated_totals", x => x.Id);
                t.ForeignKey(
                    "FK_grants_stated_totals_grants_funds_FundId",
                    x => x.FundId,
                    "grants_funds",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_grants_stated_totals_FundId_Number", "grants_stated_totals", ["FundId", "Number"], unique: true);
    }

    private static void CreateSchemes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grants_funded_schemes",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                Description = t.Column<string>(maxLength: 4000, nullable: true),
                SourcesComplete = t.Column<bool>(),
                DocumentTitle = t.Column<string>(maxLength: 300, nullable: true),
                DocumentDate = t.Column<string>(maxLength: 10, nullable: true),
                DocumentPlace = t.Column<string>(maxLength: 100, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_grants_funded_schemes", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_grants_funded_schemes_PartnershipId_Slug",
            "grants_funded_schemes",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "grants_scheme_sources",
            t => new
            {
                Id = t.Column<Guid>(),
                SchemeId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Name = t.Column<string>(maxLength: 200),
                OrganisationId = t.Column<Guid>(nullable: true),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                Pence = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_grants_scheme_sources", x => x.Id);
                t.ForeignKey(
                    "FK_grants_scheme_sources_grants_funded_schemes_SchemeId",
                    x => x.SchemeId,
                    "grants_funded_schemes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_grants_scheme_sources_SchemeId_Number",
            "grants_scheme_sources",
            ["SchemeId", "Number"],
            unique: true
        );
    }
}
