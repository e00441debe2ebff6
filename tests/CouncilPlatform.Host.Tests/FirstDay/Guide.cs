using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Tests.FirstDay;

/// <summary>The guide of the first day, whose code blocks the tests run as they are.</summary>
internal static partial class Guide
{
    /// <summary>The host name of the guide's examples.</summary>
    public const string PublicHost = "partnerships.example.gov.uk";

    private static readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, "build", "docs", "first-day.md"));

    /// <summary>The code blocks of a language under a heading, up to the next heading of any kind.</summary>
    public static IReadOnlyList<string> Blocks(string heading, string language)
    {
        var section = Assert.Single(Section().Matches(_text), s => s.Groups["heading"].Value == heading).Groups["text"].Value;
        var blocks = CodeBlock().Matches(section).Where(b => b.Groups["language"].Value == language).Select(b => b.Groups["code"].Value);
        return [.. blocks];
    }

    /// <summary>The only code block of a language under a heading.</summary>
    public static string Block(string heading, string language) => Assert.Single(Blocks(heading, language));

    /// <summary>The settings of a proxy, for a host at another address.</summary>
    public static string Proxy(string name, string language, Uri host)
    {
        var block = Block(name, language);
        Assert.Contains("http://127.0.0.1:5080", block, StringComparison.Ordinal);
        return block.Replace("http://127.0.0.1:5080", host.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
    }

    /// <summary>The settings of nginx before two hosts.</summary>
    public static string TwoHosts(Uri first, Uri second)
    {
        var blocks = Blocks("Two hosts behind nginx", "nginx");
        Assert.Equal(2, blocks.Count);
        var upstream = blocks[0]
            .Replace("127.0.0.1:5080", first.Authority, StringComparison.Ordinal)
            .Replace("127.0.0.1:5081", second.Authority, StringComparison.Ordinal);
        return upstream + Block("nginx", "nginx").Replace("proxy_pass http://127.0.0.1:5080;", blocks[1], StringComparison.Ordinal);
    }

    [GeneratedRegex(
        "^##+ (?<heading>.+)\n(?<text>(?s:.*?))(?=^##+ |\\z)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Section();

    [GeneratedRegex(
        "^```(?<language>[a-z]+)\n(?<code>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CodeBlock();
}
