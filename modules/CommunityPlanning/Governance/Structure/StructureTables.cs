namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>The tables of structures, local decisions and local groups.</summary>
internal static class StructureTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StructureChange>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Title).HasMaxLength(200);
            e.Property(c => c.Change).HasMaxLength(4000);
            e.Property(c => c.EqualityFindings).HasMaxLength(4000);
            e.HasIndex(c => new { c.PartnershipId, c.Title });
        });
        modelBuilder.Entity<AreaCommittee>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(c => c.LocalAreaId)
                .HasConstraintName("FK_communityplanning_area_committees_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => c.LocalAreaId).IsUnique();
        });
        modelBuilder.Entity<AreaDecision>(e =>
        {
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Title).HasMaxLength(200);
            e.Property(d => d.Detail).HasMaxLength(4000);
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(d => d.LocalAreaId)
                .HasConstraintName("FK_communityplanning_area_decisions_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(d => d.LocalAreaId);
            e.HasIndex(d => new { d.PartnershipId, d.DecidedOn });
        });
        modelBuilder.Entity<LocalGroup>(e =>
        {
            e.Property(g => g.Id).ValueGeneratedNever();
            e.Property(g => g.Name).HasMaxLength(200);
            e.Property(g => g.Note).HasMaxLength(1000);
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(g => g.LocalAreaId)
                .HasConstraintName("FK_communityplanning_local_groups_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(g => new { g.LocalAreaId, g.Name }).IsUnique();
        });
    }
}
