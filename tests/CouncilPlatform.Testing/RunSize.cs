using System.Globalization;

namespace CouncilPlatform.Testing;

/// <summary>How much a test does, which an environment variable makes more than a usual run has time for.</summary>
public static class RunSize
{
    public static int Of(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var set) ? set : usual;
}
