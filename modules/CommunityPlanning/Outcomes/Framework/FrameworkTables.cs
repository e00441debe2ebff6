namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>The tables of outcomes, from the national ones down to the actions that serve them.</summary>
internal static class FrameworkTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        Outcomes(modelBuilder);
        Indicators(modelBuilder);
        Agreements(modelBuilder);
        Actions(modelBuilder);
    }

    private static void Outcomes(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<NationalOutcome>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Title).HasMaxLength(500);
            e.Property(o => o.Source).HasMaxLength(300);
            e.HasIndex(o => new { o.PartnershipId, o.Number }).IsUnique();
        });
        modelBuilder.Entity<LocalOutcome>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Slug).HasMaxLength(60);
            e.Property(o => o.Title).HasMaxLength(500);
            e.HasOne<NationalOutcome>()
                .WithMany()
                .HasForeignKey(o => o.NationalOutcomeId)
                .HasConstraintName("FK_communityplanning_local_outcomes_national")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(o => new { o.PartnershipId, o.Slug }).IsUnique();
            e.HasIndex(o => o.NationalOutcomeId);
        });
        modelBuilder.Entity<LocalArea>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Name).HasMaxLength(200);
            e.Property(a => a.Team).HasMaxLength(300);
            e.HasIndex(a => new { a.PartnershipId, a.Number }).IsUnique();
        });
    }

    private static void Indicators(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Indicator>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Slug).HasMaxLength(60);
            e.Property(i => i.Title).HasMaxLength(500);
            e.Property(i => i.UnitNote).HasMaxLength(100);
            e.Property(i => i.Source).HasMaxLength(300);
            e.Property(i => i.ImpactNote).HasMaxLength(2000);
            e.Property(i => i.BaselinePeriod).HasMaxLength(Period.Longest);
            e.Property(i => i.BaselineValue).HasMaxLength(Figures.Longest);
            e.HasOne<LocalOutcome>()
                .WithMany()
                .HasForeignKey(i => i.LocalOutcomeId)
                .HasConstraintName("FK_communityplanning_indicators_outcome")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(i => new { i.PartnershipId, i.Slug }).IsUnique();
            e.HasIndex(i => i.LocalOutcomeId);
        });
        modelBuilder.Entity<IndicatorDefinition>(e =>
        {
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Text).HasMaxLength(2000);
            e.HasOne<Indicator>()
                .WithMany()
                .HasForeignKey(d => d.IndicatorId)
                .HasConstraintName("FK_communityplanning_indicator_definitions_indicator")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(d => new { d.IndicatorId, d.Number }).IsUnique();
        });
        modelBuilder.Entity<IndicatorTarget>(e =>
        {
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Period).HasMaxLength(Period.Longest);
            e.Property(t => t.PeriodEnds);
            e.Property(t => t.Value).HasMaxLength(Figures.Longest);
            e.Property(t => t.Note).HasMaxLength(1000);
            e.HasOne<Indicator>()
                .WithMany()
                .HasForeignKey(t => t.IndicatorId)
                .HasConstraintName("FK_communityplanning_indicator_targets_indicator")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<IndicatorTarget>()
                .WithMany()
                .HasForeignKey(t => t.VariesId)
                .HasConstraintName("FK_communityplanning_indicator_targets_varies")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(t => new
                {
                    t.IndicatorId,
                    t.Period,
                    t.Level,
                })
                .IsUnique();
            e.HasIndex(t => t.VariesId);
        });
    }

    private static void Agreements(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutcomeAgreement>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Slug).HasMaxLength(60);
            e.Property(a => a.Title).HasMaxLength(200);
            e.Property(a => a.Source).HasMaxLength(300);
            e.HasIndex(a => new { a.PartnershipId, a.Slug }).IsUnique();
        });
        modelBuilder.Entity<AgreementPriority>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.HasOne<OutcomeAgreement>()
                .WithMany()
                .HasForeignKey(p => p.OutcomeAgreementId)
                .HasConstraintName("FK_communityplanning_agreement_priorities_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<LocalOutcome>()
                .WithMany()
                .HasForeignKey(p => p.LocalOutcomeId)
                .HasConstraintName("FK_communityplanning_agreement_priorities_outcome")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => new { p.OutcomeAgreementId, p.LocalOutcomeId })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_agreement_priorities_agreement");
            e.HasIndex(p => p.LocalOutcomeId);
        });
    }

    private static void Actions(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutcomeAction>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Title).HasMaxLength(300);
            e.Property(a => a.Detail).HasMaxLength(4000);
            e.HasOne<LocalOutcome>()
                .WithMany()
                .HasForeignKey(a => a.LocalOutcomeId)
                .HasConstraintName("FK_communityplanning_outcome_actions_outcome")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<IndicatorTarget>()
                .WithMany()
                .HasForeignKey(a => a.IndicatorTargetId)
                .HasConstraintName("FK_communityplanning_outcome_actions_target")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<LocalArea>()
                .WithMany()
                .HasForeignKey(a => a.LocalAreaId)
                .HasConstraintName("FK_communityplanning_outcome_actions_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => a.LocalOutcomeId);
            e.HasIndex(a => a.IndicatorTargetId);
            e.HasIndex(a => a.LocalAreaId);
            e.HasIndex(a => new { a.PartnershipId, a.Title });
        });
        modelBuilder.Entity<ActionPartner>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.HasOne<OutcomeAction>()
                .WithMany()
                .HasForeignKey(p => p.OutcomeActionId)
                .HasConstraintName("FK_communityplanning_action_partners_action")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => new { p.OutcomeActionId, p.OrganisationId })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_action_partners_organisation");
        });
    }
}
