namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The tables of joint groups, their priority areas and needs assessments.</summary>
internal static class JointGroupTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<NeedsAssessment>(e =>
        {
            e.Property(n => n.Id).ValueGeneratedNever();
            e.Property(n => n.Slug).HasMaxLength(60);
            e.Property(n => n.Title).HasMaxLength(300);
            e.Property(n => n.Address).HasMaxLength(500);
            e.HasIndex(n => new { n.PartnershipId, n.Slug }).IsUnique();
        });
        modelBuilder.Entity<JointGroup>(e =>
        {
            e.Property(g => g.Id).ValueGeneratedNever();
            e.Property(g => g.Slug).HasMaxLength(60);
            e.Property(g => g.Name).HasMaxLength(200);
            e.Property(g => g.Purpose).HasMaxLength(2000);
            e.Property(g => g.Source).HasMaxLength(500);
            e.HasIndex(g => new { g.PartnershipId, g.Slug }).IsUnique();
            e.HasIndex(g => new { g.PartnershipId, g.Name });
        });
        modelBuilder.Entity<PriorityArea>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Title).HasMaxLength(200);
            e.Property(a => a.Place).HasMaxLength(200);
            e.HasOne<JointGroup>()
                .WithMany()
                .HasForeignKey(a => a.GroupId)
                .HasConstraintName("FK_localityplans_priority_areas_group")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<NeedsAssessment>()
                .WithMany()
                .HasForeignKey(a => a.NeedsAssessmentId)
                .HasConstraintName("FK_localityplans_priority_areas_assessment")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.GroupId, a.Number }).IsUnique();
        });
    }
}
