using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilPlatform.Grants.OpenData;

internal sealed class AwardsFeature : Feature
{
    public override void Register(ModuleServices services) =>
        services
            .Scoped<OwnAwards>()
            .Scoped<AwardImport>()
            .Scoped<AwardFile>()
            .Scoped<PublishCommand>()
            .Scoped<ExportCommand>()
            .Scoped<QualityReport>()
            .Raw.AddScoped<IAllocationPublisher, AllocationPublisher>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Recipient>(e =>
        {
            e.HasIndex(r => new { r.PartnershipId, r.Identifier }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.SortName });
        });
        tables.Entity<Award>(ConfigureAward);
        tables.Entity<GrantPublisher>().HasIndex(p => p.PartnershipId).IsUnique();
        tables.Entity<AwardSource>().HasKey(s => s.AwardId);
        tables.Entity<AwardChange>().HasIndex(c => new { c.AwardId, c.ChangedAt });
        tables.Entity<PersonalDataFinding>();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, AwardQueries>()
            .Extend<Partnership, QualityQueries>()
            .Extend<Application, ApplicationAwardFields>()
            .Extend<Award, AwardFields>()
            .Mutation<PublisherMutations>()
            .Node<Award>()
            .Node<Recipient>()
            .Search<Award>(a => a.Title + ", " + a.RecipientRow!.Name, a => a.Identifier);

    public override void Datasets(ModuleDatasets datasets) => AwardFile.AddTo(datasets);

    public override void Imports(ModuleImports imports) =>
        imports.Add(
            new(
                "grants",
                "Grants",
                "Grants in the 360Giving standard: a package in JSON, or a workbook or CSV with the standard's column titles. Grants are "
                    + "recognised by their identifier; those that are not in the file stay.",
                "import",
                GrantTemplate.Columns,
                async (services, import) =>
                    await services
                        .GetRequiredService<QualityReport>()
                        .AfterAsync(import, await services.GetRequiredService<AwardImport>().RunAsync(import))
            )
        );

    public override void Commands(ModuleCommands commands)
    {
        PublishCommand.AddTo(commands);
        ExportCommand.AddTo(commands);
        QualityReport.AddTo(commands);
    }

    private static void ConfigureAward(EntityTypeBuilder<Award> award)
    {
        award.HasOne(a => a.RecipientRow).WithMany().HasForeignKey(a => a.RecipientId).OnDelete(DeleteBehavior.Restrict);
        award.HasIndex(a => new { a.PartnershipId, a.Identifier }).IsUnique();
        award.HasIndex(a => new { a.PartnershipId, a.AwardDate });
        award.HasIndex(a => new { a.PartnershipId, a.Pence });
        award.HasIndex(a => new { a.PartnershipId, a.SortTitle });
        // No foreign key: the column came later, and not every database accepts one then.
        award.NoReference(a => a.ApplicationId).HasIndex(a => a.ApplicationId);
        // Has everything that sums need, so that they read no row.
        award.HasIndex(a => new
        {
            a.PartnershipId,
            a.ProgrammeId,
            a.RecipientId,
            a.Pence,
        });
    }
}
