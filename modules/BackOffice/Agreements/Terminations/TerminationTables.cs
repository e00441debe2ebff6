namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>The tables of terminations.</summary>
internal static class TerminationTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Termination>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_terminations_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Clause>()
                .WithMany()
                .HasForeignKey(x => x.ClauseId)
                .HasConstraintName("FK_backoffice_terminations_clause")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => x.AgreementId).IsUnique();
            e.HasIndex(x => x.ClauseId);
        });
        modelBuilder.Entity<EndDateChange>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Reason).HasMaxLength(1000);
            e.HasOne<Termination>()
                .WithMany()
                .HasForeignKey(x => x.TerminationId)
                .HasConstraintName("FK_backoffice_end_date_changes_termination")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.TerminationId, x.Number }).IsUnique();
        });
        modelBuilder.Entity<EndDateConsent>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasOne<EndDateChange>()
                .WithMany()
                .HasForeignKey(x => x.EndDateChangeId)
                .HasConstraintName("FK_backoffice_end_date_consents_change")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.EndDateChangeId, x.OrganisationId }).IsUnique();
        });
    }
}
