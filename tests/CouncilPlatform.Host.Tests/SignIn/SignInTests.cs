using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>People sign in with a directory, and do what their roles let them.</summary>
public sealed partial class SignInTests(TwoCouncils councils) : IClassFixture<TwoCouncils>
{
    private const string Failed = "/sign-in?failed=city&returnUrl=%2Faccount";

    [Fact]
    public async Task A_person_signs_in_and_the_browser_carries_only_a_guarded_secret()
    {
        using var visitor = councils.Visitor();
        var page = await visitor.SignInAsync("city", councils.Add("Robin Officer", TwoCouncils.Officers));

        Assert.Equal(new Uri(councils.Address, "/account"), page.Address);
        Assert.Contains("Robin Officer: your account", page.Text, StringComparison.Ordinal);
        Assert.Contains("Lancaster City Council", page.Text, StringComparison.Ordinal);
        var session = Assert.Single(visitor.SetCookies, c => c.StartsWith("__Host-council-session=", StringComparison.Ordinal));
        foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/" })
        {
            Assert.Contains(flag, session.Split("; "), StringComparer.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase);
        // What the sign-in needed on its way is gone. The other cookie protects the page's forms.
        Assert.Equal(
            ["__Host-council-form", "__Host-council-session"],
            visitor.Cookies.Keys.Where(c => c.Server == councils.Address.Authority).Select(c => c.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(visitor.SetCookies, c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(visitor.SetCookies, c => Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase));
        // The address that the directory sends back shows nothing of the person: only a code that is used up.
        Assert.All(visitor.Visited, a => Assert.DoesNotContain("id_token", a.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_code_is_asked_for_with_its_proof()
    {
        using var visitor = councils.Visitor();
        var asked = await visitor.GoAsync("/sign-in/city");

        var query = QueryHelpers.ParseQuery(asked.Address.Query);
        Assert.Equal("code S256", $"{query["response_type"]} {query["code_challenge_method"]}");
        Assert.Equal(43, query["code_challenge"].ToString().Length);
        Assert.NotEmpty(query["nonce"].ToString());
        Assert.NotEmpty(query["state"].ToString());
    }

    [Theory]
    [InlineData("/partnerships/lancaster-district?page=2", "/partnerships/lancaster-district?page=2")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("\\\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task Whoever_signs_in_comes_to_a_page_of_the_host(string returnUrl, string expected)
    {
        using var visitor = councils.Visitor();
        var page = await visitor.SignInAsync("city", councils.Add("Robin Officer", TwoCouncils.Officers), returnUrl);
        Assert.Equal(new Uri(councils.Address, expected), page.Address);
        Assert.NotNull(visitor.Session);

        var choice = await visitor.GoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.DoesNotContain("evil.example", choice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", choice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_the_directory_works_once_and_only_in_the_browser_that_asked()
    {
        using var visitor = councils.Visitor();
        await visitor.SignInAsync("city", councils.Add("Robin Officer", TwoCouncils.Officers));
        var answer = visitor.Visited.Single(a => a.AbsolutePath == "/sign-in/city/return");
        var session = visitor.Session;

        // The same browser again, and another one that has stolen the address.
        using var other = councils.Visitor();
        foreach (var browser in new[] { visitor, other })
        {
            var page = await browser.GoAsync(answer.PathAndQuery);
            Assert.Equal(Failed, page.Address.PathAndQuery);
            Assert.Contains("The sign-in with Lancaster City Council did not work.", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(session, visitor.Session);
        Assert.Null(other.Session);

        // Somebody who has the cookies of the browser that asked too: the directory takes its code only once.
        using var thief = councils.Visitor();
        var asked = await thief.GoAsync("/sign-in/city");
        var before = thief.Cookies.ToArray();
        await thief.GoAsync($"{asked.Address}&member={councils.Add("Sasha Owner", TwoCouncils.Officers)}");
        Assert.NotNull(thief.Session);
        thief.Cookies.Clear();
        foreach (var (cookie, value) in before)
        {
            thief.Cookies[cookie] = value;
        }

        await thief.GoAsync(thief.Visited.Last(a => a.AbsolutePath == "/sign-in/city/return").PathAndQuery);
        Assert.Null(thief.Session);
    }

    [Theory]
    [MemberData(nameof(Faulty.Tokens), MemberType = typeof(Faulty))]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    public async Task A_faulty_id_token_signs_nobody_in(string fault)
    {
        var subject = councils.Add("Robin Officer", TwoCouncils.Officers);
        using var visitor = councils.Visitor();
        councils.Directory.Forge = genuine =>
            fault switch
            {
                "nonce" => MadeToken.Like(genuine, councils.Directory.Key).With("nonce", "of-another-sign-in").Write(),
                "no nonce" => MadeToken.Like(genuine, councils.Directory.Key).With("nonce", null).Write(),
                _ => Faulty.Token(fault, genuine, councils.Directory),
            };
        try
        {
            var page = await visitor.SignInAsync("city", subject);
            Assert.StartsWith("/sign-in?failed=city", page.Address.PathAndQuery, StringComparison.Ordinal);
            Assert.Null(visitor.Session);

            // The test's tokens are refused for their fault alone.
            councils.Directory.Forge = genuine => Faulty.Token("nothing", genuine, councils.Directory);
            Assert.Equal("/account", (await visitor.SignInAsync("city", subject)).Address.AbsolutePath);
        }
        finally
        {
            councils.Directory.Forge = null;
        }
    }

    [Fact]
    public async Task Whoever_says_no_at_the_directory_can_try_again()
    {
        using var visitor = councils.Visitor();
        var page = await visitor.SignInAsync("city", "");
        Assert.Equal(Failed, page.Address.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("href=\"/sign-in/city?returnUrl=%2Faccount\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GoAsync("/sign-in/nowhere")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GoAsync("/sign-in/CITY")).Status);
    }

    [Fact]
    public async Task Roles_and_offices_come_and_go_with_the_groups()
    {
        var subject = councils.Add("Ash Changing", TwoCouncils.Officers, TwoCouncils.Treasurers, "unknown-group");
        using var visitor = councils.Visitor();
        await visitor.SignInAsync("city", subject);
        Assert.Equal(["OFFICER Lancaster City Council city"], await councils.RolesOfAsync("Ash Changing"));
        Assert.Equal(["SECTION_151_OFFICER"], await councils.OfficesOfAsync("Ash Changing"));

        councils.Directory.Members[subject] = councils.Directory.Members[subject] with { Groups = [], AppRoles = [TwoCouncils.Viewers] };
        await visitor.SignInAsync("city", subject);
        Assert.Equal(["VIEWER Lancaster City Council city"], await councils.RolesOfAsync("Ash Changing"));
        Assert.Empty(await councils.OfficesOfAsync("Ash Changing"));

        // An administrator's role is not the directory's to end.
        councils.Directory.Members[subject] = councils.Directory.Members[subject] with
        {
            AppRoles = [],
        };
        await visitor.SignInAsync("city", subject);
        await councils.GiveRoleAsync("Ash Changing", "APPROVER");
        var page = await visitor.SignInAsync("city", subject);
        Assert.Equal(["APPROVER Lancaster City Council "], await councils.RolesOfAsync("Ash Changing"));
        Assert.Contains("approver", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task People_are_known_by_their_directory_and_its_id_never_by_email()
    {
        var subject = councils.Add("Kim City");
        councils.CountyDirectory.Members[subject] = councils.Directory.Members[subject] with { Name = "Kim County" };
        var third = councils.Add("Kim Elsewhere");
        councils.Directory.Members[third] = councils.Directory.Members[third] with { Email = councils.Directory.Members[subject].Email };
        var capitals = subject.ToUpperInvariant();
        councils.Directory.Members[capitals] = new(capitals, "Kim Capitals");

        List<string> ids = [];
        foreach (
            var (directory, who) in new[] { ("city", subject), ("county", subject), ("city", third), ("city", capitals), ("city", subject) }
        )
        {
            using var visitor = councils.Visitor();
            await visitor.SignInAsync(directory, who);
            ids.Add((string)(await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"]!["id"]!);
        }

        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(ids[0], ids[^1]);

        // Each administrator sees only the people of their own directory.
        var waiting = (await councils.WaitingAsync()).Keys;
        Assert.Contains("Kim City", waiting);
        Assert.DoesNotContain("Kim County", waiting);
    }

    [Fact]
    public async Task A_person_who_is_stopped_is_out_at_once_and_does_not_come_back()
    {
        var subject = councils.Add("Alex Stopped", TwoCouncils.Officers);
        using var visitor = councils.Visitor();
        await visitor.SignInAsync("city", subject);
        var id = (string)(await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"]!["id"]!;
        var operatorsKey = await councils.Host.KeyAsync();
        await councils.Host.DataAsync($$"""mutation { stopPerson(input: {person: "{{id}}"}) { errors { message } } }""", operatorsKey);

        Assert.Null((await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"]);
        var page = await visitor.SignInAsync("city", subject);
        Assert.Equal("/sign-in?stopped=true", page.Address.PathAndQuery);
        Assert.Contains("You may not sign in here.", page.Text, StringComparison.Ordinal);

        await councils.Host.DataAsync($$"""mutation { letPersonSignIn(input: {person: "{{id}}"}) { errors { message } } }""", operatorsKey);
        Assert.Equal("/account", (await visitor.SignInAsync("city", subject)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_ends_one_session_or_all()
    {
        var subject = councils.Add("Jo Everywhere", TwoCouncils.Officers);
        using var one = councils.Visitor();
        using var two = councils.Visitor();
        using var three = councils.Visitor();
        foreach (var visitor in new[] { one, two, three })
        {
            await visitor.SignInAsync("city", subject);
        }

        var stolen = one.Session!;
        var page = await one.SendFormAsync("/account", "/sign-out");
        Assert.Contains("You have signed out", page.Text, StringComparison.Ordinal);
        Assert.Null(one.Session);
        // The cookie of the session that has ended is worth nothing.
        one.Cookies[(councils.Address.Authority, "__Host-council-session")] = stolen;
        Assert.Null((await one.AskAsync("{ me { id } }")).Answer["data"]!["me"]);
        Assert.Equal("/sign-in", (await one.GoAsync("/account")).Address.AbsolutePath);
        Assert.NotNull((await two.AskAsync("{ me { id } }")).Answer["data"]!["me"]);

        await two.SendFormAsync("/account", "/sign-out?everywhere=true");
        Assert.Null((await three.AskAsync("{ me { id } }")).Answer["data"]!["me"]);
    }

    [Fact]
    public async Task Signing_out_at_the_directory_ends_the_sessions_that_began_there()
    {
        var (robin, sam) = (councils.Add("Robin Officer", TwoCouncils.Officers), councils.Add("Sam Officer", TwoCouncils.Officers));
        using var laptop = await SignInAsync(robin, "laptop");
        using var desk = await SignInAsync(robin, "desk");
        using var other = await SignInAsync(sam, "other");

        foreach (var fault in new[] { "nonce", "no event", "nobody", "audience", "key", "none", "expired", "issuer" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await SignOutAsync(robin, "laptop", fault));
        }

        Assert.Equal(HttpStatusCode.OK, await SignOutAsync(robin, "laptop", "old"));
        Assert.True(await IsInAsync(laptop));
        Assert.Equal(HttpStatusCode.OK, await SignOutAsync(robin, "laptop"));
        Assert.False(await IsInAsync(laptop));
        Assert.True(await IsInAsync(desk));
        Assert.Equal(HttpStatusCode.OK, await SignOutAsync(robin, session: null));
        Assert.False(await IsInAsync(desk));
        Assert.True(await IsInAsync(other));
        using var stranger = councils.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/sign-out/nobody/back-channel")).Status);

        async Task<Visitor> SignInAsync(string subject, string session)
        {
            var visitor = councils.Visitor();
            councils.Directory.Forge = genuine => MadeToken.Like(genuine, councils.Directory.Key).With("sid", session).Write();
            try
            {
                await visitor.SignInAsync("city", subject);
                return visitor;
            }
            finally
            {
                councils.Directory.Forge = null;
            }
        }

        async Task<HttpStatusCode> SignOutAsync(string subject, string? session, string fault = "nothing")
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            var genuine = new MadeToken(
                councils.Directory.Address.AbsoluteUri,
                IdentityProvider.ClientId,
                new Dictionary<string, object>
                {
                    ["sub"] = subject,
                    ["jti"] = Guid.NewGuid().ToString("N"),
                    ["events"] = new Dictionary<string, object>
                    {
                        ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(),
                    },
                },
                now,
                now.AddMinutes(2),
                new(councils.Directory.Key, SecurityAlgorithms.RsaSha256)
            ).With("sid", session);
            var token = fault switch
            {
                "nothing" => genuine.Write(),
                "old" => (genuine with { From = now.AddMinutes(-10) }).Write(),
                "nonce" => genuine.With("nonce", "of-a-sign-in").Write(),
                "no event" => genuine.With("events", null).Write(),
                "nobody" => genuine.With("sub", null).With("sid", null).Write(),
                "issuer" => (genuine with { Issuer = "http://127.0.0.1:1/" }).Write(),
                "audience" => (genuine with { Audience = "somebody-else" }).Write(),
                "expired" => (genuine with { From = now.AddHours(-2), Until = now.AddHours(-1) }).Write(),
                "none" => (genuine with { Signature = null }).Write(),
                _ => (genuine with { Signature = new(IdentityProvider.NewKey(), SecurityAlgorithms.RsaSha256) }).Write(),
            };
            using var directory = councils.Visitor();
            return (await directory.PostAsync("/sign-out/city/back-channel", ("logout_token", token))).Status;
        }

        static async Task<bool> IsInAsync(Visitor visitor) => (await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"] is not null;
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_that_the_browser_had()
    {
        using var visitor = councils.Visitor();
        await visitor.SignInAsync("city", councils.Add("Robin First", TwoCouncils.Officers));
        var first = visitor.Session!;
        await visitor.SignInAsync("city", councils.Add("Robin Second", TwoCouncils.Officers));
        Assert.Equal("Robin Second", (string?)(await visitor.AskAsync("{ me { name } }")).Answer["data"]!["me"]!["name"]);

        visitor.Cookies[(councils.Address.Authority, "__Host-council-session")] = first;
        Assert.Null((await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"]);
    }

    [Fact]
    public async Task Another_site_cannot_use_a_session()
    {
        using var visitor = councils.Visitor();
        await visitor.SignInAsync("city", councils.Add("Robin Officer", TwoCouncils.Officers));

        var (status, answer) = await visitor.AskAsync(TwoCouncils.ReceiveFunding, header: false);
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), (status, (string)answer["errors"]![0]!["extensions"]!["code"]!));
        (status, answer) = await visitor.AskAsync(TwoCouncils.ReceiveFunding);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(answer["data"]!["receiveFunding"]!["errors"]!.AsArray());

        // Forms need the page's own token.
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-out")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-out", ("__RequestVerificationToken", "made-up"))).Status);
        Assert.NotNull((await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"]);

        // A WebSocket sends the cookie from wherever the page is, so its page must be the host's.
        foreach (
            var (origin, accepted) in new[]
            {
                (councils.Address.GetLeftPart(UriPartial.Authority), true),
                ("https://evil.example", false),
                ("null", false),
                (null, false),
            }
        )
        {
            using var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol("graphql-transport-ws");
            socket.Options.SetRequestHeader("Cookie", visitor.CookieHeader);
            if (origin is not null)
            {
                socket.Options.SetRequestHeader("Origin", origin);
            }

            var connect = socket.ConnectAsync(
                new UriBuilder(councils.Address) { Scheme = "ws", Path = "/graphql" }.Uri,
                TestContext.Current.CancellationToken
            );
            if (accepted)
            {
                await connect;
            }
            else
            {
                Assert.Contains("403", (await Assert.ThrowsAsync<WebSocketException>(() => connect)).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_person_acts_for_one_organisation_at_a_time()
    {
        var subject = councils.Add("Charlie Both", TwoCouncils.Officers);
        using var visitor = councils.Visitor();
        await visitor.SignInAsync("city", subject);
        var id = (string)(await visitor.AskAsync("{ me { id } }")).Answer["data"]!["me"]!["id"]!;
        await councils.GiveCountyRoleAsync(id);
        Assert.Empty((await visitor.AskAsync(TwoCouncils.ReceiveFunding)).Answer["data"]!["receiveFunding"]!["errors"]!.AsArray());

        var page = await visitor.GoAsync("/account");
        Assert.Contains("Whom do you act for?", page.Text, StringComparison.Ordinal);
        var county = CountyChoice().Match(page.Text);
        Assert.True(county.Success, page.Text);
        page = await visitor.SendFormAsync("/account", "/account?handler=ActFor", ("choice", county.Groups["value"].Value));
        Assert.Equal("/account", page.Address.AbsolutePath);

        // For the county they may only read what the city owns.
        var (_, answer) = await visitor.AskAsync(TwoCouncils.ReceiveFunding);
        Assert.Equal("NOT_YOURS", (string?)answer["data"]!["receiveFunding"]!["errors"]![0]!["code"]);
    }

    [GeneratedRegex("value=\"(?<value>[0-9a-f]{32})\"[^>]*>\\s*<label[^>]*>Lancashire County Council", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountyChoice();
}
