namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>The tables of delegations.</summary>
internal static class DelegationTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Delegation>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.DelegateTo).HasMaxLength(200);
            e.Property(x => x.InConsultationWith).HasMaxLength(200);
            e.Property(x => x.Condition).HasMaxLength(1000);
            e.Property(x => x.MaterialChange).HasMaxLength(2000);
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_delegations_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => x.PartnershipId);
            e.HasIndex(x => x.AgreementId);
        });
    }
}
