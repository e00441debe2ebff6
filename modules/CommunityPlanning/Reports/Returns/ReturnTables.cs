namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>The tables of funders' forms and their answers.</summary>
internal static class ReturnTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ReturnItem>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Slug).HasMaxLength(60);
            e.Property(i => i.Title).HasMaxLength(300);
            e.Property(i => i.Unit).HasMaxLength(100);
            e.HasIndex(i => new { i.PartnershipId, i.Slug }).IsUnique();
        });
        modelBuilder.Entity<ReturnForm>(e =>
        {
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.Slug).HasMaxLength(60);
            e.Property(f => f.Title).HasMaxLength(200);
            e.Property(f => f.Funder).HasMaxLength(200);
            e.HasIndex(f => new { f.PartnershipId, f.Slug }).IsUnique();
        });
        modelBuilder.Entity<ReturnFormLine>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Label).HasMaxLength(300);
            e.HasOne<ReturnForm>()
                .WithMany()
                .HasForeignKey(l => l.ReturnFormId)
                .HasConstraintName("FK_communityplanning_return_form_lines_form")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ReturnItem>()
                .WithMany()
                .HasForeignKey(l => l.ReturnItemId)
                .HasConstraintName("FK_communityplanning_return_form_lines_item")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.ReturnFormId, l.Number }).IsUnique();
            e.HasIndex(l => l.ReturnItemId);
        });
        modelBuilder.Entity<FundingReturn>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Period).HasMaxLength(Period.Longest);
            e.HasIndex(r => new { r.PartnershipId, r.Period }).IsUnique();
        });
        modelBuilder.Entity<ReturnAnswer>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Value).HasMaxLength(2000);
            e.HasOne<FundingReturn>()
                .WithMany()
                .HasForeignKey(a => a.FundingReturnId)
                .HasConstraintName("FK_communityplanning_return_answers_return")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ReturnItem>()
                .WithMany()
                .HasForeignKey(a => a.ReturnItemId)
                .HasConstraintName("FK_communityplanning_return_answers_item")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.FundingReturnId, a.ReturnItemId })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_return_answers_item_once");
            e.HasIndex(a => a.ReturnItemId);
        });
    }
}
