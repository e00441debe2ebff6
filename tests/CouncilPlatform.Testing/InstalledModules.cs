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
    private static readonly Lazy<IReadOnlyList<IEntityType>> Tables = new(ReadTables);

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

    public static string IdOf(Type module) => module.Assembly.GetCustomAttribute<CouncilModuleAttribute>()!.Id;

    /// <summary>The names of the columns that hold a value of this type.</summary>
    public static IReadOnlySet<string> ColumnsOf<T>() =>
        Tables
            .Value.SelectMany(t => t.GetFlattenedProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(T))
            .Select(p => p.GetColumnName())
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The tables of a module: all of its databases' models.</summary>
    public static IEnumerable<IEntityType> TablesOf(Type module) => Tables.Value.Where(t => t.ClrType.Assembly == module.Assembly);

    // No database is opened: the model follows from the code.
    private static List<IEntityType> ReadTables()
    {
        var tables = new List<IEntityType>();
        foreach (var type in Databases)
        {
            var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
            options.Use(new DataOptions { Provider = Providers.SqlServer, ConnectionString = "Server=none" }, "none", type.Assembly);
            using var db = (DbContext)Activator.CreateInstance(type, options.Options)!;
            tables.AddRange(db.Model.GetEntityTypes());
        }

        return tables;
    }
}
