using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>Programs send a directory's access tokens in place of a key.</summary>
public sealed class AccessTokenTests(TwoCouncils councils) : IClassFixture<TwoCouncils>
{
    private const string Me = "{ me { name } myRoles { role organisation { name } } }";

    [Fact]
    public async Task A_program_does_what_the_roles_of_its_person_let_it()
    {
        var token = await councils.Directory.AccessTokenAsync(councils.Add("Report Writer", TwoCouncils.Officers));
        var (status, answer) = await AskAsync(Me, token);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"me":{"name":"Report Writer"},"myRoles":[{"role":"OFFICER","organisation":{"name":"Lancaster City Council"}}]}""",
            answer["data"]!.ToJsonString()
        );
        (_, answer) = await AskAsync(TwoCouncils.ReceiveFunding, token);
        Assert.Empty(answer["data"]!["receiveFunding"]!["errors"]!.AsArray());
    }

    [Theory]
    [MemberData(nameof(Faulty.Tokens), MemberType = typeof(Faulty))]
    [InlineData("id token")]
    [InlineData("of a directory that is not here")]
    public async Task A_faulty_token_is_refused(string fault)
    {
        var subject = councils.Add("Faulty Program", TwoCouncils.Officers);
        var genuine = new JsonWebToken(await councils.Directory.AccessTokenAsync(subject));
        var token = fault switch
        {
            "id token" => MadeToken.Like(genuine, councils.Directory.Key).With("nonce", "of a sign-in").Write(),
            "of a directory that is not here" => (
                MadeToken.Like(genuine, IdentityProvider.NewKey()) with
                {
                    Issuer = "https://login.evil.example/",
                }
            ).Write(),
            _ => Faulty.Token(fault, genuine, councils.Directory),
        };
        var (status, answer) = await AskAsync(Me, token);
        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), (status, (string)answer["errors"]![0]!["extensions"]!["code"]!));

        // The test's tokens are refused for their fault alone.
        (status, _) = await AskAsync(Me, Faulty.Token("nothing", genuine, councils.Directory));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData("not-a-token")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("bnVsbA.bnVsbA.")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("")]
    public async Task What_is_no_token_is_refused(string token)
    {
        var (status, _) = await AskAsync(Me, token);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task A_token_of_one_directory_is_worth_nothing_in_the_name_of_the_other()
    {
        var subject = councils.Add("Report Writer", TwoCouncils.Officers);
        var genuine = new JsonWebToken(await councils.Directory.AccessTokenAsync(subject));
        var token = (
            MadeToken.Like(genuine, councils.Directory.Key) with
            {
                Issuer = councils.CountyDirectory.Address.AbsoluteUri,
            }
        ).Write();
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Me, token)).Status);
    }

    [Fact]
    public async Task A_program_without_a_role_waits_like_a_person()
    {
        var token = await councils.Directory.AccessTokenAsync(councils.Add("Waiting Program"));
        var (_, answer) = await AskAsync(TwoCouncils.ReceiveFunding, token);
        Assert.Contains(
            "an administrator has not given you a role yet",
            (string?)answer["errors"]![0]!["message"],
            StringComparison.Ordinal
        );

        await councils.GiveRoleAsync("Waiting Program", "OFFICER");
        (_, answer) = await AskAsync(TwoCouncils.ReceiveFunding, token);
        Assert.Empty(answer["data"]!["receiveFunding"]!["errors"]!.AsArray());
    }

    [Fact]
    public async Task An_old_token_does_not_bring_back_a_role_that_has_ended()
    {
        var subject = councils.Add("Leaving Officer", TwoCouncils.Officers, TwoCouncils.Treasurers);
        var genuine = new JsonWebToken(await councils.Directory.AccessTokenAsync(subject));
        var token = MadeToken.Like(genuine, councils.Directory.Key);
        var old = (token with { From = token.From.AddMinutes(-10) }).Write();
        Assert.Equal("OFFICER", await RoleAsync(old));

        // The directory takes the groups away: a newer token does not have them.
        var newer = (token.With("groups", null) with { From = token.From.AddMinutes(-5) }).Write();
        Assert.Null(await RoleAsync(newer));
        Assert.Null(await RoleAsync(old));
        Assert.Empty(await councils.OfficesOfAsync("Leaving Officer"));
    }

    [Fact]
    public async Task A_role_that_an_administrator_ended_comes_back_only_with_a_newer_word_of_the_directory()
    {
        var subject = councils.Add("Ended Officer", TwoCouncils.Officers);
        var genuine = new JsonWebToken(await councils.Directory.AccessTokenAsync(subject));
        var token = MadeToken.Like(genuine, councils.Directory.Key);
        var before = token with { From = token.From.AddMinutes(-10) };
        Assert.Equal("OFFICER", await RoleAsync(before.Write()));

        await councils.EndRoleAsync(await councils.RoleIdAsync("Ended Officer"));
        Assert.Null(await RoleAsync(before.Write()));
        Assert.Null(await RoleAsync((before with { From = before.From.AddMinutes(1) }).Write()));

        // Within what clocks may differ.
        Assert.Equal("OFFICER", await RoleAsync((token with { From = token.From.AddSeconds(45) }).Write()));
    }

    [Fact]
    public async Task Whom_a_program_acts_for_is_said_by_a_header()
    {
        var token = await councils.Directory.AccessTokenAsync(councils.Add("Two Hats", TwoCouncils.Officers));
        var id = (string)(await AskAsync("{ me { id } }", token)).Answer["data"]!["me"]!["id"]!;
        await councils.GiveCountyRoleAsync(id);

        foreach (var (acting, expected) in new[] { (null, null), (TwoCouncils.City, null), (TwoCouncils.County, "NOT_YOURS") })
        {
            var (_, answer) = await AskAsync(TwoCouncils.ReceiveFunding, token, acting);
            Assert.Equal(expected, (string?)answer["data"]!["receiveFunding"]!["errors"]!.AsArray().FirstOrDefault()?["code"]);
        }

        foreach (var acting in new[] { "E07000031", "partnership", "nobody", "'; drop table core_people" })
        {
            var (status, answer) = await AskAsync(TwoCouncils.ReceiveFunding, token, acting);
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Contains("Acting-For", (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stopped_persons_token_is_refused()
    {
        var token = await councils.Directory.AccessTokenAsync(councils.Add("Stopped Program", TwoCouncils.Officers));
        var id = (string)(await AskAsync("{ me { id } }", token)).Answer["data"]!["me"]!["id"]!;
        await councils.Host.DataAsync(
            $$"""mutation { stopPerson(input: {person: "{{id}}"}) { errors { message } } }""",
            await councils.Host.KeyAsync()
        );
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Me, token)).Status);
    }

    private async Task<string?> RoleAsync(string token) =>
        (string?)(await AskAsync(Me, token)).Answer["data"]!["myRoles"]!.AsArray().SingleOrDefault()?["role"];

    private Task<(HttpStatusCode Status, JsonNode Answer)> AskAsync(string query, string token, string? actingFor = null) =>
        councils.AskAsync(query, token, actingFor);
}
