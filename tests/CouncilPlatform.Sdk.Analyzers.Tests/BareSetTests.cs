namespace CouncilPlatform.Sdk.Analyzers.Tests;

/// <summary>CPP101.</summary>
public sealed class BareSetTests
{
    private const string Tables = """
        sealed class Plot : IKeyed, IInPartnership
        {
            public Guid Id { get; init; }
            public Guid PartnershipId { get; init; }
            public string Name { get; set; } = "";
        }
        sealed class Shed : IKeyed { public Guid Id { get; init; } public Guid PlotId { get; init; } }
        sealed class AllotmentsDb(DbContextOptions<AllotmentsDb> options) : ModuleDb(options, "allotments")
        {
            public DbSet<Plot> Plots => Set<Plot>();
            public DbSet<Plot> Held { get; set; } = null!;
            public IQueryable<Plot> Leak => Set<Plot>(); // CPP101
        }

        """;

    [Fact]
    public Task Reading_a_bare_set_is_refused() =>
        CheckAsync(
            """
            sealed class Reads(AllotmentsDb db)
            {
                IQueryable<Plot> ByProperty() => db.Plots; // CPP101: db.Of<Plot>(partnership), or db.AcrossPartnerships<Plot>("the reason")
                Task<Plot?> BySet(Guid id) => db.Set<Plot>().SingleOrDefaultAsync(p => p.Id == id); // CPP101
                ValueTask<Plot?> ByKey(Guid id) => db.FindAsync<Plot>(id); // CPP101
                object? ByType(Guid id) => db.Find(typeof(Plot), id); // CPP101
                ValueTask<Plot?> OfTheSet(Guid id) => db.Plots.FindAsync(id); // CPP101
                object Within(Batches batches) => batches.Load(1, db, static (_, db, _) =>
                    Task.FromResult<IReadOnlyDictionary<int, Plot>>(
                        db.Held.ToDictionary(p => 1))); // CPP101
                Func<DbSet<Plot>> Later() => db.Set<Plot>; // CPP101
                IQueryable<Plot> Sql() => db.Set<Plot>().FromSql($"SELECT * FROM allotments_plots"); // CPP101
                void Passed() => Count(
                    db.Plots); // CPP101
                static int Count(DbSet<Plot> plots) => plots.Local.Count;
                static IQueryable<T> Any<T>(AllotmentsDb db)
                    where T : class, IKeyed => db.Set<T>(); // CPP101
            }
            """
        );

    [Fact]
    public Task Rows_of_a_partnership_additions_and_parts_pass() =>
        CheckAsync(
            """
            sealed class Writes(AllotmentsDb db)
            {
                IQueryable<Plot> Of(Partnership partnership) => db.Of<Plot>(partnership);
                IQueryable<Plot> All() => db.AcrossPartnerships<Plot>("The operator counts plots.");
                IQueryable<Shed> Parts(Guid plot) => db.Set<Shed>().Where(s => s.PlotId == plot);
                string Name() => nameof(db.Plots);
                async Task WriteAsync(Plot plot)
                {
                    db.Plots.Add(plot);
                    await db.Set<Plot>().AddRangeAsync(plot);
                    db.Plots.Remove(plot);
                    db.Held.Update(plot);
                    _ = db.Plots.Local.Count;
                }
            }
            """
        );

    private static Task CheckAsync(string source) => Sample.CheckAsync(new BareSetAnalyzer(), Tables + source);
}
