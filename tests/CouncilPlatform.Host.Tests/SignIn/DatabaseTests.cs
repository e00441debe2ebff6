using System.Net;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>People, their roles and sessions on each database.</summary>
public sealed class DatabaseTests
{
    [Theory, EveryDatabase]
    public async Task A_person_comes_waits_works_and_goes(string provider)
    {
        await using var councils = new TwoCouncils { Provider = provider };
        await councils.InitializeAsync();
        using var visitor = councils.Visitor();
        var subject = councils.Add("Robin Everywhere");
        await visitor.SignInAsync("city", subject);
        var role = await councils.GiveRoleAsync("Robin Everywhere", "OFFICER");
        var (_, answer) = await visitor.AskAsync(TwoCouncils.ReceiveFunding);
        Assert.Empty(answer["data"]!["receiveFunding"]!["errors"]!.AsArray());
        await councils.EndRoleAsync(role);
        (_, answer) = await visitor.AskAsync(TwoCouncils.ReceiveFunding);
        Assert.Equal("FORBIDDEN", (string?)answer["errors"]![0]!["extensions"]!["code"]);

        // Another id, however alike, is another person.
        var capitals = subject.ToUpperInvariant();
        councils.Directory.Members[capitals] = new(capitals, "Robin Capitals") { Groups = [TwoCouncils.Officers, TwoCouncils.Treasurers] };
        var token = await councils.Directory.AccessTokenAsync(capitals);
        (var status, answer) = await councils.AskAsync("{ me { name } }", token);
        Assert.Equal((HttpStatusCode.OK, "Robin Capitals"), (status, (string?)answer["data"]!["me"]!["name"]));
        Assert.Equal(["SECTION_151_OFFICER"], await councils.OfficesOfAsync("Robin Capitals"));

        await visitor.SendFormAsync("/account", "/sign-out?everywhere=true");
        Assert.Equal("/sign-in", (await visitor.GoAsync("/account")).Address.AbsolutePath);
    }
}
