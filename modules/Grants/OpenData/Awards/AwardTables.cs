namespace CouncilPlatform.Grants.OpenData;

/// <summary>The tables of awards as published.</summary>
internal static class AwardTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Recipient>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Identifier).HasMaxLength(StorageLimits.LongestKey);
            e.Property(r => r.SortName).HasMaxLength(SortText.Longest);
            e.HasIndex(r => new { r.PartnershipId, r.Identifier }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.SortName });
        });
        modelBuilder.Entity<Programme>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Code).HasMaxLength(StorageLimits.LongestKey);
            e.Property(p => p.Purpose).HasMaxLength(4000);
            e.Property(p => p.ClosingNote).HasMaxLength(1000);
            e.HasIndex(p => new { p.PartnershipId, p.Code }).IsUnique();
        });
        modelBuilder.Entity<Award>().NoReference(x => x.ApplicationId);
        modelBuilder.Entity<Award>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Identifier).HasMaxLength(StorageLimits.LongestKey);
            e.Property(a => a.Pence);
            e.Property(a => a.SortTitle).HasMaxLength(SortText.Longest);
            e.Property(a => a.AreaCode);
            e.Property(a => a.AreaName);
            e.Property(a => a.WardCode);
            e.Property(a => a.WardName);
            e.Property(a => a.SeveralWards);
            e.Property(a => a.PlannedStart);
            e.Property(a => a.PlannedEnd);
            e.Property(a => a.PlannedMonths).HasMaxLength(40);
            e.Property(a => a.FunderIdentifier);
            e.Property(a => a.FunderName);
            e.Property(a => a.Department);
            e.Property(a => a.Digest).HasMaxLength(64);
            e.HasOne(a => a.RecipientRow).WithMany().HasForeignKey(a => a.RecipientId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.PartnershipId, a.Identifier }).IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.AwardDate });
            e.HasIndex(a => new { a.PartnershipId, a.Pence });
            e.HasIndex(a => new { a.PartnershipId, a.SortTitle });
            // No foreign key: the column came later, and not every database takes one then.
            e.HasIndex(a => a.ApplicationId);
            // Holds all that sums need, so that they read no row.
            e.HasIndex(a => new
            {
                a.PartnershipId,
                a.ProgrammeId,
                a.RecipientId,
                a.Pence,
            });
        });
        modelBuilder.Entity<GrantPublisher>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Prefix).HasMaxLength(60);
            e.HasIndex(p => p.PartnershipId).IsUnique();
        });
        modelBuilder.Entity<AwardSource>(e =>
        {
            e.HasKey(s => s.AwardId);
            e.Property(s => s.AwardId).ValueGeneratedNever();
            e.HasOne<Award>().WithOne().HasForeignKey<AwardSource>(s => s.AwardId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<AwardChange>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.HasOne<Award>().WithMany().HasForeignKey(c => c.AwardId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.AwardId, c.ChangedAt });
        });
        modelBuilder.Entity<PersonalDataFinding>(e =>
        {
            e.Property(f => f.Id).ValueGeneratedNever();
            e.HasOne<Award>().WithMany().HasForeignKey(f => f.AwardId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
