namespace CouncilPlatform.BackOffice.Posts;

internal sealed class PostsFeature : Feature
{
    public override void Register(ModuleServices services) =>
        services.Scoped<PostFigures>().Raw.AddScoped<IExitPlans, ExitPlans>().AddScoped<ISharedPosts, SharedPosts>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<SharedPost>().HasIndex(p => new { p.AgreementId, p.Reference }).IsUnique();
        tables.Entity<PostShare>().HasIndex(s => new { s.SharedPostId, s.OrganisationId }).IsUnique();
        tables.Entity<StructurePost>().HasIndex(p => new { p.AgreementId, p.Reference }).IsUnique();
        tables.Entity<PostAllocation>(e =>
        {
            e.References(a => a.StructurePostId, typeof(StructurePost), "FK_backoffice_post_allocations_structure");
            e.HasIndex(a => a.SharedPostId).IsUnique();
            e.HasIndex(a => a.StructurePostId).IsUnique();
        });
        tables
            .Entity<InterimStructure>()
            .HasIndex(s => new
            {
                s.PartnershipId,
                s.OrganisationId,
                s.Title,
            })
            .IsUnique()
            .HasDatabaseName("IX_backoffice_interim_structures_title");
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Agreement, AgreementPosts>()
            .Extend<Partnership, StructureQueries>()
            .Mutation<PostMutations>()
            .Mutation<StructureMutations>()
            .Node<SharedPost>()
            .Search<SharedPost>(s =>
                from post in s.Of<SharedPost>()
                where s.IsViewer
                select new SearchRow { Id = post.Id, Title = post.Title }
            )
            .Node<StructurePost>()
            .Node<InterimStructure>();
}
