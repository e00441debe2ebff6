namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>The tables of appraisals.</summary>
internal static class AppraisalTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Appraisal>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Slug).HasMaxLength(60);
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.Source).HasMaxLength(300);
            e.Property(x => x.BusinessCase).HasMaxLength(500);
            e.Property(x => x.RecommendationReason).HasMaxLength(2000);
            e.HasIndex(x => new { x.PartnershipId, x.Slug }).IsUnique();
        });
        modelBuilder.Entity<AppraisalCouncil>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Place);
            e.HasOne<Appraisal>()
                .WithMany()
                .HasForeignKey(x => x.AppraisalId)
                .HasConstraintName("FK_backoffice_appraisal_councils_appraisal")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AppraisalId, x.OrganisationId }).IsUnique();
        });
        modelBuilder.Entity<AppraisalOption>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.Detail).HasMaxLength(2000);
            e.HasOne<Appraisal>()
                .WithMany()
                .HasForeignKey(x => x.AppraisalId)
                .HasConstraintName("FK_backoffice_appraisal_options_appraisal")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AppraisalId, x.Number }).IsUnique();
        });
        modelBuilder.Entity<OptionPoint>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Text).HasMaxLength(1000);
            e.HasOne<AppraisalOption>()
                .WithMany()
                .HasForeignKey(x => x.AppraisalOptionId)
                .HasConstraintName("FK_backoffice_option_points_option")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AppraisalOptionId, x.Number }).IsUnique();
        });
        modelBuilder.Entity<Criterion>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(300);
            e.HasOne<Appraisal>()
                .WithMany()
                .HasForeignKey(x => x.AppraisalId)
                .HasConstraintName("FK_backoffice_criteria_appraisal")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.AppraisalId, x.Number }).IsUnique();
        });
        modelBuilder.Entity<OptionScore>().NoReference(s => s.AppraisalId);
        modelBuilder.Entity<OptionScore>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Assessor).HasMaxLength(100);
            e.Property(x => x.Rationale).HasMaxLength(2000);
            e.HasOne<AppraisalOption>()
                .WithMany()
                .HasForeignKey(x => x.AppraisalOptionId)
                .HasConstraintName("FK_backoffice_option_scores_option")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Criterion>()
                .WithMany()
                .HasForeignKey(x => x.CriterionId)
                .HasConstraintName("FK_backoffice_option_scores_criterion")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new
                {
                    x.AppraisalOptionId,
                    x.CriterionId,
                    x.Assessor,
                })
                .IsUnique()
                .HasDatabaseName("IX_backoffice_option_scores_assessor");
            e.HasIndex(x => x.CriterionId);
            e.HasIndex(x => x.AppraisalId);
        });
        modelBuilder.Entity<CriterionWeight>().NoReference(w => w.AppraisalId);
        modelBuilder.Entity<CriterionWeight>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasOne<Criterion>()
                .WithMany()
                .HasForeignKey(x => x.CriterionId)
                .HasConstraintName("FK_backoffice_criterion_weights_criterion")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.CriterionId, x.OrganisationId }).IsUnique();
            e.HasIndex(x => x.AppraisalId);
        });
    }
}
