namespace CouncilPlatform.BackOffice.Services;

/// <summary>The tables of devolutions.</summary>
internal static class DevolutionTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Devolution>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.QualityBenefit).HasMaxLength(1000);
            e.Property(x => x.AccessBenefit).HasMaxLength(1000);
            e.HasOne<Service>()
                .WithMany()
                .HasForeignKey(x => x.ServiceId)
                .HasConstraintName("FK_backoffice_devolutions_service")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.ServiceId, x.OrganisationId }).IsUnique();
        });
        modelBuilder.Entity<DevolutionImpact>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Note).HasMaxLength(1000);
            e.HasOne<Devolution>()
                .WithMany()
                .HasForeignKey(x => x.DevolutionId)
                .HasConstraintName("FK_backoffice_devolution_impacts_devolution")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.DevolutionId, x.OrganisationId }).IsUnique();
        });
    }
}
