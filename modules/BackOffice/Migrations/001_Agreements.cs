using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.BackOffice.Migrations;

/// <summary>What councils agreed with one another, how it ends, and who signs for it.</summary>
[DbContext(typeof(BackOfficeDb))]
[Migration("001_Agreements")]
internal sealed class AgreementsTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddAgreements(migrationBuilder);
        AddAgreementAliases(migrationBuilder);
        AddAgreementParties(migrationBuilder);
        AddClauses(migrationBuilder);
        AddObligations(migrationBuilder);
        AddTerminations(migrationBuilder);
        AddEndDateChanges(migrationBuilder);
        AddEndDateConsents(migrationBuilder);
        AddExitContracts(migrationBuilder);
        AddSharedPosts(migrationBuilder);
        AddPostShares(migrationBuilder);
        AddStructurePosts(migrationBuilder);
        AddPostAllocations(migrationBuilder);
        AddDelegations(migrationBuilder);
        AddJointDocuments(migrationBuilder);
        AddRequiredSignatures(migrationBuilder);
    }

    private static void AddAgreements(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_agreements",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 300),
                Form = t.Column<string>(maxLength: 40),
                Purpose = t.Column<string>(maxLength: 2000),
                LegalPower = t.Column<string>(maxLength: 500),
                StartsOn = t.Column<string>(maxLength: 10),
                EndsOn = t.Column<DateOnly?>(nullable: true),
                ReviewOn = t.Column<DateOnly?>(nullable: true),
                NoticeMonths = t.Column<int?>(nullable: true),
                AgreedOn = t.Column<string>(maxLength: 10, nullable: true),
                ExitedOn = t.Column<DateOnly?>(nullable: true),
                Source = t.Column<string>(maxLength: 300, nullable: true),
                Service = t.Column<string>(maxLength: 300, nullable: true),
                ProviderId = t.Column<Guid?>(nullable: true),
                ClientId = t.Column<Guid?>(nullable: true),
                ChargePence = t.Column<long?>(nullable: true),
                ChargeBasis = t.Column<string>(maxLength: 300, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_agreements", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_agreements_PartnershipId_Slug",
            "backoffice_agreements",
            ["PartnershipId", "Slug"],
            unique: true
        );
    }

    private static void AddAgreementAliases(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_agreement_aliases",
            t => new
            {
                Id = t.Column<Guid>(),
                AgreementId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 300),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_agreement_aliases", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_agreement_aliases_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_agreement_aliases_AgreementId_Name",
            "backoffice_agreement_aliases",
            ["AgreementId", "Name"],
            unique: true
        );
    }

    private static void AddAgreementParties(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_agreement_parties",
            t => new
            {
                Id = t.Column<Guid>(),
                AgreementId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Place = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_agreement_parties", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_agreement_parties_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_agreement_parties_AgreementId_OrganisationId",
            "backoffice_agreement_parties",
            ["AgreementId", "OrganisationId"],
            unique: true
        );
    }

    private static void AddClauses(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_clauses",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AgreementId = t.Column<Guid>(),
                Number = t.Column<string>(maxLength: 20),
                Text = t.Column<string>(maxLength: 4000),
                TerminationMonths = t.Column<int?>(nullable: true),
                Place = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_clauses", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_clauses_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_clauses_AgreementId_Number",
            "backoffice_clauses",
            ["AgreementId", "Number"],
            unique: true
        );
    }

    private static void AddObligations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_obligations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AgreementId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid?>(nullable: true),
                Text = t.Column<string>(maxLength: 2000),
                Place = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_obligations", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_obligations_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_backoffice_obligations_AgreementId", "backoffice_obligations", "AgreementId");
    }

    private static void AddTerminations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_terminations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AgreementId = t.Column<Guid>(),
                ClauseId = t.Column<Guid>(),
                DecisionId = t.Column<Guid>(),
                DecidedOn = t.Column<DateOnly>(),
                GivenOn = t.Column<DateOnly>(),
                FirstEnd = t.Column<DateOnly>(),
                EndsOn = t.Column<DateOnly>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_terminations", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_terminations_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_backoffice_terminations_clause",
                    x => x.ClauseId,
                    "backoffice_clauses",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_backoffice_terminations_AgreementId", "backoffice_terminations", "AgreementId", unique: true);
        migrationBuilder.CreateIndex("IX_backoffice_terminations_ClauseId", "backoffice_terminations", "ClauseId");
    }

    private static void AddEndDateChanges(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_end_date_changes",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                TerminationId = t.Column<Guid>(),
                Number = t.Column<int>(),
                From = t.Column<DateOnly>(),
                EndsOn = t.Column<DateOnly>(),
                Reason = t.Column<string>(maxLength: 1000),
                State = t.Column<string>(maxLength: 40),
                EffectiveOn = t.Column<DateOnly?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_end_date_changes", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_end_date_changes_termination",
                    x => x.TerminationId,
                    "backoffice_terminations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_end_date_changes_TerminationId_Number",
            "backoffice_end_date_changes",
            ["TerminationId", "Number"],
            unique: true
        );
    }

    private static void AddEndDateConsents(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_end_date_consents",
            t => new
            {
                Id = t.Column<Guid>(),
                EndDateChangeId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                CabinetConsultedOn = t.Column<DateOnly>(),
                LeaderAgreedOn = t.Column<DateOnly>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_end_date_consents", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_end_date_consents_change",
                    x => x.EndDateChangeId,
                    "backoffice_end_date_changes",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_end_date_consents_EndDateChangeId_OrganisationId",
            "backoffice_end_date_consents",
            ["EndDateChangeId", "OrganisationId"],
            unique: true
        );
    }

    private static void AddExitContracts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_exit_contracts",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AgreementId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 300),
                Kind = t.Column<string>(maxLength: 40),
                EndsOn = t.Column<DateOnly?>(nullable: true),
                Treatment = t.Column<string>(maxLength: 40, nullable: true),
                ToId = t.Column<Guid?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_exit_contracts", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_exit_contracts_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_exit_contracts_AgreementId_Title",
            "backoffice_exit_contracts",
            ["AgreementId", "Title"],
            unique: true
        );
    }

    private static void AddSharedPosts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_shared_posts",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AgreementId = t.Column<Guid>(),
                Reference = t.Column<string>(maxLength: 40),
                Title = t.Column<string>(maxLength: 200),
                EmployerId = t.Column<Guid>(),
                AnnualCostPence = t.Column<long?>(nullable: true),
                PreferredId = t.Column<Guid?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_shared_posts", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_shared_posts_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_shared_posts_AgreementId_Reference",
            "backoffice_shared_posts",
            ["AgreementId", "Reference"],
            unique: true
        );
    }

    private static void AddPostShares(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_post_shares",
            t => new
            {
                Id = t.Column<Guid>(),
                SharedPostId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Code = t.Column<string>(maxLength: 30),
                BasisPoints = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_post_shares", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_post_shares_post",
                    x => x.SharedPostId,
                    "backoffice_shared_posts",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_post_shares_SharedPostId_OrganisationId",
            "backoffice_post_shares",
            ["SharedPostId", "OrganisationId"],
            unique: true
        );
    }

    private static void AddStructurePosts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_structure_posts",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AgreementId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Reference = t.Column<string>(maxLength: 40),
                Title = t.Column<string>(maxLength: 200),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_structure_posts", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_structure_posts_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_structure_posts_AgreementId_Reference",
            "backoffice_structure_posts",
            ["AgreementId", "Reference"],
            unique: true
        );
    }

    private static void AddPostAllocations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_post_allocations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                SharedPostId = t.Column<Guid>(),
                StructurePostId = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_post_allocations", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_post_allocations_post",
                    x => x.SharedPostId,
                    "backoffice_shared_posts",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_backoffice_post_allocations_structure",
                    x => x.StructurePostId,
                    "backoffice_structure_posts",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_post_allocations_SharedPostId",
            "backoffice_post_allocations",
            "SharedPostId",
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_post_allocations_StructurePostId",
            "backoffice_post_allocations",
            "StructurePostId",
            unique: true
        );
    }

    private static void AddDelegations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_delegations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                AgreementId = t.Column<Guid?>(nullable: true),
                DecisionId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 300),
                DelegateTo = t.Column<string>(maxLength: 200),
                InConsultationWith = t.Column<string>(maxLength: 200, nullable: true),
                Condition = t.Column<string>(maxLength: 1000),
                ConsultationEndedOn = t.Column<DateOnly?>(nullable: true),
                MaterialChange = t.Column<string>(maxLength: 2000, nullable: true),
                ImplementedOn = t.Column<DateOnly?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_delegations", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_delegations_agreement",
                    x => x.AgreementId,
                    "backoffice_agreements",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_backoffice_delegations_PartnershipId", "backoffice_delegations", "PartnershipId");
        migrationBuilder.CreateIndex("IX_backoffice_delegations_AgreementId", "backoffice_delegations", "AgreementId");
    }

    private static void AddJointDocuments(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_joint_documents",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 300),
                SubmittedTo = t.Column<string>(maxLength: 300, nullable: true),
                SubmittedOn = t.Column<DateOnly?>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_backoffice_joint_documents", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_joint_documents_PartnershipId_Slug",
            "backoffice_joint_documents",
            ["PartnershipId", "Slug"],
            unique: true
        );
    }

    private static void AddRequiredSignatures(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "backoffice_required_signatures",
            t => new
            {
                Id = t.Column<Guid>(),
                JointDocumentId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Signatory = t.Column<string>(maxLength: 40),
                SignedOn = t.Column<DateOnly?>(nullable: true),
                Place = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_backoffice_required_signatures", x => x.Id);
                t.ForeignKey(
                    "FK_backoffice_required_signatures_document",
                    x => x.JointDocumentId,
                    "backoffice_joint_documents",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_backoffice_required_signatures_signatory",
            "backoffice_required_signatures",
            ["JointDocumentId", "OrganisationId", "Signatory"],
            unique: true
        );
    }
}
