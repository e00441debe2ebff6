using System.Reflection;
using CouncilPlatform.Host.Core;

namespace CouncilPlatform.Host.Tests;

/// <summary>The modules of the repository, whichever there are: a new one joins by itself the tests that concern every module.</summary>
internal static class EveryModule
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

    public static string IdOf(Type module) => module.Assembly.GetCustomAttribute<CouncilModuleAttribute>()!.Id;
}
