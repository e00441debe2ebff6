namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>The tables of requests for resources and of engagement.</summary>
internal static class EngagementTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ResourceRequest>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Title).HasMaxLength(200);
            e.Property(r => r.InKind).HasMaxLength(1000);
            e.Property(r => r.Reason).HasMaxLength(1000);
            e.Property(r => r.Pence);
            e.HasOne<LocalOutcome>()
                .WithMany()
                .HasForeignKey(r => r.LocalOutcomeId)
                .HasConstraintName("FK_communityplanning_resource_requests_outcome")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(r => r.LocalAreaId)
                .HasConstraintName("FK_communityplanning_resource_requests_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.PartnershipId, r.Title });
            e.HasIndex(r => r.LocalOutcomeId);
            e.HasIndex(r => r.LocalAreaId);
        });
        modelBuilder.Entity<EngagementEvidence>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(200);
            e.Property(x => x.Method).HasMaxLength(100);
            e.Property(x => x.Findings).HasMaxLength(4000);
            e.HasOne<ResourceRequest>()
                .WithMany()
                .HasForeignKey(x => x.ResourceRequestId)
                .HasConstraintName("FK_communityplanning_engagement_evidence_request")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(x => x.LocalAreaId)
                .HasConstraintName("FK_communityplanning_engagement_evidence_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.PartnershipId, x.HeldOn }).HasDatabaseName("IX_communityplanning_engagement_evidence_held_on");
            e.HasIndex(x => x.ResourceRequestId);
            e.HasIndex(x => x.LocalAreaId);
        });
    }
}
