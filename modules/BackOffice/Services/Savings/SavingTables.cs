namespace CouncilPlatform.BackOffice.Services;

/// <summary>The tables of savings.</summary>
internal static class SavingTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Saving>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Slug).HasMaxLength(60);
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.AnnualPence);
            e.Property(x => x.BaselinePence);
            e.Property(x => x.TargetBasisPoints);
            e.Property(x => x.CostToAchievePence);
            e.Property(x => x.Source).HasMaxLength(300);
            e.HasOne<Service>()
                .WithMany()
                .HasForeignKey(x => x.ServiceId)
                .HasConstraintName("FK_backoffice_savings_service")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.PartnershipId, x.Slug }).IsUnique();
            e.HasIndex(x => x.ServiceId);
        });
        modelBuilder.Entity<SavingAmount>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.FinancialYear).HasMaxLength(20);
            e.Property(x => x.PlannedPence);
            e.Property(x => x.RealisedPence);
            e.HasOne<Saving>()
                .WithMany()
                .HasForeignKey(x => x.SavingId)
                .HasConstraintName("FK_backoffice_saving_amounts_saving")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new
                {
                    x.SavingId,
                    x.FinancialYear,
                    x.OrganisationId,
                })
                .IsUnique()
                .HasDatabaseName("IX_backoffice_saving_amounts_year");
        });
    }
}
