namespace CouncilPlatform.Grants.Delivery;

internal sealed class MonitoringFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Submissions>().Scoped<Reminders>().Scoped<RemindersCommand>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<MonitoringReturn>(e =>
        {
            e.HasIndex(r => new { r.AllocationId, r.Number }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.DueOn });
        });

        // Default names would be longer than the 63 characters of PostgreSQL.
        tables
            .Entity<MonitoringSubmission>()
            .References(s => s.MonitoringReturnId, typeof(MonitoringReturn), "FK_grants_monitoring_submissions_return")
            .HasIndex(s => new { s.MonitoringReturnId, s.Number })
            .IsUnique();
        tables
            .Entity<MonitoringReminder>()
            .References(r => r.MonitoringReturnId, typeof(MonitoringReturn), "FK_grants_monitoring_reminders_return")
            .HasIndex(r => new { r.MonitoringReturnId, r.On })
            .IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, MonitoringQueries>()
            .Extend<Allocation, AllocationMonitoring>()
            .Extend<MonitoringReturn, MonitoringFields>()
            .Mutation<MonitoringScheduleMutations>()
            .Mutation<MonitoringMutations>()
            .Node<MonitoringReturn>()
            .Search<MonitoringReturn>(s =>
                s.About<MonitoringReturn>(r => r.OrganisationId)
                    .Select(r => new SearchRow { Id = r.Id, Title = "Monitoring return: " + r.Title })
            );

    public override void Commands(ModuleCommands commands) => RemindersCommand.AddTo(commands);
}
