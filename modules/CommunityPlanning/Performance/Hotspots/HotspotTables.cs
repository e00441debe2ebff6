namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The table of hotspots.</summary>
internal static class HotspotTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Hotspot>(e =>
        {
            e.Property(h => h.Id).ValueGeneratedNever();
            e.Property(h => h.Title).HasMaxLength(200);
            e.Property(h => h.ImmediateAction).HasMaxLength(2000);
            e.Property(h => h.Result).HasMaxLength(2000);
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(h => h.LocalAreaId)
                .HasConstraintName("FK_communityplanning_hotspots_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<LocalOutcome>()
                .WithMany()
                .HasForeignKey(h => h.LocalOutcomeId)
                .HasConstraintName("FK_communityplanning_hotspots_outcome")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(h => new { h.PartnershipId, h.IdentifiedOn });
            e.HasIndex(h => h.LocalAreaId);
            e.HasIndex(h => h.LocalOutcomeId);
        });
}
