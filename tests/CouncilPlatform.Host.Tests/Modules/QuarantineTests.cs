using CouncilPlatform.Testing.Databases;
using CouncilPlatform.Testing.Samples;

namespace CouncilPlatform.Host.Tests.Modules;

/// <summary>Every way a plug-in can be wrong: the host starts without it, and says why.</summary>
public sealed class QuarantineTests : IDisposable
{
    private readonly PluginDirectory _plugins = new PluginDirectory().Copy("Potholes");

    [Theory]
    [InlineData(3, "It was built for module API 3; this host has 2. Upgrade the host.")]
    [InlineData(1, "It was built for module API 1; this host has 2. Get a newer build of the module.")]
    public async Task A_module_for_another_module_api(int sdk, string reason)
    {
        _plugins.AddSource("bins", $"[assembly: CouncilModule(\"bins\", {sdk})]");
        await _plugins.AssertQuarantinedAsync("bins", reason);
    }

    [Fact]
    public async Task A_DLL_that_the_host_has_too()
    {
        _plugins.Add("bins");
        File.Copy(typeof(MediatR.IMediator).Assembly.Location, _plugins.In("bins", "MediatR.dll"));
        await _plugins.AssertQuarantinedAsync("bins", "The folder \"bins\" holds MediatR.dll, which the host has too");
    }

    [Fact]
    public async Task A_library_newer_than_the_hosts()
    {
        using var elsewhere = new PluginDirectory();
        var newer = SampleAssembly.Compile(
            elsewhere.In("lib", "Microsoft.EntityFrameworkCore.Relational.dll"),
            "[assembly: System.Reflection.AssemblyVersion(\"99.0.0.0\")] namespace Newer { public class Thing; }"
        );
        _plugins.Add("bins", beside: "class MyThing : Newer.Thing;", references: [newer]);
        await _plugins.AssertQuarantinedAsync("bins", "Microsoft.EntityFrameworkCore.Relational, Version=99.0.0.0");
    }

    [Theory]
    [InlineData("flipped", "bins/bins.dll is not the file that the list of trusted files has.")]
    [InlineData("added", "bins/more.dll is not in the list of trusted files.")]
    [InlineData("removed", "bins/notes.txt is in the list of trusted files, and is missing.")]
    [InlineData("linked", "bins/notes.txt is a link.")]
    public async Task A_folder_that_is_not_as_the_list_of_trusted_files_has_it(string change, string reason)
    {
        _plugins.Add("bins");
        var (module, notes) = (_plugins.In("bins", "bins.dll"), _plugins.In("bins", "notes.txt"));
        await File.WriteAllTextAsync(notes, "Notes", TestContext.Current.CancellationToken);
        _plugins.Trust();
        switch (change)
        {
            case "flipped":
                // It is padding: without the list the module would run.
                var bytes = await File.ReadAllBytesAsync(module, TestContext.Current.CancellationToken);
                bytes[^1] ^= 1;
                await File.WriteAllBytesAsync(module, bytes, TestContext.Current.CancellationToken);
                break;
            case "added":
                SampleAssembly.Compile(_plugins.In("bins", "more.dll"), "class Nothing;");
                break;
            default:
                File.Move(notes, _plugins.In("", "notes.txt"));
                break;
        }

        if (change == "linked")
        {
            File.CreateSymbolicLink(notes, _plugins.In("", "notes.txt"));
        }

        await _plugins.AssertQuarantinedAsync("bins", reason);
    }

    [Fact]
    public async Task A_folder_without_a_module()
    {
        _plugins.AddSource("bins", "class Nothing;");
        await _plugins.AssertQuarantinedAsync(
            "bins",
            "The folder \"bins\" holds no module: [assembly: CouncilModule(id, sdk)] is missing from its 1 DLL."
        );
    }

    [Fact]
    public async Task A_folder_with_two_modules()
    {
        _plugins.Add("bins");
        SampleAssembly.Compile(_plugins.In("bins", "skips.dll"), "[assembly: CouncilModule(\"skips\", SdkVersion.Current)]");
        await _plugins.AssertQuarantinedAsync("bins", "holds 2 modules (bins.dll, skips.dll)");
    }

    [Fact]
    public async Task A_marked_assembly_without_a_module_class()
    {
        _plugins.AddSource("bins", "[assembly: CouncilModule(\"bins\", SdkVersion.Current)]");
        await _plugins.AssertQuarantinedAsync("bins", "it has 0 classes that derive from ServiceModule");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task A_DLL_cut_short(double part)
    {
        _plugins.Add("bins");
        using (var file = File.OpenWrite(_plugins.In("bins", "bins.dll")))
        {
            file.SetLength((long)(file.Length * part));
        }

        await _plugins.AssertQuarantinedAsync("bins", "The folder \"bins\"");
    }

    [Fact]
    public async Task A_DLL_without_a_library_that_it_needs()
    {
        using var elsewhere = new PluginDirectory();
        var library = SampleAssembly.Compile(elsewhere.In("lib", "Tarmac.dll"), "namespace Tarmac { public class Layer; }");
        _plugins.Add("bins", beside: "class MyLayer : Tarmac.Layer;", references: [library]);
        await _plugins.AssertQuarantinedAsync("bins", "The folder \"bins\" does not load: Could not load file or assembly 'Tarmac,");
    }

    [Theory]
    [InlineData("static TheModule() => throw new InvalidOperationException(\"No bins today.\");")]
    [InlineData("public TheModule() => throw new InvalidOperationException(\"No bins today.\");")]
    public async Task A_module_that_throws_when_it_is_made(string constructor)
    {
        _plugins.Add("bins", constructor);
        await _plugins.AssertQuarantinedAsync("bins", "does not load: No bins today.");
    }

    [Fact]
    public async Task A_contract_that_does_not_load()
    {
        _plugins.Add("bins");
        await File.WriteAllTextAsync(_plugins.In("bins", "bins.Contracts.dll"), "no DLL", TestContext.Current.CancellationToken);
        await _plugins.AssertQuarantinedAsync("bins", "holds bins.Contracts.dll, which does not load");
    }

    [Fact]
    public async Task Another_build_of_a_contract()
    {
        _plugins.Add("roads");
        SampleAssembly.Compile(_plugins.In("roads", "Potholes.Contracts.dll"), "namespace Potholes.Contracts { public class Other; }");
        await _plugins.AssertQuarantinedAsync("roads", "install modules of one release");
    }

    [Fact]
    public async Task A_Register_that_throws()
    {
        _plugins.Add(
            "bins",
            "public override void Register(ModuleServices services) => throw new InvalidOperationException(\"No bins today.\");"
        );
        await _plugins.AssertQuarantinedAsync("bins", "Its Register method failed: No bins today.");
    }

    [Theory]
    [InlineData("services.Raw.AddScoped<IPartnerships>(_ => null!)", "it registers IPartnerships again")]
    [InlineData("services.Raw.AddSingleton(TimeProvider.System)", "it registers TimeProvider again")]
    [InlineData("services.Raw.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(_ => null!)", "it registers ILoggerFactory again")]
    [InlineData("services.Raw.Clear()", "it removed or replaced a service that is not its own")]
    [InlineData("services.Raw[0] = services.Raw[1]", "it removed or replaced a service that is not its own")]
    public async Task A_Register_that_takes_anothers_service(string statement, string reason)
    {
        _plugins.Add("bins", $"public override void Register(ModuleServices services) => {statement};");
        await _plugins.AssertQuarantinedAsync("bins", reason);
    }

    [Fact]
    public async Task A_module_without_a_folder_of_its_own()
    {
        _plugins.Add("bins");
        File.Move(_plugins.In("bins", "bins.dll"), Path.Combine(_plugins.Path, "bins.dll"));
        Directory.Delete(Path.Combine(_plugins.Path, "bins"), recursive: true);
        await _plugins.AssertQuarantinedAsync("bins", "bins.dll is not in a folder of its own. Move it");
    }

    [Fact]
    public async Task A_handler_of_another_modules_question()
    {
        _plugins.Add(
            "bins",
            "public override void Register(ModuleServices services) { }",
            """
            class Usurper : IRequestHandler<Potholes.Contracts.CountPotholes, Answer<int>>
            {
                public Task<Answer<int>> Handle(Potholes.Contracts.CountPotholes q, CancellationToken ct) =>
                    throw new NotSupportedException();
            }
            """,
            references: [_plugins.In("Potholes", "Potholes.Contracts.dll")]
        );
        await _plugins.AssertQuarantinedAsync("bins", "which is for the module of Potholes.Contracts to answer");
    }

    [Fact]
    public async Task Two_modules_with_one_field()
    {
        const string graph = "public override void Graph(GraphContribution graph) => graph.Extend<Partnership, Fields>();";
        const string fields = "class Fields { public static int Collections() => 1; }";
        _plugins.Add("bins", graph, fields).Add("skips", graph, fields);
        await _plugins.AssertQuarantinedAsync("skips", "both \"bins\" and \"skips\" define the GraphQL field \"Partnership.collections\".");
    }

    [Theory]
    [InlineData("bins", "skips", "Round")]
    [InlineData("bins", "bins", "Organisation")]
    public async Task Two_modules_with_one_type(string first, string culprit, string type)
    {
        foreach (var id in new[] { first, culprit }.Distinct())
        {
            _plugins.Add(
                id,
                "public override void Graph(GraphContribution graph) => graph.Extend<Partnership, Fields>();",
                $$"""class Fields { public static {{type}} {{id}}() => new(); } class {{type}} { public string Day => "Monday"; }"""
            );
        }

        await _plugins.AssertQuarantinedAsync(culprit, $"define the GraphQL type \"{type}\".");
    }

    [Fact]
    public async Task A_type_that_GraphQL_cannot_show()
    {
        _plugins.Add(
            "bins",
            "public override void Graph(GraphContribution graph) => graph.Extend<Partnership, Fields>();",
            "class Fields { public static Round Round() => new(); } class Round;"
        );
        await _plugins.AssertQuarantinedAsync("bins", "The schema cannot be built with it");
    }

    [Fact]
    public async Task A_Graph_that_throws()
    {
        _plugins.Add(
            "bins",
            "public override void Graph(GraphContribution graph) => throw new InvalidOperationException(\"No bins today.\");"
        );
        await _plugins.AssertQuarantinedAsync("bins", "its Graph method failed: No bins today.");
    }

    [Fact]
    public async Task A_mutation_that_asks_for_no_role()
    {
        _plugins.Add(
            "bins",
            "public override void Graph(GraphContribution graph) => graph.Mutation<Mutations>();",
            "class Mutations { public static string Empty() => \"\"; }"
        );
        await _plugins.AssertQuarantinedAsync("bins", "its mutation \"empty\" has neither [Requires(role)] nor [RequiresOperator].");
    }

    [Fact]
    public async Task What_a_module_registered_goes_with_it()
    {
        _plugins.Add(
            "bins",
            """
            public override void Register(ModuleServices services) => services.Demonstration<Demonstration>();
            public override void Graph(GraphContribution graph) => graph.Mutation<Mutations>();
            """,
            """
            class Mutations { public static string Empty() => ""; }
            class Demonstration : IDemonstration { public Task LoadAsync(CancellationToken ct) => throw new NotSupportedException(); }
            """
        );
        await _plugins.AssertQuarantinedAsync("bins", "its mutation \"empty\"", demonstration: true);
    }

    [Theory]
    [InlineData("Bins")]
    [InlineData("bin-day")]
    [InlineData("b")]
    [InlineData("1bins")]
    public async Task An_id_of_another_form(string id)
    {
        _plugins.Add(id);
        await _plugins.AssertQuarantinedAsync(id, $"Its id \"{id}\" is not 2 to 30 lower-case letters and digits");
    }

    [Fact]
    public async Task Two_folders_with_one_id()
    {
        _plugins.Copy("Potholes", "Potholes.Copy");
        await _plugins.AssertQuarantinedAsync(
            "Potholes.Copy",
            "The folder \"Potholes.Copy\" holds the module \"potholes\" 0.1.0, and so does the folder \"Potholes\", with 0.1.0, which runs."
        );
    }

    [Fact]
    public async Task What_archives_and_version_control_leave_beside_a_module_harms_nobody()
    {
        _plugins.Copy("Potholes", "0 old Potholes");
        foreach (var folder in new[] { ".git", "__MACOSX", "lost+found" })
        {
            Directory.CreateDirectory(Path.Combine(_plugins.Path, folder));
        }

        await File.WriteAllTextAsync(_plugins.In("Potholes", "._Potholes.dll"), "x", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_plugins.In("Potholes", "Thumbs.db"), "x", TestContext.Current.CancellationToken);
        await _plugins.AssertQuarantinedAsync("0 old Potholes", "and so does the folder \"Potholes\"");
    }

    [Fact]
    public async Task The_newcomer_of_two_modules_with_one_field()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        const string graph = "public override void Graph(GraphContribution graph) => graph.Extend<Partnership, Fields>();";
        const string fields = "class Fields { public static int Collections() => 1; }";
        _plugins.Add("skips", graph, fields + Tables());
        await (await _plugins.StartAsync(on: database)).DisposeAsync();

        // "bins" comes first by id, and last to this database.
        _plugins.Add("bins", graph, fields);
        await _plugins.AssertQuarantinedAsync(
            "bins",
            "both \"bins\" and \"skips\" define the GraphQL field \"Partnership.collections\". Rename it in the module \"bins\"",
            on: database
        );
    }

    [Fact]
    public async Task A_module_whose_database_a_newer_build_has_changed()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        _plugins.Add("skips", "", Tables());
        await (await _plugins.StartAsync(on: database)).DisposeAsync();
        await using (var connection = database.Connect())
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """INSERT INTO "__migrations_skips" VALUES ('002_Lorries', '10.0.0')""";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await _plugins.AssertQuarantinedAsync(
            "skips",
            "A newer build of the module has changed this database (migration 002_Lorries).",
            on: database
        );
    }

    [Fact]
    public async Task A_table_whose_migration_was_forgotten()
    {
        _plugins.Add("skips", "", Tables("tables.Entity<Skip>();"));
        await _plugins.AssertQuarantinedAsync(
            "skips",
            "The table skips_skips or its column Id is in the module's model but not in the database."
        );
    }

    [Fact]
    public async Task The_cores_own_id()
    {
        _plugins.Add("core");
        await _plugins.AssertQuarantinedAsync("core", "which belongs to the host itself");
    }

    [Fact]
    public async Task A_folder_called_as_anothers_id_harms_nobody()
    {
        _plugins.AddSource("potholes", "class Nothing;");
        await _plugins.AssertQuarantinedAsync("potholes", "The folder \"potholes\" holds no module");
    }

    public void Dispose() => _plugins.Dispose();

    /// <summary>A database of the module "skips", with one migration that makes no table.</summary>
    private static string Tables(string model = "") =>
        $$"""
            class Skip : IKeyed { public Guid Id { get; init; } }
            class SkipsDb(Microsoft.EntityFrameworkCore.DbContextOptions<SkipsDb> options) : ModuleDb(options, "skips");
            class SkipsFeature : Feature
            {
                public override void Tables(Microsoft.EntityFrameworkCore.ModelBuilder tables) { {{model}} }
            }
            [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(SkipsDb))]
            [Microsoft.EntityFrameworkCore.Migrations.Migration("001_Initial")]
            class Initial : Microsoft.EntityFrameworkCore.Migrations.Migration
            {
                protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder migrationBuilder) { }
            }
            """;
}
