namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The tables of recommendations, what they are about and which actions take them up.</summary>
internal static class RecommendationTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Recommendation>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Text).HasMaxLength(4000);
            e.Property(r => r.Advice).HasMaxLength(4000);
            e.Property(r => r.Owner).HasMaxLength(RoleText.Longest);
            e.Property(r => r.Evidence).HasMaxLength(2000);
            e.Property(r => r.MadeBy).HasMaxLength(RoleText.Longest);
            e.Property(r => r.MadeOn);
            e.Property(r => r.Document).HasMaxLength(500);
            e.Property(r => r.Place).HasMaxLength(100);
            e.Property(r => r.Digest).HasMaxLength(64);
            e.Property(r => r.OwnerCouncilId);
            e.Property(r => r.AnsweredBy).HasMaxLength(RoleText.Longest);
            e.Property(r => r.AnsweredOn);
            e.Property(r => r.Answer);
            e.Property(r => r.AnswerText).HasMaxLength(4000);
            e.HasIndex(r => new { r.PartnershipId, r.Number }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.Digest }).IsUnique();
        });
        modelBuilder.Entity<RecommendationTopic>(e =>
        {
            e.HasKey(t => new { t.RecommendationId, t.Topic });
            e.Property(t => t.Topic).HasMaxLength(60);
            e.HasOne<Recommendation>()
                .WithMany()
                .HasForeignKey(t => t.RecommendationId)
                .HasConstraintName("FK_localityplans_recommendation_topics_recommendation")
                .OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<RecommendationAction>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Note).HasMaxLength(1000);
            e.HasOne<Recommendation>()
                .WithMany()
                .HasForeignKey(a => a.RecommendationId)
                .HasConstraintName("FK_localityplans_recommendation_actions_recommendation")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<PlanAction>()
                .WithMany()
                .HasForeignKey(a => a.ActionId)
                .HasConstraintName("FK_localityplans_recommendation_actions_action")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.RecommendationId, a.ActionId })
                .HasDatabaseName("IX_localityplans_recommendation_actions_Recommendation_Action")
                .IsUnique();
            e.HasIndex(a => a.ActionId);
        });
    }
}
