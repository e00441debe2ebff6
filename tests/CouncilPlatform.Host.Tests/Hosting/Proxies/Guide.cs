using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Tests.Hosting.Proxies;

/// <summary>The settings of proxies, as the guide of the first day has them.</summary>
internal static partial class Guide
{
    /// <summary>The host name of the guide's examples.</summary>
    public const string PublicHost = "partnerships.example.gov.uk";

    /// <summary>The only code block of a language, with the host's address replaced.</summary>
    public static string Block(string language, Uri host)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "build", "docs", "first-day.md"));
        var block = Assert.Single(CodeBlock().Matches(text), m => m.Groups["language"].Value == language).Groups["code"].Value;
        Assert.Contains("http://127.0.0.1:5080", block, StringComparison.Ordinal);
        return block.Replace("http://127.0.0.1:5080", host.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
    }

    [GeneratedRegex(
        "^```(?<language>[a-z]+)\n(?<code>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CodeBlock();
}
