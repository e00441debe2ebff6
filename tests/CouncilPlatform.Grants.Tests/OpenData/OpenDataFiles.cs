using System.Runtime.CompilerServices;

namespace CouncilPlatform.Grants.Tests.OpenData;

/// <summary>The shared 360Giving files; they stay out of the project, so a test that needs one is skipped where they are absent.</summary>
internal static class OpenDataFiles
{
    public static string Folder([CallerFilePath] string thisFile = "")
    {
        var repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../.."));
        var shared = Environment.GetEnvironmentVariable("COUNCIL_SHARED_DATA") ?? Path.Combine(repository, "../shared/data");
        return Path.GetFullPath(Path.Combine(shared, "360giving"));
    }

    public static string Require(string name)
    {
        var path = Path.Combine(Folder(), name);
        Assert.SkipUnless(
            File.Exists(path),
            $"Needs {name} of the shared data: set COUNCIL_SHARED_DATA to the folder that holds 360giving/{name}."
        );
        return path;
    }
}
