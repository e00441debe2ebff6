namespace CouncilPlatform.Grants.Delivery;

internal sealed class MeasuresFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Actuals>();

    public override void Tables(ModelBuilder tables)
    {
        tables
            .Entity<GrantMeasure>()
            .ToTable("measures")
            .References(m => m.LinkedToId, typeof(GrantMeasure))
            .HasIndex(m => new { m.AllocationId, m.Number })
            .IsUnique();
        tables.Entity<MeasureActual>().References(a => a.MeasureId, typeof(GrantMeasure)).HasIndex(a => new { a.MeasureId, a.RecordedUtc });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Allocation, MeasureFields>()
            .Mutation<MeasureMutations>()
            .Node<GrantMeasure>()
            .Search<GrantMeasure>(s =>
                from measure in s.Of<GrantMeasure>()
                where s.IsViewer || measure.WithdrawnReason == null
                select new SearchRow { Id = measure.Id, Title = measure.What }
            );
}
