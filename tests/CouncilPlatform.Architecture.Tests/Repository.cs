namespace CouncilPlatform.Architecture.Tests;

internal static class Repository
{
    /// <summary>The folder of the solution, above the tests' output.</summary>
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "CouncilPlatform.sln")) ? folder : Up(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
