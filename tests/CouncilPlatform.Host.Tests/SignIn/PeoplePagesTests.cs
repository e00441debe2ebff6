using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>The pages with which people sign in and out can be used by everybody.</summary>
public sealed class PeoplePagesTests
{
    [Fact]
    public async Task Pages_of_people_have_no_accessibility_violation_and_do_not_scroll_sideways()
    {
        await using var chromium = await Chromium.StartAsync();
        var (person, path) = await AddPersonAsync(chromium.Host);
        var signedIn = await SignedInClient.StartAsync(chromium.Host, person);
        foreach (var width in AccessibilityTests.Widths)
        {
            var page = await chromium.OpenAsync("/", width: width, local: true);
            foreach (var address in new[] { "/sign-in", path, "/invitations/unknown", "/sign-out" })
            {
                await page.GotoAsync(chromium.At(address));
                await AccessibilityTests.CheckAsync(page, width);
            }

            await page.Context.AddCookiesAsync([
                new()
                {
                    Name = signedIn.Cookie.Name,
                    Value = signedIn.Cookie.Value,
                    Domain = "localhost",
                    Path = "/",
                    Secure = true,
                    HttpOnly = true,
                },
            ]);
            await page.GotoAsync(chromium.At("/account"));
            await page.GetByText("Lancashire County Council").First.WaitForAsync();
            await AccessibilityTests.CheckAsync(page, width);
        }

        Assert.Empty(chromium.ForeignRequests);
        Assert.DoesNotContain(chromium.Complaints, c => !c.Contains("404", StringComparison.Ordinal));
    }

    // Somebody with two councils to act for, and an invitation that is still open.
    private static async Task<(Guid Person, string Path)> AddPersonAsync(ModuleHost host)
    {
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var cancellation = TestContext.Current.CancellationToken;
        var partnership = await services.GetRequiredService<IPartnerships>().FindAsync("lancashire", cancellation);
        return await services
            .GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                partnership,
                "invitePerson",
                async change =>
                {
                    var person = change.Add(Person.Make("Robin Example", "robin@example.org", organisation: null, change.NowUtc));
                    foreach (var code in new[] { "E10000017", "E07000121" })
                    {
                        var council = await OrganisationQueries.RequireAsync(change.Db, code, cancellation);
                        await PersonMutations.GiveAsync(change, person.Id, Role.Officer, council, null, null, null);
                    }

                    change.Audit(person, "invited");
                    return (person.Id, Invitations.PathOf(services.GetRequiredService<Invitations>().Add(person).Secret));
                },
                cancellation
            );
    }
}
