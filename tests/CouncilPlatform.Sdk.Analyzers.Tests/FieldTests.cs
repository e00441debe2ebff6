namespace CouncilPlatform.Sdk.Analyzers.Tests;

/// <summary>CPP103 and CPP104.</summary>
public sealed class FieldTests
{
    private const string Module = """
        sealed class AllotmentsDb(DbContextOptions<AllotmentsDb> options) : ModuleDb(options, "allotments");
        sealed class Plots : Feature
        {
            public override void Register(ModuleServices services) => services.Scoped<Rents>();
            public override void Tables(ModelBuilder tables)
            {
                tables.Entity<Site>();
                tables.Entity<Plot>();
            }
            public override void Graph(GraphContribution graph) =>
                graph.Extend<Partnership, PlotQueries>().Extend<Site, SiteFields>().Mutation<PlotMutations>().Node<Plot, AllotmentsDb>();
        }
        sealed class Rents;

        """;

    private const string Rows = """

        sealed class Site : IKeyed, IInPartnership { public Guid Id { get; init; } public Guid PartnershipId { get; init; } }
        sealed class Plot : IKeyed, IInPartnership { public Guid Id { get; init; } public Guid PartnershipId { get; init; } }
        """;

    private const string NoFields = """

        sealed class SiteFields;
        sealed class PlotMutations;
        """;

    [Fact]
    public Task A_parameter_that_would_silently_be_a_service_is_refused() =>
        CheckAsync(
            """
            sealed record PlotFilter(string? Name);
            sealed class Prices;
            sealed class PlotQueries
            {
                public static int Count(Partnership partnership,
                    PlotFilter filter, // CPP103: not an argument. Take a type whose name ends in Input, such as PlotFilterInput.
                    Guid site, // CPP103: "site" would be a service, not an argument. Take a GlobalId.
                    decimal? area, // CPP103
                    List<string> names, // CPP103: such as IReadOnlyList<LineInput>
                    IEnumerable<PlotFilter> filters, // CPP103
                    Prices prices) => 1; // CPP103: nothing registers. Register it, as in services.Scoped<Prices>()
            }
            sealed class SiteFields
            {
                public static int Size(Plot plot) => 1; // CPP103: "plot" would be the parent object, which is not a Plot. Take the Site.
                public static int Other(Partnership partnership, Site site) => 1; // CPP103: Put the Site first.
            }
            sealed class PlotMutations
            {
                [Requires(Role.Officer)]
                public static Plot ClosePlot(Plot plot, Change<AllotmentsDb> change) => change.Done(plot, ""); // CPP103: Take its GlobalId
            }
            sealed class Site : IKeyed, IInPartnership
            {
                public Guid Id { get; init; }
                public Guid PartnershipId { get; init; }
                public bool Near(Partnership partnership) => true; // CPP103: a method of Site is given no other object
            }
            sealed class Plot : IKeyed, IInPartnership { public Guid Id { get; init; } public Guid PartnershipId { get; init; } }
            """
        );

    [Fact]
    public Task Arguments_parents_and_services_pass() =>
        CheckAsync(
            """
            sealed record PlotFilterInput(string? Name);
            sealed class PlotQueries
            {
                public static int Count(
                    Partnership partnership, PlotFilterInput? filter, GlobalId site, int? first, DateOnly on, Money rent,
                    FinancialYear year, IReadOnlyList<string>? names, DayOfWeek[] days,
                    Rents rents, AllotmentsDb db, Batches batches, Selection selection, Paging paging,
                    IMediator mediator, Caller caller, TimeProvider time, Microsoft.Extensions.Logging.ILogger<PlotQueries> log,
                    CancellationToken cancellationToken) => 1;
            }
            sealed class SiteFields
            {
                public static int Size(Site site, Partnership partnership) => 1;
                public static int Keyed(IKeyed site) => 1;
            }
            sealed class PlotMutations
            {
                [Requires(Role.Officer)]
                public static Task<Plot> ClosePlot(GlobalId plot, int version, Change<AllotmentsDb> change) =>
                    change.LockAsync<Plot>(plot, 1);
            }
            """
                + Rows.Replace(
                    "Plot : IKeyed, IInPartnership {",
                    "Plot : IVersioned, IInPartnership { public int Version { get; set; }",
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public Task A_key_a_navigation_or_a_query_that_would_show_is_refused() =>
        CheckAsync(
            """
            sealed class Site : IKeyed, IInPartnership
            {
                public Guid Id { get; init; }
                public Guid PartnershipId { get; init; }
                public List<Plot> Plots { get; set; } = []; // CPP104: Plots would show rows that no query has read.
                public Plot? Main { get; set; } // CPP104
                public Guid Owner() => PartnershipId; // CPP104: Owner would show a bare key. Return the object, or its GlobalId.
                public IReadOnlyList<Guid> Keys => []; // CPP104
                public IQueryable<Plot> All(AllotmentsDb db) => db.Of<Plot>(Id); // CPP104: All would show a query that nothing pages.
            }
            sealed class Plot : IKeyed, IInPartnership { public Guid Id { get; init; } public Guid PartnershipId { get; init; } }
            sealed record SiteTotal(
                Guid Id, // CPP104
                int Count);
            sealed class PlotQueries
            {
                public static Task<SiteTotal> Total(Partnership partnership) => throw new NotSupportedException();
                public static Task<Guid?> Key(Partnership partnership) => throw new NotSupportedException(); // CPP104
                public static int Count(Partnership partnership, PlotFilterInput filter) => 1;
            }
            sealed record PlotFilterInput(
                Guid? Site, // CPP104: Site takes a bare key. Take a GlobalId.
                IReadOnlyList<PlotLineInput> Lines);
            sealed class PlotLineInput
            {
                public List<Guid> Plots { get; set; } = []; // CPP104
            }
            """ + NoFields
        );

    [Fact]
    public Task What_may_show_passes() =>
        CheckAsync(
            """
            sealed class Site : IKeyed, IInPartnership
            {
                public Guid Id { get; init; }
                public Guid PartnershipId { get; init; }
                public Guid? MainId { get; init; }
                internal List<Plot> Plots { get; set; } = [];
                public IDataLoaderResult<Plot?> Main(Batches batches, AllotmentsDb db) => batches.Row<Plot>(db, MainId);
                public GlobalId Key() => new("Plot", Id);
            }
            sealed class Plot : IKeyed, IInPartnership { public Guid Id { get; init; } public Guid PartnershipId { get; init; } }
            sealed record SiteTotal(Guid SiteId, Site Site, IReadOnlyList<Plot> Plots);
            sealed class PlotQueries
            {
                public static Task<SiteTotal> Total(Partnership partnership, PlotFilterInput filter) => throw new NotSupportedException();
                internal static Guid Key(Partnership partnership) => partnership.Id;
            }
            sealed record PlotFilterInput(GlobalId? Site);
            // Not shown.
            sealed record Row(Guid Id, IQueryable<Plot> Plots);
            """ + NoFields
        );

    private static Task CheckAsync(string source) => Sample.CheckAsync(new FieldAnalyzer(), Module + source);
}
