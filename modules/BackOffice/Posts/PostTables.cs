namespace CouncilPlatform.BackOffice.Posts;

/// <summary>The tables of posts.</summary>
internal static class PostTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SharedPost>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Reference).HasMaxLength(40);
            e.Property(x => x.Title).HasMaxLength(200);
            e.Property(x => x.AnnualCostPence);
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_shared_posts_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AgreementId, x.Reference }).IsUnique();
        });
        modelBuilder.Entity<PostShare>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Code).HasMaxLength(30);
            e.Property(x => x.BasisPoints);
            e.HasOne<SharedPost>()
                .WithMany()
                .HasForeignKey(x => x.SharedPostId)
                .HasConstraintName("FK_backoffice_post_shares_post")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.SharedPostId, x.OrganisationId }).IsUnique();
        });
        modelBuilder.Entity<StructurePost>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Reference).HasMaxLength(40);
            e.Property(x => x.Title).HasMaxLength(200);
            e.HasOne<Agreement>()
                .WithMany()
                .HasForeignKey(x => x.AgreementId)
                .HasConstraintName("FK_backoffice_structure_posts_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AgreementId, x.Reference }).IsUnique();
        });
        modelBuilder.Entity<PostAllocation>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasOne<SharedPost>()
                .WithMany()
                .HasForeignKey(x => x.SharedPostId)
                .HasConstraintName("FK_backoffice_post_allocations_post")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<StructurePost>()
                .WithMany()
                .HasForeignKey(x => x.StructurePostId)
                .HasConstraintName("FK_backoffice_post_allocations_structure")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => x.SharedPostId).IsUnique();
            e.HasIndex(x => x.StructurePostId).IsUnique();
        });
    }
}
