using System.Runtime.Loader;
using CouncilPlatform.Testing.Modules;
using CouncilPlatform.Testing.Samples;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>A module that is right, and the same with each mistake that <see cref="ModuleChecks"/> must find.</summary>
public sealed class WrongModuleTests
{
    private const string Right = """
        using System.ComponentModel.DataAnnotations;
        using System.Linq;
        using GraphQL.DataLoader;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;
        using Microsoft.EntityFrameworkCore.Migrations;

        [assembly: CouncilModule("plots", SdkVersion.Current)]

        internal sealed class PlotsModule : ServiceModule;

        internal sealed class PlotsDb(DbContextOptions<PlotsDb> options) : ModuleDb(options, "plots");

        internal sealed class PlotsFeature : Feature
        {
            public override void Tables(ModelBuilder tables)
            {
                tables.Entity<Plot>().HasIndex(p => new { p.PartnershipId, p.Title }).IsUnique();
                tables.Entity<Lease>();
            }

            public override void Graph(GraphContribution graph) =>
                graph
                    .Extend<Partnership, PlotQueries>()
                    .Extend<Plot, PlotFields>()
                    .Mutation<PlotMutations>()
                    .Node<Plot, PlotsDb>()
                    .Node<Lease, PlotsDb>();
        }

        [Shared("The partners keep the plots together.")]
        internal sealed class Plot : IVersioned, IInPartnership
        {
            public Guid Id { get; init; } = Guid.CreateVersion7();

            public Guid PartnershipId { get; init; }

            [MaxLength(50)]
            public required string Title { get; set; }

            [MaxLength(50)]
            public string? Holder { get; set; }

            internal long RentPence { get; set; }

            public bool IsClosed { get; set; }

            public int Version { get; set; }

            [Needs(nameof(RentPence))]
            public Money Rent() => Money.FromPence(RentPence);
        }

        internal sealed class Lease : Aggregate, IOwned, IRestrictable
        {
            public Guid OwnerId { get; init; }

            [MaxLength(50)]
            public required string Tenant { get; init; }

            public bool HasEnded { get; set; }

            public bool OwnerOnly { get; set; }

            Guid? IOwned.OwnerId => OwnerId;
        }

        internal sealed class PlotQueries
        {
            public static Task<Connection<Plot>> Plots(
                Partnership partnership,
                Paging paging,
                PlotsDb db,
                CancellationToken cancellationToken
            ) => db.Of<Plot>(partnership).PageAsync(paging, p => p.Title, descending: false, cancellationToken);

            public static Task<Connection<Lease>> Leases(
                Partnership partnership,
                Paging paging,
                PlotsDb db,
                CancellationToken cancellationToken
            ) => db.Of<Lease>(partnership).PageAsync(paging, l => l.Tenant, descending: false, cancellationToken);

            public static async Task<string> Tenants(Partnership partnership, PlotsDb db, CancellationToken cancellationToken) =>
                string.Join(',', await db.Of<Lease>(partnership).Select(l => l.Tenant).ToListAsync(cancellationToken));
        }

        internal sealed class PlotFields
        {
            public static bool IsShort(Plot plot) => false;
        }

        internal sealed record EndLeaseInput(string Partnership, GlobalId Lease) : IPartnershipInput;

        internal sealed record ClosePlotInput(string Partnership, GlobalId Plot) : IPartnershipInput;

        internal sealed class PlotMutations
        {
            [Requires(Role.Officer)]
            public static async Task<Plot> ClosePlot(ClosePlotInput input, Change<PlotsDb> change)
            {
                var plot = await change.LockAsync<Plot>(input.Plot);
                plot.IsClosed = true;
                return change.Done(plot, plot.Title);
            }

            [Requires(Role.Officer)]
            public static async Task<Lease> EndLease(EndLeaseInput input, Change<PlotsDb> change)
            {
                var lease = await change.LockAsync<Lease>(input.Lease);
                lease.HasEnded = true;
                return change.Done(lease, "ended");
            }
        }

        [DbContext(typeof(PlotsDb))]
        [Migration("001_Initial")]
        internal sealed class Initial : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder)
            {
                migrationBuilder.CreateTable(
                    "plots_plots",
                    t => new
                    {
                        Id = t.Column<Guid>(),
                        PartnershipId = t.Column<Guid>(),
                        Title = t.Column<string>(maxLength: 50),
                        Holder = t.Column<string>(maxLength: 50, nullable: true),
                        RentPence = t.Column<long>(),
                        IsClosed = t.Column<bool>(),
                        Version = t.Column<int>(),
                    },
                    constraints: t => t.PrimaryKey("PK_plots_plots", x => x.Id)
                );
                migrationBuilder.CreateIndex("IX_plots_plots_PartnershipId_Title", "plots_plots", ["PartnershipId", "Title"], unique: true);
                migrationBuilder.CreateTable(
                    "plots_leases",
                    t => new
                    {
                        Id = t.Column<Guid>(),
                        PartnershipId = t.Column<Guid>(),
                        OwnerId = t.Column<Guid>(),
                        Tenant = t.Column<string>(maxLength: 50),
                        HasEnded = t.Column<bool>(),
                        OwnerOnly = t.Column<bool>(),
                        Version = t.Column<int>(),
                    },
                    constraints: t => t.PrimaryKey("PK_plots_leases", x => x.Id)
                );
            }
        }
        """;

    [Fact]
    public async Task A_right_module_has_no_faults() => Assert.Equal([], await FaultsAsync("Right", Right));

    // Several mistakes at once in one module, as far as none hides another: to start a host with a module takes longer than to look at it.
    [Fact]
    public Task Mistakes_in_different_places_are_all_found() =>
        FindAsync(
            "Mistaken",
            new(
                "db.Of<Plot>(partnership).PageAsync",
                "db.Set<Plot>().PageAsync",
                "Rows of another partnership change the answer to",
                " plots"
            ),
            new("[Needs(nameof(RentPence))]", "", "Which columns does it need?"),
            new("[Shared(\"The partners keep the plots together.\")]", "", "Plot does not say whose its rows are"),
            new(
                "public static bool IsShort(Plot plot) => false;",
                "public static async Task<bool> IsShort(Plot plot, PlotsDb db) => "
                    + "await db.Set<Plot>().CountAsync(p => p.Id == plot.Id) > 1;",
                "Read what each row needs in a batch"
            ),
            new(
                "await change.LockAsync<Plot>(input.Plot);",
                "await change.Db.Set<Plot>().SingleAsync(p => p.Id == input.Plot.Value);",
                "closePlot changes rows of a partnership that the caller has no key for"
            ),
            new(
                "db.Of<Lease>(partnership).Select",
                "db.Of<Lease>(partnership).IgnoreQueryFilters().Select",
                "What only its owner sees changes what the public gets from"
            ),
            new(
                "db.Of<Lease>(partnership).PageAsync",
                "db.Of<Lease>(partnership).IgnoreQueryFilters().PageAsync",
                "which only its owner sees, is in what another organisation gets from"
            ),
            new("LockAsync<Lease>(input.Lease)", "QueueAtAsync<Lease>(input.Lease.Value)"),
            new(
                "lease.HasEnded = true;",
                "await change.Of<Lease>().Where(l => l.Id == lease.Id)"
                    + ".ExecuteUpdateAsync(set => set.SetProperty(l => l.HasEnded, l => !l.HasEnded));",
                "endLease lets people of no organisation change what is not theirs"
            )
        );

    [Fact]
    public Task A_list_sorted_by_nothing_and_a_team_that_shuts_its_owner_out_are_found() =>
        FindAsync(
            "TeamOnly",
            new("paging, p => p.Title", "paging, p => p.Holder", "Is it sorted by something that may be null?"),
            new(
                "lease.HasEnded = true;",
                "new Rules().Require(change.Caller.ActsForPartnership, RuleCodes.NotYours, \"No.\", input.Lease).Check();",
                "endLease refuses people who own the record"
            )
        );

    [Fact]
    public Task An_owner_that_shuts_those_out_with_whom_it_shares_is_found() =>
        FindAsync(
            "OwnerOnly",
            new Mistake(
                "lease.HasEnded = true;",
                "new Rules().Require(change.Caller.Organisation == lease.OwnerId, RuleCodes.NotYours, \"No.\", input.Lease).Check();",
                "endLease refuses people with whom the record is shared"
            )
        );

    private static async Task FindAsync(string name, params IReadOnlyList<Mistake> mistakes)
    {
        Assert.All(mistakes, m => Assert.Contains(m.Right, Right, StringComparison.Ordinal));
        var faults = await FaultsAsync(name, mistakes.Aggregate(Right, (s, m) => s.Replace(m.Right, m.Wrong, StringComparison.Ordinal)));
        Assert.All(mistakes, m => Assert.Contains(faults, f => m.Expected.All(e => f.Contains(e, StringComparison.Ordinal))));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(string name, string source)
    {
        var file = SampleAssembly.Compile(
            Path.Combine(Directory.CreateTempSubdirectory("wrong-").FullName, $"CouncilPlatform.{name}.dll"),
            source
        );
        var module = AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetType("PlotsModule")!;
        await using var checks = await ModuleChecks.StartAsync(module);
        return await checks.FindFaultsAsync();
    }

    /// <param name="Right">What the module has.</param>
    /// <param name="Wrong">What it has in its place.</param>
    /// <param name="Expected">What the check says about it. Nothing for a part of the next mistake.</param>
    private sealed record Mistake(string Right, string Wrong, params string[] Expected);
}
