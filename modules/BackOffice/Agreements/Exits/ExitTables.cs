namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>The tables of exits.</summary>
internal static class ExitTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ExitContract>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(300);
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_exit_contracts_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AgreementId, x.Title }).IsUnique();
        });
    }
}
