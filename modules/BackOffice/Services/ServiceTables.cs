namespace CouncilPlatform.BackOffice.Services;

/// <summary>The tables of services.</summary>
internal static class ServiceTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Service>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Slug).HasMaxLength(60);
            e.Property(x => x.Name).HasMaxLength(200);
            e.Property(x => x.Proposal).HasMaxLength(4000);
            e.Property(x => x.Benefits).HasMaxLength(2000);
            e.Property(x => x.Source).HasMaxLength(300);
            e.HasIndex(x => new { x.PartnershipId, x.Slug }).IsUnique();
        });
        modelBuilder.Entity<RetainedPost>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(200);
            e.Property(x => x.TitleKey).HasMaxLength(200);
            e.HasOne<Service>()
                .WithMany()
                .HasForeignKey(x => x.ServiceId)
                .HasConstraintName("FK_backoffice_retained_posts_service")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.ServiceId, x.TitleKey }).IsUnique();
            e.HasIndex(x => new { x.PartnershipId, x.TitleKey });
        });
        modelBuilder.Entity<ServiceParticipant>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasOne<Service>()
                .WithMany()
                .HasForeignKey(x => x.ServiceId)
                .HasConstraintName("FK_backoffice_service_participants_service")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.ServiceId, x.OrganisationId }).IsUnique();
        });
        modelBuilder.Entity<ServiceElement>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Name).HasMaxLength(200);
            e.Property(x => x.Note).HasMaxLength(1000);
            e.HasOne<Service>()
                .WithMany()
                .HasForeignKey(x => x.ServiceId)
                .HasConstraintName("FK_backoffice_service_elements_service")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.ServiceId, x.Name }).IsUnique();
        });
        modelBuilder.Entity<ServiceAction>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasOne<Service>()
                .WithMany()
                .HasForeignKey(x => x.ServiceId)
                .HasConstraintName("FK_backoffice_service_actions_service")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.ServiceId, x.ActionId }).IsUnique();
        });
    }
}
