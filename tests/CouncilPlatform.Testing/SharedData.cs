namespace CouncilPlatform.Testing;

/// <summary>
/// Open data that stays out of the project: the folder of COUNCIL_SHARED_DATA, or <c>../shared/data</c> beside the checkout.
/// </summary>
public static class SharedData
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("COUNCIL_SHARED_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "data");

    /// <summary>
    /// A file's path, as in <c>360giving/trafford-grants.json</c>; skips the test where it is absent, and fails it in CI.
    /// </summary>
    public static string Require(string file)
    {
        var path = Path.GetFullPath(Path.Combine(Folder, file));
        Testing.Require.Part(File.Exists(path), $"{file} of the shared data: set COUNCIL_SHARED_DATA to the folder that holds it.");
        return path;
    }
}
