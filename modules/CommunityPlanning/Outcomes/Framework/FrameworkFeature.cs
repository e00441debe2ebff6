namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class FrameworkFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<NationalOutcome>().HasIndex(o => new { o.PartnershipId, o.Number }).IsUnique();
        tables.Entity<LocalOutcome>(e =>
        {
            e.References(o => o.NationalOutcomeId, typeof(NationalOutcome), "FK_communityplanning_local_outcomes_national");
        });
        tables.Entity<LocalArea>().HasIndex(a => new { a.PartnershipId, a.Number }).IsUnique();
        tables.Entity<Indicator>();
        tables.Entity<IndicatorDefinition>().HasIndex(d => new { d.IndicatorId, d.Number }).IsUnique();
        tables.Entity<IndicatorTarget>(e =>
        {
            e.References(t => t.VariesId, typeof(IndicatorTarget), "FK_communityplanning_indicator_targets_varies");
            e.HasIndex(t => new
                {
                    t.IndicatorId,
                    t.Period,
                    t.Level,
                })
                .IsUnique();
        });
        tables.Entity<OutcomeAgreement>();
        tables
            .Entity<AgreementPriority>()
            .HasIndex(p => new { p.OutcomeAgreementId, p.LocalOutcomeId })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_agreement_priorities_agreement");
        tables.Entity<OutcomeAction>().HasIndex(a => new { a.PartnershipId, a.Title });
        tables
            .Entity<ActionPartner>()
            .HasIndex(p => new { p.OutcomeActionId, p.OrganisationId })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_action_partners_organisation");
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, FrameworkQueries>()
            .Mutation<OutcomeMutations>()
            .Mutation<IndicatorMutations>()
            .Mutation<OutcomeActionMutations>()
            .Node<NationalOutcome>()
            .Node<LocalOutcome>()
            .Changes<LocalOutcome>()
            .Node<Indicator>()
            .Changes<Indicator>()
            .Node<IndicatorTarget>()
            .Node<LocalArea>()
            .Node<OutcomeAgreement>()
            .Changes<OutcomeAgreement>()
            .Search<LocalOutcome>(o => o.Title)
            .Search<Indicator>(i => i.Title)
            .Search<IndicatorTarget>(s =>
                from target in s.Of<IndicatorTarget>()
                join indicator in s.Of<Indicator>() on target.IndicatorId equals indicator.Id
                select new SearchRow
                {
                    Id = target.Id,
                    Title = Shown.Of(target.Level) + " target for " + target.Period + ": " + indicator.Title,
                }
            )
            .Search<OutcomeAgreement>(a => a.Title)
            .Node<OutcomeAction>()
            .Changes<OutcomeAction>();
}
