namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>The table of which action serves which outcome.</summary>
internal static class OutcomeLinkTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<OutcomeLink>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            // No foreign key: the action is another module's, which may be taken away.
            e.Property(l => l.ActionId);
            e.HasOne<LocalOutcome>()
                .WithMany()
                .HasForeignKey(l => l.LocalOutcomeId)
                .HasConstraintName("FK_communityplanning_outcome_links_outcome")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(l => l.LocalAreaId)
                .HasConstraintName("FK_communityplanning_outcome_links_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.LocalOutcomeId, l.ActionId }).IsUnique();
            e.HasIndex(l => l.ActionId);
            e.HasIndex(l => l.LocalAreaId);
        });
}
