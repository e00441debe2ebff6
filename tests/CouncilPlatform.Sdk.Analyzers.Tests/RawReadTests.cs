namespace CouncilPlatform.Sdk.Analyzers.Tests;

/// <summary>CPP109.</summary>
public sealed class RawReadTests
{
    private const string Tables = """
        sealed class Plot : IKeyed, IInPartnership
        {
            public Guid Id { get; init; }
            public Guid PartnershipId { get; init; }
            public Fence? Fence { get; init; }
        }
        sealed class Fence : IKeyed, IInPartnership { public Guid Id { get; init; } public Guid PartnershipId { get; init; } }
        sealed class Shed : IKeyed
        {
            public Guid Id { get; init; }
            public Guid PlotId { get; init; }
            public Plot? Plot { get; init; }
            public List<Plot> Beside { get; init; } = [];
            public string Name { get; init; } = "";
            public Plot? Computed => null;
        }
        sealed class AllotmentsDb(DbContextOptions<AllotmentsDb> options) : ModuleDb(options, "allotments");

        """;

    [Fact]
    public Task Sql_of_its_own_and_queries_without_filters_are_refused() =>
        CheckAsync(
            """
            sealed class Reads(AllotmentsDb db)
            {
                IQueryable<Plot> Unfiltered(Partnership p) => db.Of<Plot>(p).IgnoreQueryFilters(); // CPP109: IgnoreQueryFilters
                IQueryable<Shed> Rows() => db.Set<Shed>().FromSql($"SELECT * FROM allotments_sheds"); // CPP109: FromSql
                IQueryable<Shed> Raw(string sql) => db.Set<Shed>().FromSqlRaw(sql); // CPP109: FromSqlRaw
                IQueryable<int> Count() => db.Database.SqlQuery<int>($"SELECT count(*) FROM allotments_plots"); // CPP109: SqlQuery
                IQueryable<int> Counted(string sql) => db.Database.SqlQueryRaw<int>(sql); // CPP109: SqlQueryRaw
                Task<int> Write() => db.Database.ExecuteSqlAsync($"DELETE FROM allotments_plots"); // CPP109: ExecuteSqlAsync
                Task<int> WriteRaw(string sql) => db.Database.ExecuteSqlRawAsync(sql); // CPP109: ExecuteSqlRawAsync
                object Connection() => db.Database.GetDbConnection(); // CPP109: GetDbConnection
                IQueryable<Shed> Expression() => db.FromExpression(() => db.Set<Shed>()); // CPP109: FromExpression
                Func<IQueryable<Plot>> Later(IQueryable<Plot> plots) => plots.IgnoreQueryFilters; // CPP109: IgnoreQueryFilters
            }
            """
        );

    [Fact]
    public Task A_part_does_not_lead_to_the_rows_of_every_partnership() =>
        CheckAsync(
            """
            sealed class Leads(AllotmentsDb db)
            {
                IQueryable<Plot?> Whole() => db.Set<Shed>().Select(s => s.Plot); // CPP109: Plot
                IQueryable<Plot> Many() => db.Set<Shed>().SelectMany(s => s.Beside); // CPP109: Beside
                IQueryable<Shed> With() => db.Set<Shed>().Include(s => s.Plot); // CPP109: Plot
            }
            """
        );

    [Fact]
    public Task Queries_of_the_model_pass() =>
        CheckAsync(
            """
            sealed class Passes(AllotmentsDb db)
            {
                IQueryable<Fence?> Own(Partnership partnership) => db.Of<Plot>(partnership).Select(p => p.Fence);
                IQueryable<string> Parts(Guid plot) => db.Set<Shed>().Where(s => s.PlotId == plot).Select(s => s.Name);
                Plot? Computed(Shed shed) => shed.Computed;
                Task<int> Update(Partnership partnership) => db.Of<Plot>(partnership).ExecuteDeleteAsync();
                Task<int> SqlQuery() => Task.FromResult(1);
                Task<int> Called() => SqlQuery();
            }
            """
        );

    private static Task CheckAsync(string source) => Sample.CheckAsync(new RawReadAnalyzer(), Tables + source);
}
