using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Calendars;
using CouncilPlatform.Host.Core.Decisions;
using CouncilPlatform.Host.Core.Demonstration;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Meetings;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Notices;
using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Core.Themes;
using CouncilPlatform.Host.Core.Webhooks;
using CouncilPlatform.Host.GraphQL.Http.Idempotency;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Pages.Forms.Drafts;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core;

/// <summary>The core's tables, <c>core_*</c>.</summary>
internal sealed class CoreDb(DbContextOptions<CoreDb> options) : ModuleDb(options, "core")
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Succession> Successions => Set<Succession>();

    public DbSet<PartnershipRecord> Partnerships => Set<PartnershipRecord>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<BodyMember> BodyMembers => Set<BodyMember>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<SignOff> SignOffs => Set<SignOff>();

    public DbSet<DecisionCondition> DecisionConditions => Set<DecisionCondition>();

    public DbSet<AuditEntry> AuditTrail => Set<AuditEntry>();

    public DbSet<AuditPersonalValue> AuditPersonalValues => Set<AuditPersonalValue>();

    public DbSet<ModuleSwitch> ModuleSwitches => Set<ModuleSwitch>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Identity> Identities => Set<Identity>();

    public DbSet<PersonRole> PersonRoles => Set<PersonRole>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();

    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<NoticeSettings> NoticeSettings => Set<NoticeSettings>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<OutboxEntry> Outbox => Set<OutboxEntry>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<LoadedDemonstration> Demonstrations => Set<LoadedDemonstration>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Organisation>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Name).HasMaxLength(200);
            e.Property(o => o.GssCode).HasMaxLength(9);
            e.Property(o => o.Identifier).HasMaxLength(60);
            e.Property(o => o.RegisterCode).HasMaxLength(10);
            e.HasIndex(o => o.Name);
            e.HasIndex(o => o.GssCode).IsUnique();
            e.HasIndex(o => o.Identifier).IsUnique();
            e.HasIndex(o => o.RegisterCode).IsUnique();
        });
        modelBuilder.Entity<Succession>(e =>
        {
            e.HasKey(s => new { s.OrganisationId, s.SuccessorId });
            e.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Organisation>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<PartnershipRecord>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Slug).HasMaxLength(60);
            e.Property(p => p.Name).HasMaxLength(200);
            e.Property(p => p.Summary).HasMaxLength(1000);
            e.Property(p => p.ImplicationKinds).HasMaxLength(400);
            e.HasIndex(p => p.Slug).IsUnique();
        });
        modelBuilder.Entity<Membership>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.FirstDay);
            e.Property(m => m.LastDay);
            e.Property(m => m.Note).HasMaxLength(1000);
            e.HasIndex(m => new { m.PartnershipId, m.Number }).IsUnique();
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(m => m.PartnershipId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<Body>(e =>
        {
            e.Property(b => b.Id).ValueGeneratedNever();
            e.Property(b => b.Name).HasMaxLength(200);
            e.Property(b => b.Note).HasMaxLength(1000);
            e.HasIndex(b => new { b.PartnershipId, b.Number }).IsUnique();
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(b => b.PartnershipId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Organisation>().WithMany().HasForeignKey(b => b.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<BodyMember>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.FirstDay);
            e.Property(m => m.LastDay);
            e.Property(m => m.Note).HasMaxLength(1000);
            e.HasIndex(m => new { m.BodyId, m.Number }).IsUnique();
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(m => m.PartnershipId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ModuleSwitch>(e =>
        {
            e.HasKey(s => new { s.PartnershipId, s.Module });
            e.Property(s => s.Module).HasMaxLength(30);
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(s => s.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ApiKey>().NoReference(x => x.OrganisationId);
        modelBuilder.Entity<ApiKey>(e =>
        {
            e.Property(k => k.Id).ValueGeneratedNever();
            e.Property(k => k.Hash).HasMaxLength(64);
            e.Property(k => k.Label).HasMaxLength(100);
            e.HasIndex(k => k.Hash).IsUnique();
            // No foreign key: the column was added later, and SQLite cannot add one to an existing table.
            e.Property(k => k.OrganisationId);
            e.Property(k => k.MadeById);
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(k => k.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<CalendarFeed>(e =>
        {
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.Label).HasMaxLength(100);
            e.Property(f => f.Hash).HasMaxLength(64);
            e.HasIndex(f => f.Hash).IsUnique();
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(f => f.PartnershipId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OwnerId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<Appointment>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            // The person behind a key is known only by the key's id.
            e.NoReference(a => a.PersonId);
            e.HasIndex(a => a.HolderId);
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(a => a.PartnershipId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            e.Property(a => a.Directory).HasMaxLength(60);
            e.ToTable("core_office_holders");
        });
        AuditTables.Configure(modelBuilder);
        modelBuilder.Entity<IdempotentRequest>(e =>
        {
            e.ToTable("core_idempotent_requests");
            e.Property(r => r.Id).HasMaxLength(64).ValueGeneratedNever();
            e.Property(r => r.Request).HasMaxLength(64);
            e.HasIndex(r => r.ExpiresUtc);
        });
        modelBuilder.Entity<FormDraft>(e =>
        {
            e.ToTable("core_form_drafts");
            // A key's person may be known by number only.
            e.NoReference(d => d.PersonId);
            e.Property(d => d.Id).HasMaxLength(64).ValueGeneratedNever();
            e.Property(d => d.Address).HasMaxLength(600);
            e.HasIndex(d => d.PersonId);
            e.HasIndex(d => d.ExpiresUtc);
        });
        modelBuilder.Entity<Import>(e =>
        {
            e.HasIndex(i => new { i.PartnershipId, i.SentUtc });
            e.HasIndex(i => i.State);
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(i => i.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        });
        PeopleTables.Configure(modelBuilder);
        NoticeTables.Configure(modelBuilder);
        modelBuilder.Entity<PageTheme>(e =>
        {
            e.Property(t => t.Colour).HasMaxLength(7);
            e.HasIndex(t => t.PartnershipId).IsUnique();
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(t => t.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<Webhook>(e =>
        {
            e.Property(w => w.Name).HasMaxLength(100);
            e.Property(w => w.Receiver).HasMaxLength(255);
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(w => w.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<LoadedDemonstration>(e =>
        {
            e.HasKey(d => d.Loader);
            e.Property(d => d.Loader).HasMaxLength(200);
            e.Property(d => d.Build);
        });
        DecisionTables.Configure(modelBuilder);
        MeetingTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
