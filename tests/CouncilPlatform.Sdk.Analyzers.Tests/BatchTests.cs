namespace CouncilPlatform.Sdk.Analyzers.Tests;

/// <summary>CPP105 and CPP106.</summary>
public sealed class BatchTests
{
    private const string Tables = """
        sealed class Plot : IKeyed, IInPartnership
        {
            public Guid Id { get; init; }
            public Guid PartnershipId { get; init; }
            public Guid SiteId { get; init; }
            public string Name { get; set; } = "";
            public string? Note { get; set; }
            public DateOnly? Due { get; set; }
        }
        sealed class AllotmentsDb(DbContextOptions<AllotmentsDb> options) : ModuleDb(options, "allotments");

        """;

    [Fact]
    public Task A_batch_that_captures_what_is_around_it_is_refused() =>
        CheckAsync(
            """
            sealed class Site
            {
                public Guid Id { get; init; }
                object Count(Batches batches, AllotmentsDb db) => batches.Load(Id, db,
                    (ids, db, _) => CountAsync(ids, db)); // CPP105: Write a static lambda here
                object Other(Batches batches, AllotmentsDb db) => batches.Load(Id, db,
                    InstanceAsync); // CPP105
                object Parts(Batches batches, AllotmentsDb db, bool byName) => batches.Parts(db, Id,
                    (Plot p) => p.SiteId == Id ? Id : p.SiteId, // CPP105: must not use Id
                    p => byName ? p.Name : ""); // CPP105: must not use byName
                object Page(Batches batches, AllotmentsDb db, Paging paging, string name)
                {
                    var none = "none";
                    return batches.Page(Id, db,
                        s => s.Of<Plot>(Id).Where(p => p.Name == name), // CPP105
                        p => p.SiteId,
                        paging,
                        p => p.Note ?? none); // CPP105: must not use none
                }
                static object Helper(Batches batches, AllotmentsDb db, System.Linq.Expressions.Expression<Func<Plot, Guid>> of) =>
                    batches.Parts(db, Guid.Empty,
                        of, // CPP105: Write the lambda here
                        p => p.Name);
                Task<IReadOnlyDictionary<Guid, int>> InstanceAsync(IReadOnlyCollection<Guid> ids, AllotmentsDb db, CancellationToken ct) =>
                    CountAsync(ids, db);
                static Task<IReadOnlyDictionary<Guid, int>> CountAsync(IReadOnlyCollection<Guid> ids, AllotmentsDb db) =>
                    throw new NotSupportedException();
            }
            """
        );

    [Fact]
    public Task A_batch_that_depends_on_its_parameters_passes() =>
        CheckAsync(
            """
            sealed class Site
            {
                public Guid Id { get; init; }
                object Count(Batches batches, AllotmentsDb db) => batches.Load(Id, db, static (ids, db, ct) => CountAsync(ids, db, ct));
                object Group(Batches batches, AllotmentsDb db) => batches.Load(Id, db, CountAsync);
                object Parts(Batches batches, AllotmentsDb db)
                {
                    const string none = "none";
                    return batches.Parts(db, Id, (Plot p) => p.SiteId, p => p.Note ?? none);
                }
                object Page(Batches batches, AllotmentsDb db, Partnership partnership, Paging paging, string name) =>
                    batches.Page(
                        Id,
                        (db, partnership, name),
                        static s => s.db.Of<Plot>(s.partnership).Where(p => p.Name == s.name),
                        p => p.SiteId,
                        paging,
                        p => p.Name
                    );
                static Task<IReadOnlyDictionary<Guid, int>> CountAsync(IReadOnlyCollection<Guid> ids, AllotmentsDb db, CancellationToken _)
                    =>
                    throw new NotSupportedException();
            }
            """
        );

    [Fact]
    public Task A_list_sorted_by_what_can_be_null_is_refused() =>
        CheckAsync(
            """
            static class Lists
            {
                static object ByDate(IQueryable<Plot> plots, Paging paging) => plots.PageAsync(paging,
                    p => p.Due, false, default); // CPP106: Give the null a value, as in x => x.Due ?? DateOnly.MaxValue.
                static object ByNote(IQueryable<Plot> plots, Paging paging) => plots.PageAsync(paging,
                    p => p.Note, false, default); // CPP106
                static object OfMany(Batches batches, AllotmentsDb db, Paging paging) => batches.Page(
                    Guid.Empty, db, static db => db.Of<Plot>(Guid.Empty), p => p.SiteId, paging,
                    p => p.Due); // CPP106
            }
            """
        );

    [Fact]
    public Task A_list_sorted_by_a_value_passes() =>
        CheckAsync(
            """
            static class Lists
            {
                static object ByName(IQueryable<Plot> plots, Paging paging) => plots.PageAsync(paging, p => p.Name, false, default);
                static object ByDate(IQueryable<Plot> plots, Paging paging, DateOnly last) =>
                    plots.PageAsync(paging, p => p.Due ?? last, false, default);
                static object ByNote(IQueryable<Plot> plots, Paging paging) => plots.PageAsync(paging, p => p.Note ?? "", true, default);
                static object InMemory(IEnumerable<Plot> plots, Paging paging) => plots.Page(paging, p => p.Name);
            }
            """
        );

    private static Task CheckAsync(string source) => Sample.CheckAsync(new BatchAnalyzer(), Tables + source);
}
