namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>The tables of best practice, and of the words it is searched by.</summary>
internal static class BestPracticeTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BestPractice>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Title).HasMaxLength(200);
            e.Property(p => p.Summary).HasMaxLength(1000);
            e.Property(p => p.Text).HasMaxLength(8000);
            e.HasIndex(p => new { p.PartnershipId, p.Title });
        });
        modelBuilder.Entity<PracticeTag>(e =>
        {
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Tag).HasMaxLength(60);
            e.HasOne<BestPractice>()
                .WithMany()
                .HasForeignKey(t => t.BestPracticeId)
                .HasConstraintName("FK_communityplanning_practice_tags_practice")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(t => new { t.BestPracticeId, t.Tag }).IsUnique();
            e.HasIndex(t => t.Tag);
        });
        modelBuilder.Entity<PracticeTerm>(e =>
        {
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Term).HasMaxLength(SearchTerms.Longest);
            e.HasOne<BestPractice>()
                .WithMany()
                .HasForeignKey(t => t.BestPracticeId)
                .HasConstraintName("FK_communityplanning_practice_terms_practice")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(t => new { t.BestPracticeId, t.Term }).IsUnique();
            e.HasIndex(t => t.Term);
        });
    }
}
