using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Meetings;

/// <summary>The tables of terms of reference, of meetings and of who attended.</summary>
internal static class MeetingTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TermsOfReference>(e =>
        {
            e.ToTable("core_terms_of_reference");
            e.Property(t => t.Text).HasMaxLength(TermsOfReference.MaxLength);
            e.Property(t => t.Source).HasMaxLength(300);
            e.HasIndex(t => new { t.BodyId, t.Number }).IsUnique();
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(t => t.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<Meeting>(e =>
        {
            e.Property(m => m.Time).HasMaxLength(5);
            e.Property(m => m.Place).HasMaxLength(300);
            e.Property(m => m.Minutes).HasMaxLength(500);
            e.Property(m => m.CancelledReason).HasMaxLength(1000);
            e.HasIndex(m => new { m.BodyId, m.Number }).IsUnique();
            e.HasIndex(m => new { m.PartnershipId, m.On });
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(m => m.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<Attendance>(e =>
        {
            e.Property(a => a.Post).HasMaxLength(200);
            e.Property(a => a.Position);
            e.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.MeetingId, a.Position }).IsUnique();
            e.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
