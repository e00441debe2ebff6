using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>The tables of decisions, their sign-offs, implications and conditions.</summary>
internal static class DecisionTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Decision>(e =>
        {
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Title).HasMaxLength(300);
            e.Property(d => d.Request).HasMaxLength(4000);
            e.Property(d => d.Reason).HasMaxLength(4000);
            e.Property(d => d.Source).HasMaxLength(300);
            e.Property(d => d.SubjectId).HasMaxLength(120);
            e.Property(d => d.RaisedUtc);
            e.Property(d => d.ProposedById);
            // No foreign key: the column was added later, and SQLite cannot add one to an existing table.
            e.NoReference(d => d.MeetingId);
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(d => d.PartnershipId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Body>().WithMany().HasForeignKey(d => d.BodyId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Decision>().WithMany().HasForeignKey(d => d.ReferredFromId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(d => new { d.PartnershipId, d.RaisedUtc });
            e.HasIndex(d => new { d.SubjectId, d.On });
        });
        modelBuilder.Entity<SignOff>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Comment).HasMaxLength(2000);
            e.Property(s => s.Number);
            e.Property(s => s.RecordedById);
            e.HasOne<Decision>().WithMany().HasForeignKey(s => s.DecisionId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => new { s.DecisionId, s.Role }).IsUnique();
        });
        modelBuilder.Entity<Implication>(e =>
        {
            e.Property(i => i.Text).HasMaxLength(Implication.MaxLength);
            e.Property(i => i.Office).HasMaxLength(200);
            e.HasOne<Decision>().WithMany().HasForeignKey(i => i.DecisionId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(i => new { i.DecisionId, i.Kind }).IsUnique();
        });
        modelBuilder.Entity<DecisionCondition>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Text).HasMaxLength(1000);
            e.Property(c => c.Evidence).HasMaxLength(2000);
            e.HasOne<Decision>().WithMany().HasForeignKey(c => c.DecisionId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.DecisionId, c.Number }).IsUnique();
        });
    }
}
