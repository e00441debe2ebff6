using System.Net;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>A directory changes the key with which it signs.</summary>
public sealed class KeyRotationTests(TwoCouncils councils) : IClassFixture<TwoCouncils>
{
    [Fact]
    public async Task A_new_key_is_found_and_the_old_one_is_worth_nothing_once_it_is_gone()
    {
        var subject = councils.Add("Report Writer", TwoCouncils.Officers);
        using var visitor = councils.Visitor();
        await visitor.SignInAsync("city", subject);
        var session = visitor.Session;
        var old = await councils.Directory.AccessTokenAsync(subject);
        Assert.Equal(HttpStatusCode.OK, (await councils.AskAsync("{ me { id } }", old)).Status);

        councils.Directory.RotateKey();
        var renewed = await councils.Directory.AccessTokenAsync(subject);
        Assert.Equal(HttpStatusCode.OK, (await councils.AskAsync("{ me { id } }", renewed)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await councils.AskAsync("{ me { id } }", old)).Status);

        // Whoever had signed in stays so, and everybody can sign in.
        Assert.NotNull((await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"]);
        Assert.Equal("/account", (await visitor.SignInAsync("city", subject)).Address.AbsolutePath);
        Assert.NotEqual(session, visitor.Session);
    }
}
