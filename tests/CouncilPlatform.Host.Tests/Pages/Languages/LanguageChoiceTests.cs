using System.Net;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Tests.Pages.Languages;

/// <summary>How visitors choose their language, and what is never in it.</summary>
public sealed class LanguageChoiceTests
{
    [Fact]
    public async Task A_link_counts_before_the_cookie_and_the_cookie_before_the_browser_and_no_page_is_in_the_language_of_another()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await host.CreatePartnershipAsync("gogledd", published: true, "grants");
        const string page = "/partnerships/gogledd/funds";

        Assert.Equal("en-GB", await LanguageAsync(page));
        Assert.Equal("cy", await LanguageAsync(page, accept: "fr, cy-GB;q=0.9, en;q=0.8"));
        Assert.Equal("en-GB", await LanguageAsync(page, accept: "en, cy;q=0.5"));
        Assert.Equal("en-GB", await LanguageAsync(page, accept: "cy", cookie: "en"));
        Assert.Equal("cy", await LanguageAsync(page + "?lang=cy", accept: "en", cookie: "en"));
        Assert.Equal("en-GB", await LanguageAsync(page + "?lang=fr"));
        Assert.Equal("en-GB", await LanguageAsync(page));

        using var chosen = await SendAsync(page + "?lang=cy");
        var cookie = Assert.Single(
            chosen.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith(LanguageChoice.Cookie, StringComparison.Ordinal)
        );
        Assert.Contains("=cy;", cookie, StringComparison.Ordinal);
        Assert.All(["secure", "httponly", "samesite=lax"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["cy-GB"], chosen.Content.Headers.ContentLanguage);
        Assert.Superset(new HashSet<string> { "Accept-Language", "Cookie" }, chosen.Headers.Vary.ToHashSet());
        var text = await chosen.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // What the module has not said in Welsh is English, and a screen reader knows it.
        Assert.Contains("<span lang=\"en\">Funds</span>", text, StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/partnerships/gogledd/funds?lang=en\" hreflang=\"en\" lang=\"en\">English</a>",
            text,
            StringComparison.Ordinal
        );

        const string unknown = "/graphql?query={partnership(slug:\"nobody\"){name}}";
        using var welsh = await SendAsync(unknown, accept: "cy");
        using var english = await SendAsync(unknown);
        Assert.Equal(
            await english.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await welsh.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );

        async Task<string> LanguageAsync(string path, string? accept = null, string? cookie = null)
        {
            using var response = await SendAsync(path, accept, cookie);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return html.Split("<html lang=\"")[1].Split('"')[0];
        }

        async Task<HttpResponseMessage> SendAsync(string path, string? accept = null, string? cookie = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (accept is not null)
            {
                request.Headers.AcceptLanguage.ParseAdd(accept);
            }

            if (cookie is not null)
            {
                request.Headers.Add("Cookie", $"{LanguageChoice.Cookie}={cookie}");
            }

            return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
