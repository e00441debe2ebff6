namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The tables of what is compared, and how.</summary>
internal static class BenchmarkingTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FamilyGroup>(e =>
        {
            e.Property(g => g.Id).ValueGeneratedNever();
            e.Property(g => g.Slug).HasMaxLength(60);
            e.Property(g => g.Name).HasMaxLength(200);
            e.HasIndex(g => new
                {
                    g.PartnershipId,
                    g.Slug,
                    g.Edition,
                })
                .IsUnique();
        });
        modelBuilder.Entity<FamilyGroupMember>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.HasOne<FamilyGroup>()
                .WithMany()
                .HasForeignKey(m => m.FamilyGroupId)
                .HasConstraintName("FK_communityplanning_family_group_members_group")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ReportingBody>()
                .WithMany()
                .HasForeignKey(m => m.ReportingBodyId)
                .HasConstraintName("FK_communityplanning_family_group_members_body")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(m => new { m.FamilyGroupId, m.ReportingBodyId })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_family_group_members_group");
            e.HasIndex(m => m.ReportingBodyId);
        });
        modelBuilder.Entity<DeflatorSeries>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Slug).HasMaxLength(60);
            e.Property(s => s.Title).HasMaxLength(200);
            e.Property(s => s.Source).HasMaxLength(300);
            e.Property(s => s.BasePeriod).HasMaxLength(Period.Longest);
            e.HasIndex(s => new { s.PartnershipId, s.Slug }).IsUnique();
        });
        modelBuilder.Entity<Deflator>(e =>
        {
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Period).HasMaxLength(Period.Longest);
            e.Property(d => d.Percent).HasMaxLength(Figures.Longest);
            e.HasOne<DeflatorSeries>()
                .WithMany()
                .HasForeignKey(d => d.DeflatorSeriesId)
                .HasConstraintName("FK_communityplanning_deflators_series")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(d => new { d.DeflatorSeriesId, d.Period }).IsUnique();
        });
        modelBuilder.Entity<ServiceCost>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Service).HasMaxLength(200);
            e.Property(c => c.Period).HasMaxLength(Period.Longest);
            e.Property(c => c.Quantity).HasMaxLength(Figures.Longest);
            e.Property(c => c.Unit).HasMaxLength(100);
            e.HasIndex(c => new
                {
                    c.PartnershipId,
                    c.Service,
                    c.Period,
                })
                .IsUnique();
        });
        modelBuilder.Entity<ServiceCostShare>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Activity).HasMaxLength(200);
            e.Property(s => s.Pence);
            e.HasOne<ServiceCost>()
                .WithMany()
                .HasForeignKey(s => s.ServiceCostId)
                .HasConstraintName("FK_communityplanning_service_cost_shares_cost")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => new { s.ServiceCostId, s.Number }).IsUnique();
        });
    }
}
