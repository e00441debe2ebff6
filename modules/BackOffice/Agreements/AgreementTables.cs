namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>The tables of agreements.</summary>
internal static class AgreementTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Agreement>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Slug).HasMaxLength(60);
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.Purpose).HasMaxLength(2000);
            e.Property(x => x.LegalPower).HasMaxLength(500);
            e.Property(x => x.Source).HasMaxLength(300);
            e.Property(x => x.Service).HasMaxLength(300);
            e.Property(x => x.ChargePence);
            e.Property(x => x.ChargeBasis).HasMaxLength(300);
            e.HasIndex(x => new { x.PartnershipId, x.Slug }).IsUnique();
        });
        modelBuilder.Entity<AgreementAlias>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Name).HasMaxLength(300);
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_agreement_aliases_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AgreementId, x.Name }).IsUnique();
        });
        modelBuilder.Entity<AgreementParty>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Place);
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_agreement_parties_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AgreementId, x.OrganisationId }).IsUnique();
        });
        modelBuilder.Entity<Clause>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Place);
            e.Property(x => x.Number).HasMaxLength(20);
            e.Property(x => x.Text).HasMaxLength(4000);
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_clauses_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AgreementId, x.Number }).IsUnique();
        });
        modelBuilder.Entity<Obligation>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Place);
            e.Property(x => x.Text).HasMaxLength(2000);
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_obligations_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => x.AgreementId);
        });
    }
}
