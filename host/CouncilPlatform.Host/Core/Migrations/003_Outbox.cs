using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Core.Migrations;

[DbContext(typeof(CoreDb))]
[Migration("003_Outbox")]
internal sealed class Outbox : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "core_outbox",
            t => new
            {
                Id = t.Column<Guid>(),
                EventId = t.Column<Guid>(),
                Consumer = t.Column<string>(maxLength: 200),
                Module = t.Column<string>(maxLength: 30),
                PartnershipId = t.Column<Guid>(),
                AggregateId = t.Column<Guid>(),
                AggregateVersion = t.Column<int>(),
                Ordinal = t.Column<int>(),
                Event = t.Column<string>(maxLength: 200),
                Body = t.Column<string>(maxLength: 4000),
                CreatedUtc = t.Column<DateTime>(),
                DueUtc = t.Column<DateTime>(),
                LeasedUntilUtc = t.Column<DateTime>(nullable: true),
                State = t.Column<string>(maxLength: 40),
                Failures = t.Column<int>(),
                Reason = t.Column<string>(maxLength: 1000, nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_core_outbox", x => x.Id)
        );
        migrationBuilder.CreateIndex("IX_core_outbox_EventId_Consumer", "core_outbox", ["EventId", "Consumer"], unique: true);
        migrationBuilder.CreateIndex("IX_core_outbox_State_DueUtc", "core_outbox", ["State", "DueUtc"]);
        migrationBuilder.CreateIndex("IX_core_outbox_AggregateId_AggregateVersion", "core_outbox", ["AggregateId", "AggregateVersion"]);
    }
}
