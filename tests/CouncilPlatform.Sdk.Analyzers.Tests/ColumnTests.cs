using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CouncilPlatform.Sdk.Analyzers.Tests;

/// <summary>CPP102 and CPP107.</summary>
public sealed class ColumnTests
{
    private const string Module = """
        sealed class AllotmentsDb(DbContextOptions<AllotmentsDb> options) : ModuleDb(options, "allotments")
        {
            public DbSet<Plot> Plots => Set<Plot>();
        }
        sealed class Plots : Feature
        {
            public override void Graph(GraphContribution graph) =>
                graph.Extend<Partnership, PlotQueries>().Extend<Plot, PlotFields>().Extend<Organisation, CouncilFields>();
        }
        sealed class PlotQueries
        {
            public static Task<Plot?> Plot(Partnership partnership, AllotmentsDb db) => db.Of<Plot>(partnership).FirstOrDefaultAsync();
        }

        """;

    private const string NoFields = """

        sealed class PlotFields;
        sealed class CouncilFields;
        """;

    [Fact]
    public Task A_column_that_is_read_and_not_declared_is_refused() =>
        CheckAsync(
            """
            sealed class Plot : IVersioned, IInPartnership, INumbered
            {
                public Guid Id { get; init; }
                public Guid PartnershipId { get; init; }
                public int Version { get; set; }
                public int Number { get; set; }
                public string Name { get; set; } = "";
                public DateOnly? Due { get; set; }
                internal long Pence { get; set; }
                internal long? DepositPence { get; set; }

                public bool Free() => Pence == 0; // CPP102: Free reads Pence, which a query may leave unread. Write [Needs(nameof(Pence))].
                [Needs(nameof(Pence))]
                public long Total() => Pence + (DepositPence ?? 0); // CPP102: Write [Needs(nameof(Pence), nameof(DepositPence))].
                public string Title => $"{Number}: {Name}"; // CPP102: Write it as a method with [Needs(nameof(Name), nameof(Number))]
                public bool Late(DateOnly on) => IsLate(on); // CPP102: reads Due
                public bool Paid() => this is { Pence: 0 }; // CPP102: reads Pence
                public string Kind() => this switch { { DepositPence: > 0 } => "deposit", _ => "none" }; // CPP102: reads DepositPence
                public string Words() => PlotText.Of(this); // CPP102: reads Name
                public int No() => PlotText.Number(this); // CPP102: reads Number
                public object Others(AllotmentsDb db) => db.Of<Plot>(PartnershipId).Where(p => p.Due > Due); // CPP102: reads Due,
                public string Copy() // CPP102: reads Name
                {
                    var plot = this;
                    return Inner(plot);
                    static string Inner(Plot it) => it.Name;
                }
                public PlotSummary Summary() => new(this); // CPP102: reads DepositPence and Name

                private bool IsLate(DateOnly on) => Due is { } due && due < on;
            }
            static class PlotText
            {
                public static string Of(Plot plot) => Short(plot) + plot.Version;
                public static int Number(INumbered numbered) => numbered.Number;
                private static string Short(Plot? plot) => plot?.Name ?? "";
            }
            sealed class PlotSummary(Plot plot)
            {
                public bool Free { get; } = plot.DepositPence is null;
                public string Words() => plot.Name;
            }
            sealed class PlotFields
            {
                public static string Letter(Plot plot) => plot.Name[..1]; // CPP102: Write [Needs(nameof(Plot.Name))].
            }
            sealed class CouncilFields
            {
                public static string? Area(Organisation council) => council.GssCode; // CPP102: Write [Needs(nameof(Organisation.GssCode))].
            }
            """
        );

    [Fact]
    public Task Declared_columns_keys_and_other_rows_pass() =>
        CheckAsync(
            """
            sealed class Plot : IVersioned, IInPartnership
            {
                public Guid Id { get; init; }
                public Guid PartnershipId { get; init; }
                public Guid? SiteId { get; init; }
                public int Version { get; set; }
                public string Name { get; set; } = "";
                internal long Pence { get; set; }

                [Needs(nameof(Pence))]
                public Money Rent() => Money.FromPence(Pence);
                [Needs(nameof(Rent), nameof(Name))]
                public string Sign() => Name + Rent();
                public bool Sited() => SiteId is not null && Version > 1;
                public Task<List<string>> Others(AllotmentsDb db) =>
                    db.Of<Plot>(PartnershipId).Where(p => p.Id != Id).Select(p => p.Name).ToListAsync();
                public int Length => 3;
                public void Rename(string name) => Name = Name + name;
                public static string Of(Plot plot) => plot.Name;
                internal string Short() => Name;
            }
            sealed class PlotFields
            {
                [Needs(nameof(Plot.Name))]
                public static string Letter(Plot plot) => plot.Name[..1];
                private static string Hidden(Plot plot) => plot.Name;
            }
            sealed class CouncilFields
            {
                [Needs(nameof(Organisation.GssCode))]
                public static string? Area(Organisation council) => council.GssCode;
            }
            // No table, and no field.
            sealed class Line : IKeyed
            {
                public Guid Id { get; init; }
                public string Name { get; set; } = "";
                public string Upper() => Name.ToUpperInvariant();
            }
            """
        );

    [Fact]
    public Task A_column_that_is_declared_and_not_read_is_reported() =>
        CheckAsync(
            """
            sealed class Plot : IVersioned, IInPartnership
            {
                public Guid Id { get; init; }
                public Guid PartnershipId { get; init; }
                public int Version { get; set; }
                public string Name { get; set; } = "";
                public int Number { get; set; }

                [Needs(nameof(Name), nameof(Number))]
                public string Short() => Name; // CPP107: Short does not read Number. Remove it from [Needs].
                [Needs(nameof(Name), nameof(PartnershipId))]
                public string Long() => Name + PartnershipId;
                [Needs(nameof(Long))]
                public string Both() => Long() + Number; // CPP102: Write [Needs(nameof(Long), nameof(Number))].
                [Needs(nameof(Long), nameof(Number))]
                public string Title() => Long(); // CPP107: Title does not read Number
                [Needs(nameof(Number))]
                public int One() => 1; // CPP107: One does not read Number
                [Needs(nameof(Name))]
                public string Json() => System.Text.Json.JsonSerializer.Serialize(this);
            }
            """ + NoFields
        );

    /// <summary>The analyzer says what a column is as the SDK does.</summary>
    [Fact]
    public void A_column_is_what_the_selection_reads()
    {
        Type[] types =
        [
            typeof(bool),
            typeof(char),
            typeof(byte),
            typeof(int),
            typeof(long),
            typeof(ulong),
            typeof(float),
            typeof(double),
            typeof(decimal),
            typeof(string),
            typeof(Guid),
            typeof(DayOfWeek),
            typeof(DateOnly),
            typeof(TimeOnly),
            typeof(DateTime),
            typeof(DateTimeOffset),
            typeof(TimeSpan),
            typeof(PartialDate),
            typeof(FinancialYear),
            typeof(Money),
            typeof(GlobalId),
            typeof(byte[]),
            typeof(Partnership),
        ];
        var compilation = CSharpCompilation.Create("Sample", references: Sample.Platform.Value);
        var known = KnownTypes.Of(compilation)!;
        Assert.All(
            types,
            type =>
            {
                var symbol = type.IsArray
                    ? compilation.CreateArrayTypeSymbol(compilation.GetSpecialType(SpecialType.System_Byte))
                    : (ITypeSymbol)compilation.GetTypeByMetadataName(type.FullName!)!;
                Assert.Equal((type, Selection.IsColumn(type)), (type, known.IsColumn(symbol)));
            }
        );
    }

    private static Task CheckAsync(string source) => Sample.CheckAsync(new FieldAnalyzer(), Module + source);
}
