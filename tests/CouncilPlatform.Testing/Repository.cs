namespace CouncilPlatform.Testing;

/// <summary>The checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string? folder) =>
        folder is null
            ? throw new InvalidOperationException("The tests run outside a checkout: no folder above them holds CouncilPlatform.sln.")
        : File.Exists(Path.Combine(folder, "CouncilPlatform.sln")) ? folder
        : FindRoot(Path.GetDirectoryName(folder));
}
