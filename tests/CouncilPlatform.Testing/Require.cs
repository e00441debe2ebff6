using System.Diagnostics.CodeAnalysis;

namespace CouncilPlatform.Testing;

/// <summary>
/// Parts of the machine that a test needs. Where one is absent the test is skipped and says what to install;
/// in CI (environment variable <c>CI=true</c>), where every part is installed, it fails instead.
/// </summary>
public static class Require
{
    public static void Part([DoesNotReturnIf(false)] bool present, string whatToInstall) =>
        Part(present, whatToInstall, string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase));

    public static void Part([DoesNotReturnIf(false)] bool present, string whatToInstall, bool ci)
    {
        if (present)
            return;
        if (ci)
            Assert.Fail($"{whatToInstall} (a missing part fails in CI)");
        Assert.Skip(whatToInstall);
    }
}
