using System.Reflection;

namespace CouncilPlatform.Architecture.Tests;

/// <summary>The assemblies that the rules are about, as they lie beside the tests.</summary>
internal static class Projects
{
    public static IReadOnlyList<Assembly> All { get; } =
    [
        .. Directory
            .EnumerateFiles(AppContext.BaseDirectory, "CouncilPlatform.*.dll")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => !n.EndsWith("Tests", StringComparison.Ordinal) && n != "CouncilPlatform.Testing")
            .Order(StringComparer.Ordinal)
            .Select(Assembly.Load),
    ];

    public static Assembly Host { get; } = All.Single(a => a.GetName().Name == "CouncilPlatform.Host");

    public static Assembly Sdk { get; } = typeof(ServiceModule).Assembly;

    public static IReadOnlyList<Assembly> Contracts { get; } =
    [.. All.Where(a => a.GetName().Name!.EndsWith(".Contracts", StringComparison.Ordinal)), Sdk];

    public static IReadOnlyList<Assembly> Modules { get; } = [.. All.Except([Host, .. Contracts])];

    public static IReadOnlyList<Assembly> HostAndModules { get; } = [Host, .. Modules];
}
