using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

/// <summary>People who sign in, their roles and sessions. An office is held by a person or by a key.</summary>
[DbContext(typeof(CoreDb))]
[Migration("008_People")]
internal sealed class AddPeople : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("PersonId", "core_audit", nullable: true);
        CreatePeople(migrationBuilder);
        CreateRoles(migrationBuilder);
        CreateSignIn(migrationBuilder);
        CreateOfficeHolders(migrationBuilder);
    }

    private static void CreatePeople(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_people",
            t => new
            {
                Id = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 200),
                Email = t.Column<string>(maxLength: 254, nullable: true),
                CreatedUtc = t.Column<DateTime>(),
                SignedInUtc = t.Column<DateTime>(nullable: true),
                StoppedUtc = t.Column<DateTime>(nullable: true),
                ErasedUtc = t.Column<DateTime>(nullable: true),
                LegalHold = t.Column<string>(maxLength: 300, nullable: true),
                OrganisationId = t.Column<Guid>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_people", x => x.Id);
                t.ForeignKey(
                    "FK_core_people_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_people_OrganisationId", "core_people", "OrganisationId");
        migrationBuilder.CreateTable(
            "core_identities",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Issuer = t.Column<string>(maxLength: 300),
                Subject = t.Column<string>(maxLength: 255),
                Hash = t.Column<string>(maxLength: 64),
                TokenIssuedUtc = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_identities", x => x.Id);
                t.ForeignKey(
                    "FK_core_identities_core_people_PersonId",
                    x => x.PersonId,
                    "core_people",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_identities_Hash", "core_identities", "Hash", unique: true);
        migrationBuilder.CreateIndex("IX_core_identities_PersonId", "core_identities", "PersonId");
    }

    private static void CreateRoles(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_person_roles",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Role = t.Column<string>(maxLength: 40),
                OrganisationId = t.Column<Guid>(nullable: true),
                ActsForPartnership = t.Column<bool>(),
                From = t.Column<DateOnly>(),
                Until = t.Column<DateOnly>(nullable: true),
                EndedUtc = t.Column<DateTime>(nullable: true),
                Directory = t.Column<string>(maxLength: 60, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_person_roles", x => x.Id);
                t.ForeignKey(
                    "FK_core_person_roles_core_people_PersonId",
                    x => x.PersonId,
                    "core_people",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_person_roles_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_person_roles_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_person_roles_PersonId_EndedUtc", "core_person_roles", ["PersonId", "EndedUtc"]);
        migrationBuilder.CreateIndex("IX_core_person_roles_PartnershipId", "core_person_roles", "PartnershipId");
        migrationBuilder.CreateIndex("IX_core_person_roles_OrganisationId", "core_person_roles", "OrganisationId");
    }

    private static void CreateSignIn(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_sessions",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Hash = t.Column<string>(maxLength: 64),
                Method = t.Column<string>(maxLength: 60),
                CreatedUtc = t.Column<DateTime>(),
                SeenUtc = t.Column<DateTime>(),
                ExpiresUtc = t.Column<DateTime>(),
                EndedUtc = t.Column<DateTime>(nullable: true),
                ActingForId = t.Column<Guid>(nullable: true),
                ActsForPartnership = t.Column<bool>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_sessions", x => x.Id);
                t.ForeignKey(
                    "FK_core_sessions_core_people_PersonId",
                    x => x.PersonId,
                    "core_people",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_sessions_core_organisations_ActingForId",
                    x => x.ActingForId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_sessions_Hash", "core_sessions", "Hash", unique: true);
        migrationBuilder.CreateIndex("IX_core_sessions_PersonId", "core_sessions", "PersonId");
        migrationBuilder.CreateIndex("IX_core_sessions_ActingForId", "core_sessions", "ActingForId");
        migrationBuilder.CreateTable(
            "core_passkeys",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                CredentialId = t.Column<string>(maxLength: 1400),
                CredentialHash = t.Column<string>(maxLength: 64),
                PublicKey = t.Column<string>(maxLength: 2000),
                Uses = t.Column<long>(),
                Label = t.Column<string>(maxLength: 100),
                CreatedUtc = t.Column<DateTime>(),
                UsedUtc = t.Column<DateTime>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_passkeys", x => x.Id);
                t.ForeignKey(
                    "FK_core_passkeys_core_people_PersonId",
                    x => x.PersonId,
                    "core_people",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_passkeys_CredentialHash", "core_passkeys", "CredentialHash", unique: true);
        migrationBuilder.CreateIndex("IX_core_passkeys_PersonId", "core_passkeys", "PersonId");
        migrationBuilder.CreateTable(
            "core_invitations",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Hash = t.Column<string>(maxLength: 64),
                ExpiresUtc = t.Column<DateTime>(),
                UsedUtc = t.Column<DateTime>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_invitations", x => x.Id);
                t.ForeignKey(
                    "FK_core_invitations_core_people_PersonId",
                    x => x.PersonId,
                    "core_people",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_invitations_Hash", "core_invitations", "Hash", unique: true);
        migrationBuilder.CreateIndex("IX_core_invitations_PersonId", "core_invitations", "PersonId");
        migrationBuilder.CreateTable(
            "core_protection_keys",
            t => new { Id = t.Column<Guid>(), Xml = t.Column<string>(maxLength: 10000) },
            constraints: t => t.PrimaryKey("PK_core_protection_keys", x => x.Id)
        );
    }

    // The old table's foreign key allowed only keys as holders, and SQLite cannot drop a foreign key.
    private static void CreateOfficeHolders(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_office_holders",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Office = t.Column<string>(maxLength: 40),
                OrganisationId = t.Column<Guid>(),
                HolderId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                From = t.Column<DateOnly>(),
                Until = t.Column<DateOnly>(nullable: true),
                Directory = t.Column<string>(maxLength: 60, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_core_office_holders", x => x.Id);
                t.ForeignKey(
                    "FK_core_office_holders_core_partnerships_PartnershipId",
                    x => x.PartnershipId,
                    "core_partnerships",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_core_office_holders_core_organisations_OrganisationId",
                    x => x.OrganisationId,
                    "core_organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex("IX_core_office_holders_HolderId", "core_office_holders", "HolderId");
        migrationBuilder.CreateIndex("IX_core_office_holders_OrganisationId", "core_office_holders", "OrganisationId");
        migrationBuilder.CreateIndex("IX_core_office_holders_PartnershipId", "core_office_holders", "PartnershipId");
        migrationBuilder.Sql(
            """
            INSERT INTO core_office_holders
                ("Id", "PartnershipId", "Office", "OrganisationId", "HolderId", "PersonId", "From", "Until", "Version")
            SELECT "Id", "PartnershipId", "Office", "OrganisationId", "HolderId", "PersonId", "From", "Until", "Version"
            FROM core_appointments
            """
        );
        migrationBuilder.DropTable("core_appointments");
    }
}
