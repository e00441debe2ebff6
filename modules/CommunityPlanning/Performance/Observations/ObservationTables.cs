namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The tables of figures and of those whose they are.</summary>
internal static class ObservationTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ReportingBody>().NoReference(x => x.LocalAreaId);
        modelBuilder.Entity<ReportingBody>(e =>
        {
            e.Property(b => b.Id).ValueGeneratedNever();
            e.Property(b => b.Slug).HasMaxLength(60);
            e.Property(b => b.Name).HasMaxLength(200);
            e.HasIndex(b => new { b.PartnershipId, b.Slug }).IsUnique();
        });
        modelBuilder.Entity<Observation>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Period).HasMaxLength(Period.Longest);
            e.Property(o => o.Value).HasMaxLength(Figures.Longest);
            e.Property(o => o.Source).HasMaxLength(300);
            e.Property(o => o.RecordedUtc);
            e.Ignore(o => o.Figure);
            e.Ignore(o => o.IsMeasured);
            e.HasOne<Indicator>()
                .WithMany()
                .HasForeignKey(o => o.IndicatorId)
                .HasConstraintName("FK_communityplanning_observations_indicator")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ReportingBody>()
                .WithMany()
                .HasForeignKey(o => o.ReportingBodyId)
                .HasConstraintName("FK_communityplanning_observations_body")
                .OnDelete(DeleteBehavior.Restrict);
            // One page of a benchmark is one range of this index, whatever the other indicators hold.
            e.HasIndex(o => new
                {
                    o.IndicatorId,
                    o.Period,
                    o.ReportingBodyId,
                })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_observations_period");
            e.HasIndex(o => new
                {
                    o.IndicatorId,
                    o.ReportingBodyId,
                    o.PeriodEnds,
                })
                .HasDatabaseName("IX_communityplanning_observations_body_period");
            e.HasIndex(o => o.ReportingBodyId);
        });
        modelBuilder.Entity<ObservationRevision>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Value).HasMaxLength(Figures.Longest);
            e.Property(r => r.Source).HasMaxLength(300);
            e.Property(r => r.RecordedUtc);
            e.HasOne<Observation>()
                .WithMany()
                .HasForeignKey(r => r.ObservationId)
                .HasConstraintName("FK_communityplanning_observation_revisions_observation")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.ObservationId, r.Number }).IsUnique();
        });
    }
}
