namespace CouncilPlatform.Grants.Delivery;

/// <summary>The table of grant agreements.</summary>
internal static class AgreementTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<GrantAgreement>(e =>
        {
            e.NoReference(x => x.RecipientId);
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Reference).HasMaxLength(1000);
            e.Property(a => a.RecipientSignedAs).HasMaxLength(100);
            e.Property(a => a.CouncilSignedAs).HasMaxLength(100);
            e.Property(a => a.ConditionsJson);
            e.HasOne<Allocation>().WithOne().HasForeignKey<GrantAgreement>(a => a.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.PartnershipId, a.Sent });
        });
}
