using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages;
using Microsoft.AspNetCore.Mvc.Razor;

namespace CouncilPlatform.Host.Tests.Pages.Languages;

/// <summary>Every text of the host's pages comes from a resource, and has its Welsh.</summary>
public sealed partial class HostTextTests
{
    private const byte LoadString = 0x72;
    private const byte Call = 0x28;
    private const byte CallVirtual = 0x6F;

    // The same in every language.
    private static readonly HashSet<string> _names =
    [
        "GraphQL",
        "IDE",
        "CSV",
        "JSON",
        "POST",
        "graphql",
        "health",
        "live",
        "ready",
        "true",
    ];

    private static readonly string _host = Path.Combine(Repository.Root, "host", "CouncilPlatform.Host");

    [Fact]
    public void Every_text_that_the_pages_ask_for_has_its_Welsh_and_none_is_left_over()
    {
        var welsh = Resources().ToDictionary(f => f.Area, f => f.Texts.Keys.ToHashSet(StringComparer.Ordinal));
        var asked = Directory
            .EnumerateFiles(Path.Combine(_host, "Pages"), "*.cs*", SearchOption.AllDirectories)
            .SelectMany(file => KeysIn(File.ReadAllText(file)))
            .ToHashSet(StringComparer.Ordinal);
        Enum[] shown =
        [
            .. new[]
            {
                typeof(Role),
                typeof(PartnershipKind),
                typeof(OrganisationKind),
                typeof(MemberRole),
                typeof(ImportState),
                typeof(ModuleState),
            }.SelectMany(t => Enum.GetValues(t).Cast<Enum>()),
        ];

        Assert.True(asked.Count > 250, $"Only {asked.Count} texts were found in the source.");
        Assert.Empty(asked.Except(welsh.Values.SelectMany(k => k)).Order());
        Assert.Empty(shown.Select(Words.English).Except(welsh["WordTexts"]).Order());
        Assert.Empty(
            welsh
                .Where(f => f.Key != "WordTexts")
                .SelectMany(f => f.Value)
                // The headings of what a module brings come from its page's model.
                .Except(asked.Concat(["Pages", "Forms", "Files that can be imported", "Files for spreadsheets and dashboards"]))
                .Order()
        );
        Assert.DoesNotContain(Resources().SelectMany(f => f.Texts), t => t.Value.Trim().Length == 0 || !SamePlaces(t.Key, t.Value));
    }

    /// <summary>The compiled pages are searched: what they write as it is, and texts within their expressions.</summary>
    [Fact]
    public void No_page_writes_a_text_that_is_not_localised()
    {
        var keys = Resources().SelectMany(f => f.Texts.Keys).ToHashSet(StringComparer.Ordinal);
        var pages = typeof(Words).Assembly.GetTypes().Where(IsInPage);
        var literal = new List<string>();
        var found = 0;
        foreach (var page in pages)
        {
            const BindingFlags all =
                BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
            foreach (var method in page.GetMethods(all))
            {
                var strings = StringsOf(method).ToList();
                found += strings.Count;
                var html = string.Join('\u0001', strings.Where(s => s.IsWritten).Select(s => s.Text));
                literal.AddRange(TextsIn(html).Select(t => $"{page.Name}: {t}"));
                literal.AddRange(
                    strings
                        .Where(s => !s.IsWritten && Sentence().IsMatch(s.Text) && !keys.Contains(s.Text))
                        .Select(s => $"{page.Name}: {s.Text}")
                );
            }
        }

        Assert.True(found > 1000, $"Only {found} texts were found in the compiled pages.");
        Assert.Empty(literal);
    }

    // The compiler writes parts of a page into classes within its own.
    private static bool IsInPage(Type? type) =>
        type is not null && (type.IsSubclassOf(typeof(RazorPageBase)) || IsInPage(type.DeclaringType));

    private static IEnumerable<(string Area, Dictionary<string, string> Texts)> Resources() =>
        Directory
            .EnumerateFiles(Path.Combine(_host, "Resources"), "*.cy.resx")
            .Select(file =>
                (
                    Path.GetFileName(file).Split('.')[0],
                    XDocument
                        .Load(file)
                        .Root!.Elements("data")
                        .ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!)
                )
            );

    private static IEnumerable<string> KeysIn(string source) =>
        Keys()
            .Matches(source)
            .SelectMany(m => m.Groups["key"].Captures.Select(c => c.Value.Replace("\\\"", "\"", StringComparison.Ordinal)));

    private static bool SamePlaces(string english, string welsh) =>
        Places().Matches(english).Select(m => m.Value).ToHashSet().SetEquals(Places().Matches(welsh).Select(m => m.Value));

    private static IEnumerable<(string Text, bool IsWritten)> StringsOf(MethodInfo method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 9 < code.Length; i++)
        {
            if (code[i] != LoadString || code[i + 4] != 0x70)
            {
                continue;
            }

            var text = method.Module.ResolveString(BitConverter.ToInt32(code, i + 1));
            var called = code[i + 5] is Call or CallVirtual
                ? method.Module.ResolveMethod(BitConverter.ToInt32(code, i + 6), method.DeclaringType!.GetGenericArguments(), null)
                : null;
            yield return (text, called?.Name == "WriteLiteral");
            i += 4;
        }
    }

    private static IEnumerable<string> TextsIn(string html)
    {
        var spoken = Attributes().Matches(html).Select(m => m.Groups["text"].Value);
        var shown = Tags().Replace(Unspoken().Replace(html, " "), "\u0001").Split('\u0001');
        return spoken
            .Concat(shown)
            .Select(t => WebUtility.HtmlDecode(t).Trim())
            .Where(t => Letters().Matches(t).Any(word => !_names.Contains(word.Value)));
    }

    // Razor's L["…"] and H["…"], the code's words["…"] and Said["…"], and the methods that take a text for a localizer.
    [GeneratedRegex(
        """
            (?<!\w) ((L|H|words|Said)\[ | Sentence\( | (About|InSentence)\(\w+,[ ] | const[ ]string[ ](Choose|NotFoundTitle)[ ]=) \s* "(?<key>(?:[^"\\]|\\.)*)"
            | Words\.Count\(L,[ ][\w.]+,[ ]"(?<key>[^"]*)",[ ]"(?<key>[^"]*)"\)
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Keys();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();

    [GeneratedRegex(
        "<(script|style|code|pre)[^>]*>.*?</(script|style|code|pre)>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Unspoken();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("""(aria-label|placeholder|title|alt)="(?<text>[^"\u0001]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attributes();

    [GeneratedRegex("[A-Za-z]{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^\W*[A-Z][a-z]+ [a-z]+\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
