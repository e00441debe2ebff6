using System.Text.Encodings.Web;
using CouncilPlatform.Host.Pages;

namespace CouncilPlatform.Host.Tests.Pages;

public sealed class LinkedTextTests
{
    [Theory]
    [InlineData("See https://example.org/a_(b), and ask.", "https://example.org/a_(b")]
    [InlineData("(HTTP://EXAMPLE.ORG/Minutes.pdf)", "http://example.org/Minutes.pdf")]
    [InlineData("https://example.org/?a=1&b='2'.", "https://example.org/?a=1&amp;b=&#x27;2")]
    [InlineData("https://example.org/\"onclick=\"alert(1)", "https://example.org/")]
    [InlineData("javascript:alert(1) ftp://example.org data:text/html,x http:// https://<b>", null)]
    public void Only_addresses_of_the_web_are_links_and_everything_is_encoded(string text, string? address)
    {
        using var written = new StringWriter();

        LinkedText.Of(text)!.WriteTo(written, HtmlEncoder.Default);

        var html = written.ToString();
        Assert.Equal(address is null ? 0 : 1, html.Split("<a ").Length - 1);
        Assert.Contains(address is null ? "javascript:" : $" rel=\"noreferrer\" href=\"{address}\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"onclick", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_around_an_address_stays() =>
        Assert.Equal(
            "A &amp; <a class=\"govuk-link govuk-!-text-break-word\" rel=\"noreferrer\" href=\"https://example.org/\">"
                + "https://example.org</a>; B",
            Html("A & https://example.org; B")
        );

    private static string Html(string text)
    {
        using var written = new StringWriter();
        LinkedText.Of(text)!.WriteTo(written, HtmlEncoder.Default);
        return written.ToString();
    }
}
