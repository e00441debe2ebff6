using System.Reflection;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Testing;

/// <summary>The modules that a test project refers to, whichever they are.</summary>
public static class InstalledModules
{
    /// <summary>Each module's class.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        .. Directory
            .EnumerateFiles(AppContext.BaseDirectory, "CouncilPlatform.*.dll")
            .Order(StringComparer.Ordinal)
            .Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .Where(assembly => assembly.IsDefined(typeof(CouncilModuleAttribute)) && !assembly.Equals(typeof(CoreModule).Assembly))
            .Select(assembly => assembly.GetTypes().Single(t => t.IsSubclassOf(typeof(ServiceModule)))),
    ];

    /// <summary>Each module's database contexts, and the core's.</summary>
    public static IReadOnlyList<Type> Databases { get; } =
    [
        .. All.Append(typeof(CoreModule))
            .SelectMany(module => module.Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ModuleDb)) && !t.IsAbstract)),
    ];

    private static readonly Lazy<IReadOnlyList<IEntityType>> Tables = new(() => Read(Databases));

    public static string IdOf(Type module) => module.Assembly.GetCustomAttribute<CouncilModuleAttribute>()!.Id;

    /// <summary>The names of the columns that hold a value of this type.</summary>
    public static IReadOnlySet<string> ColumnsOf<T>() =>
        Tables
            .Value.SelectMany(t => t.GetFlattenedProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(T))
            .Select(p => p.GetColumnName())
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The tables of a module, installed or not, without those of the core that it writes to.</summary>
    public static IEnumerable<IEntityType> TablesOf(Type module) =>
        Read(module.Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ModuleDb)) && !t.IsAbstract))
            .Where(t => t.ClrType.Assembly != typeof(ModuleDb).Assembly);

    // No database is opened: the model follows from the code.
    private static List<IEntityType> Read(IEnumerable<Type> databases)
    {
        var tables = new List<IEntityType>();
        foreach (var type in databases)
        {
            var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
            options.Use(new DataOptions { Provider = Providers.SqlServer, ConnectionString = "Server=none" }, "none", type.Assembly);
            using var db = (DbContext)Activator.CreateInstance(type, options.Options)!;
            tables.AddRange(db.Model.GetEntityTypes());
        }

        return tables;
    }
}
