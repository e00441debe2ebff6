namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The tables of work programmes.</summary>
internal static class WorkProgrammeTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<WorkProgrammeItem>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Body).HasMaxLength(RoleText.Longest);
            e.Property(i => i.CouncilYear).HasMaxLength(7);
            e.Property(i => i.Title).HasMaxLength(300);
            e.Property(i => i.Source).HasMaxLength(500);
            e.HasIndex(i => new { i.PartnershipId, i.CouncilYear });
        });
        modelBuilder.Entity<WorkProgrammeTopic>(e =>
        {
            e.HasKey(t => new { t.ItemId, t.Topic });
            e.Property(t => t.Topic).HasMaxLength(60);
            e.HasOne<WorkProgrammeItem>()
                .WithMany()
                .HasForeignKey(t => t.ItemId)
                .HasConstraintName("FK_localityplans_work_programme_topics_item")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(t => t.Topic);
        });
    }
}
