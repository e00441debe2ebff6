using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.LocalityPlans.Migrations;

/// <summary>Elected members and their briefings; topics and who is invited to them.</summary>
[DbContext(typeof(LocalityPlansDb))]
[Migration("011_Members")]
internal sealed class AddMembers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateMembers(migrationBuilder);
        CreateBriefings(migrationBuilder);
        CreateTopics(migrationBuilder);
    }

    private static void CreateMembers(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_elected_members",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Label = t.Column<string>(maxLength: 120),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_elected_members", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_elected_members_PartnershipId_Slug",
            "localityplans_elected_members",
            ["PartnershipId", "Slug"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_elected_members_PartnershipId_Label",
            "localityplans_elected_members",
            ["PartnershipId", "Label"]
        );

        migrationBuilder.CreateTable(
            "localityplans_council_seats",
            t => new
            {
                Id = t.Column<Guid>(),
                MemberId = t.Column<Guid>(),
                CouncilId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Office = t.Column<string>(maxLength: 120),
                Area = t.Column<string>(maxLength: 120, nullable: true),
                Local = t.Column<bool>(),
                From = t.Column<string>(maxLength: 10, nullable: true),
                To = t.Column<string>(maxLength: 10, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_council_seats", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_council_seats_member",
                    x => x.MemberId,
                    "localityplans_elected_members",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_council_seats_MemberId_Number",
            "localityplans_council_seats",
            ["MemberId", "Number"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_declared_interests",
            t => new
            {
                Id = t.Column<Guid>(),
                SeatId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Kind = t.Column<string>(maxLength: 40),
                What = t.Column<string>(maxLength: 500),
                DeclaredOn = t.Column<DateOnly>(),
                CeasedOn = t.Column<DateOnly>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_declared_interests", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_declared_interests_seat",
                    x => x.SeatId,
                    "localityplans_council_seats",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_declared_interests_SeatId_Number",
            "localityplans_declared_interests",
            ["SeatId", "Number"],
            unique: true
        );
    }

    private static void CreateBriefings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_member_briefings",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 200),
                About = t.Column<string>(maxLength: 2000, nullable: true),
                On = t.Column<DateOnly>(),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_member_briefings", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_member_briefings_PartnershipId_On",
            "localityplans_member_briefings",
            ["PartnershipId", "On"]
        );

        migrationBuilder.CreateTable(
            "localityplans_briefing_councils",
            t => new
            {
                BriefingId = t.Column<Guid>(),
                CouncilId = t.Column<Guid>(),
                Number = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_briefing_councils", x => new { x.BriefingId, x.CouncilId });
                t.ForeignKey(
                    "FK_localityplans_briefing_councils_briefing",
                    x => x.BriefingId,
                    "localityplans_member_briefings",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );

        migrationBuilder.CreateTable(
            "localityplans_briefing_invitations",
            t => new
            {
                Id = t.Column<Guid>(),
                Number = t.Column<int>(),
                BriefingId = t.Column<Guid>(),
                MemberId = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_briefing_invitations", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_briefing_invitations_briefing",
                    x => x.BriefingId,
                    "localityplans_member_briefings",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                t.ForeignKey(
                    "FK_localityplans_briefing_invitations_member",
                    x => x.MemberId,
                    "localityplans_elected_members",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_briefing_invitations_BriefingId_MemberId",
            "localityplans_briefing_invitations",
            ["BriefingId", "MemberId"],
            unique: true
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_briefing_invitations_BriefingId_Number",
            "localityplans_briefing_invitations",
            ["BriefingId", "Number"],
            unique: true
        );
        migrationBuilder.CreateIndex("IX_localityplans_briefing_invitations_MemberId", "localityplans_briefing_invitations", "MemberId");
    }

    private static void CreateTopics(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "localityplans_working_topics",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                Slug = t.Column<string>(maxLength: 60),
                Title = t.Column<string>(maxLength: 200),
                About = t.Column<string>(maxLength: 2000, nullable: true),
                Body = t.Column<string>(maxLength: 120),
                Source = t.Column<string>(maxLength: 500),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_localityplans_working_topics", x => x.Id)
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_working_topics_PartnershipId_Slug",
            "localityplans_working_topics",
            ["PartnershipId", "Slug"],
            unique: true
        );

        migrationBuilder.CreateTable(
            "localityplans_topic_invitations",
            t => new
            {
                Id = t.Column<Guid>(),
                PartnershipId = t.Column<Guid>(),
                TopicId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                From = t.Column<DateOnly>(),
                To = t.Column<DateOnly>(nullable: true),
                Note = t.Column<string>(maxLength: 1000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_topic_invitations", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_topic_invitations_topic",
                    x => x.TopicId,
                    "localityplans_working_topics",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_topic_invitations_TopicId_From",
            "localityplans_topic_invitations",
            ["TopicId", "From"]
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_topic_invitations_PartnershipId_From",
            "localityplans_topic_invitations",
            ["PartnershipId", "From"]
        );

        migrationBuilder.CreateTable(
            "localityplans_topic_contributions",
            t => new
            {
                Id = t.Column<Guid>(),
                Number = t.Column<int>(),
                TopicId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(nullable: true),
                Text = t.Column<string>(maxLength: 4000),
                On = t.Column<DateOnly>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_localityplans_topic_contributions", x => x.Id);
                t.ForeignKey(
                    "FK_localityplans_topic_contributions_topic",
                    x => x.TopicId,
                    "localityplans_working_topics",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migrationBuilder.CreateIndex(
            "IX_localityplans_topic_contributions_TopicId_Number",
            "localityplans_topic_contributions",
            ["TopicId", "Number"],
            unique: true
        );
    }
}
