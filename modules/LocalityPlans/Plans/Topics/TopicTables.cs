namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>The tables of topics, invitations to them and what was said.</summary>
internal static class TopicTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<WorkingTopic>(e =>
        {
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Slug).HasMaxLength(60);
            e.Property(t => t.Title).HasMaxLength(200);
            e.Property(t => t.About).HasMaxLength(2000);
            e.Property(t => t.Body).HasMaxLength(RoleText.Longest);
            e.Property(t => t.Source).HasMaxLength(500);
            e.HasIndex(t => new { t.PartnershipId, t.Slug }).IsUnique();
        });
        modelBuilder.Entity<TopicInvitation>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Note).HasMaxLength(1000);
            e.HasOne<WorkingTopic>()
                .WithMany()
                .HasForeignKey(i => i.TopicId)
                .HasConstraintName("FK_localityplans_topic_invitations_topic")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(i => new { i.TopicId, i.From });
            e.HasIndex(i => new { i.PartnershipId, i.From });
        });
        modelBuilder.Entity<TopicContribution>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Text).HasMaxLength(4000);
            e.HasOne<WorkingTopic>()
                .WithMany()
                .HasForeignKey(c => c.TopicId)
                .HasConstraintName("FK_localityplans_topic_contributions_topic")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.TopicId, c.Number }).IsUnique();
        });
    }
}
