using Xunit.Sdk;

namespace CouncilPlatform.Host.Tests.Databases;

public sealed class RequireTests
{
    [Fact]
    public void A_present_part_lets_the_test_run() => Require.Part(true, "Install it.", ci: true);

    [Fact]
    public void A_missing_part_skips_the_test_and_says_what_to_install()
    {
        // xunit's own helpers let a skip through, which would skip this test.
        string? said = null;
        try
        {
            Require.Part(false, "Install it.", ci: false);
        }
        catch (SkipException skipped)
        {
            said = skipped.Message;
        }

        Assert.Contains("Install it.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_part_fails_in_ci()
    {
        var failed = Record.Exception(() => Require.Part(false, "Install it.", ci: true));
        Assert.Contains("Install it.", Assert.IsType<FailException>(failed).Message, StringComparison.Ordinal);
    }
}
