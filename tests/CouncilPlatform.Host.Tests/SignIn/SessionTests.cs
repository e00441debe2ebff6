namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>Sessions end when nobody uses them, and in the end however much they are used.</summary>
public sealed class SessionTests(SessionTests.Councils councils) : IClassFixture<SessionTests.Councils>
{
    private readonly TestClock _time = councils.Time;

    [Fact]
    public async Task A_session_that_is_not_used_ends()
    {
        using var visitor = await SignedInAsync("Robin Idle");
        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await IsSignedInAsync(visitor));
        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await IsSignedInAsync(visitor));
        _time.Advance(TimeSpan.FromMinutes(30));
        Assert.False(await IsSignedInAsync(visitor));

        // That it was tried does not wake it up again.
        Assert.False(await IsSignedInAsync(visitor));
        var page = await visitor.GoAsync("/account");
        Assert.Equal("/sign-in", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_session_that_is_always_used_ends_after_its_lifetime()
    {
        using var visitor = await SignedInAsync("Robin Busy");
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            Assert.True(await IsSignedInAsync(visitor), $"after {minutes} minutes");
        }

        _time.Advance(TimeSpan.FromMinutes(20));
        Assert.False(await IsSignedInAsync(visitor));
    }

    [Fact]
    public async Task A_role_ends_with_its_last_day()
    {
        // Midnight comes within the session's lifetime.
        while (UkTime.Today(_time) == UkTime.Day(_time.GetUtcNow().UtcDateTime.AddHours(1)))
        {
            _time.Advance(TimeSpan.FromMinutes(30));
        }

        using var visitor = await SignedInAsync("Robin Waiting");
        var today = UkTime.Today(_time);
        await councils.GiveRoleAsync("Robin Waiting", $"OFFICER, until: \"{today:yyyy-MM-dd}\"");
        Assert.Equal(1, await RolesAsync(visitor));

        while (UkTime.Today(_time) == today)
        {
            _time.Advance(TimeSpan.FromMinutes(15));
            Assert.True(await IsSignedInAsync(visitor));
        }

        Assert.Equal(0, await RolesAsync(visitor));
        Assert.Contains("you have no role now", (await visitor.GoAsync("/account")).Text, StringComparison.Ordinal);
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = councils.Visitor();
        await visitor.SignInAsync("city", councils.Add(name));
        Assert.True(await IsSignedInAsync(visitor));
        return visitor;
    }

    private static async Task<bool> IsSignedInAsync(Visitor visitor) =>
        (await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"] is not null;

    private static async Task<int> RolesAsync(Visitor visitor) =>
        (await visitor.AskAsync("{ myRoles { role } }")).Answer["data"]!["myRoles"]!.AsArray().Count;

    /// <summary>Whose host has the tests' clock.</summary>
    public sealed class Councils : TwoCouncils
    {
        internal TestClock Time { get; } = new(TimeProvider.System.GetUtcNow());

        protected override TimeProvider Clock => Time;
    }
}
