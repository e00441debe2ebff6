namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>The table of budget lines.</summary>
internal static class BudgetTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<BudgetLine>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Reference).HasMaxLength(BudgetRules.LongestReference);
            e.Property(l => l.Title).HasMaxLength(BudgetRules.LongestTitle);
            e.Property(l => l.FinancialYear).HasMaxLength(Period.Longest);
            e.Property(l => l.Pence);
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(l => l.LocalAreaId)
                .HasConstraintName("FK_communityplanning_budget_lines_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<LocalOutcome>()
                .WithMany()
                .HasForeignKey(l => l.LocalOutcomeId)
                .HasConstraintName("FK_communityplanning_budget_lines_outcome")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.PartnershipId, l.Reference }).IsUnique();
            e.HasIndex(l => l.LocalAreaId);
            e.HasIndex(l => l.LocalOutcomeId);
        });
}
