using System.Collections.Concurrent;
using System.Reflection;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using GraphQL.Types;

namespace CouncilPlatform.Testing;

/// <summary>
/// One schema for each set of modules, which the hosts of a test process share: making it takes longer than most tests do.
/// </summary>
internal static class SharedSchemas
{
    private static readonly ConcurrentDictionary<string, Lazy<ISchema>> OfModules = new(StringComparer.Ordinal);

    public static ISchema Build(IReadOnlyCollection<LoadedModule> modules) =>
        modules.All(m => IsOfTheTests(m.Assembly!))
            ? OfModules.GetOrAdd(string.Join(' ', modules.Select(m => m.Id)), _ => new(() => SchemaBuilder.Build(modules))).Value
            : SchemaBuilder.Build(modules);

    /// <summary>Whether the tests refer to the module. What a test compiles for itself may be called as another.</summary>
    public static bool IsOfTheTests(Assembly module) =>
        Path.GetDirectoryName(module.Location) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
}
