namespace CouncilPlatform.Host.Tests;

/// <summary>The modules of the repository, whichever there are: a new one joins by itself the tests that concern every module.</summary>
internal static class EveryModule
{
    /// <summary>Each module's class.</summary>
    public static IReadOnlyList<Type> All => InstalledModules.All;

    /// <summary>Each module's database contexts, and the core's.</summary>
    public static IReadOnlyList<Type> Databases => InstalledModules.Databases;

    public static string IdOf(Type module) => InstalledModules.IdOf(module);
}
