using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.BackOffice.Migrations;

/// <summary>Contracts that councils share, and what they charge one another.</summary>
[DbContext(typeof(BackOfficeDb))]
[Migration("041_Contracts")]
internal sealed class ContractsTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddContractAreas(migrationBuilder);
        AddContractUsers(migrationBuilder);
        AddContracts(migrationBuilder);
        AddRates(migrationBuilder);
        AddRecharges(migrationBuilder);
        AddRechargeShares(migrationBuilder);
        AddStatedFigures(migrationBuilder);
    }

    private static void AddContractAreas(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_contract_areas",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                LeadId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Name = t.Column<string>(maxLength: 200),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_contract_areas", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_contract_areas_PartnershipId_Slug",
            "backoffice_contract_areas",
            ["PartnershipId", "Slug"],
            unique: true
        );
    }

    private static void AddContractUsers(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_contract_users",
            t => new
            {
                Id = t.Column<Guid>(),
                ContractAreaId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Power = t.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_contract_users", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_contract_users_area",
                    x => x.ContractAreaId,
                    "backoffice_contract_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_contract_users_ContractAreaId_OrganisationId",
            "backoffice_contract_users",
            ["ContractAreaId", "OrganisationId"],
            unique: true
        );
    }

    private static void AddContracts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_contracts",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ContractAreaId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Reference = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 300),
                Supplier = t.Column<string>(maxLength: 300, nullable: true),
                StartsOn = t.Column<DateOnly?>(nullable: true),
                EndsOn = t.Column<DateOnly?>(nullable: true),
                AnnualPence = t.Column<long?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_contracts", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_contracts_area",
                    x => x.ContractAreaId,
                    "backoffice_contract_areas",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_contracts_PartnershipId_Reference",
            "backoffice_contracts",
            ["PartnershipId", "Reference"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_backoffice_contracts_ContractAreaId", "backoffice_contracts", "ContractAreaId");
    }

    private static void AddRates(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_rates",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ProviderId = t.Column<Guid>(),
                Item = t.Column<string>(maxLength: 200),
                Unit = t.Column<string>(maxLength: 100),
                EffectiveFrom = t.Column<DateOnly>(),
                Pence = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_rates", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_rates_effective",
            "backoffice_rates",
            ["PartnershipId", "ProviderId", "Item", "EffectiveFrom"],
            unique: true
        );
    }

    private static void AddRecharges(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_recharges",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ProviderId = t.Column<Guid>(),
                ReversesId = t.Column<Guid?>(nullable: true),
                Reference = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 300),
                FinancialYear = t.Column<string>(maxLength: 20),
                On = t.Column<DateOnly>(),
                Pence = t.Column<long>(),
                Driver = t.Column<string>(maxLength: 40),
                Note = t.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_recharges", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_recharges_PartnershipId_Reference",
            "backoffice_recharges",
            ["PartnershipId", "Reference"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_recharges_PartnershipId_FinancialYear",
            "backoffice_recharges",
            ["PartnershipId", "FinancialYear"]
        );
        migrationBuilder.CreateIndex("IX_backoffice_recharges_ReversesId", "backoffice_recharges", "ReversesId");
    }

    private static void AddRechargeShares(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_recharge_shares",
            t => new
            {
                Id = t.Column<Guid>(),
                RechargeId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Weight = t.Column<long>(),
                Pence = t.Column<long>(),
                Place = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_recharge_shares", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_recharge_shares_recharge",
                    x => x.RechargeId,
                    "backoffice_recharges",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_recharge_shares_RechargeId_OrganisationId",
            "backoffice_recharge_shares",
            ["RechargeId", "OrganisationId"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_backoffice_recharge_shares_OrganisationId", "backoffice_recharge_shares", "OrganisationId");
    }

    private static void AddStatedFigures(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_stated_figures",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                ProviderId = t.Column<Guid>(),
                ClientId = t.Column<Guid>(),
                SaidById = t.Column<Guid>(),
                FinancialYear = t.Column<string>(maxLength: 20),
                Pence = t.Column<long>(),
                Note = t.Column<string>(maxLength: 500, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_stated_figures", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_stated_figures_side",
            "backoffice_stated_figures",
            ["PartnershipId", "FinancialYear", "ProviderId", "ClientId", "SaidById"],
            unique: true
        );
    }
}
