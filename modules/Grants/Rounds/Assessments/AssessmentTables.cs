namespace CouncilPlatform.Grants.Rounds;

/// <summary>The tables of scores and conflicts of interest.</summary>
internal static class AssessmentTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Assessment>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Assessor).HasMaxLength(100);
            e.Property(a => a.AtUtc);
            e.HasOne<Application>().WithMany().HasForeignKey(a => a.ApplicationId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new
                {
                    a.ApplicationId,
                    a.Agreed,
                    a.Assessor,
                })
                .IsUnique();
        });
        modelBuilder.Entity<ApplicationScore>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Rationale).HasMaxLength(2000);
            e.HasOne<Assessment>().WithMany().HasForeignKey(s => s.AssessmentId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<RoundCriterion>().WithMany().HasForeignKey(s => s.CriterionId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => new { s.AssessmentId, s.CriterionId }).IsUnique();
        });
        modelBuilder.Entity<ConflictOfInterest>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Assessor).HasMaxLength(100);
            e.Property(c => c.Reason).HasMaxLength(1000);
            e.Property(c => c.DeclaredUtc);
            e.HasOne<Application>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.PartnershipId, c.DeclaredUtc });
        });
    }
}
