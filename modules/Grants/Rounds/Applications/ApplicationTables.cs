namespace CouncilPlatform.Grants.Rounds;

/// <summary>The tables of forms, applications and what they were awarded.</summary>
internal static class ApplicationTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ApplicationForm>(e =>
        {
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.PublishedUtc);
            e.Property(f => f.EligibilityJson);
            e.Property(f => f.SectionsJson);
            e.HasOne<Round>().WithMany().HasForeignKey(f => f.RoundId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(f => new { f.RoundId, f.Number }).IsUnique();
        });
        modelBuilder.Entity<Application>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Title).HasMaxLength(200);
            e.Property(a => a.Remark).HasMaxLength(2000);
            e.Property(a => a.DecisionReason).HasMaxLength(2000);
            e.Property(a => a.StartedUtc);
            e.Property(a => a.SubmittedUtc);
            e.Property(a => a.ResubmitByUtc);
            e.Property(a => a.DecidedUtc);
            e.Property(a => a.RevenuePence);
            e.Property(a => a.CapitalPence);
            e.Property(a => a.AwardedRevenuePence);
            e.Property(a => a.AwardedCapitalPence);
            e.Property(a => a.AwardSummary).HasMaxLength(4000);
            e.Property(a => a.EligibilityJson);
            e.Property(a => a.AnswersJson);
            e.Property(a => a.ConditionsJson);
            e.Property(a => a.DeadlinesJson);
            e.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ApplicationForm>().WithMany().HasForeignKey(a => a.FormId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.RoundId, a.Number }).IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.StartedUtc });
            e.HasIndex(a => new { a.PartnershipId, a.SubmittedUtc });
            e.HasIndex(a => new { a.OrganisationId, a.RoundId });
        });
        modelBuilder.Entity<ApplicationDraw>(e =>
        {
            e.HasKey(d => d.AllocationId);
            e.Property(d => d.AllocationId).ValueGeneratedNever();
            e.HasOne<Allocation>().WithOne().HasForeignKey<ApplicationDraw>(d => d.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Application>().WithMany().HasForeignKey(d => d.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
