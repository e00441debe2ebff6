namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>The tables of joint documents.</summary>
internal static class JointDocumentTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JointDocument>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Slug).HasMaxLength(60);
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.SubmittedTo).HasMaxLength(300);
            e.HasIndex(x => new { x.PartnershipId, x.Slug }).IsUnique();
        });
        modelBuilder.Entity<RequiredSignature>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Place);
            e.HasOne<JointDocument>()
                .WithMany()
                .HasForeignKey(x => x.JointDocumentId)
                .HasConstraintName("FK_backoffice_required_signatures_document")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new
                {
                    x.JointDocumentId,
                    x.OrganisationId,
                    x.Signatory,
                })
                .IsUnique()
                .HasDatabaseName("IX_backoffice_required_signatures_signatory");
        });
    }
}
