using CouncilPlatform.CommunityPlanning.Engagement;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.CommunityPlanning.Tests.BestPractices;

/// <summary>What worked is found from wherever one searches, and only where one may read.</summary>
public sealed class BestPracticeTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C26")]
    public async Task Tagged_practice_is_found_across_partnerships(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.Host.CreatePartnershipAsync("vale", published: true, "communityplanning");
        await shire.Host.CreatePartnershipAsync("closed", published: false, "communityplanning");
        await shire.Host.CreatePartnershipAsync("without", published: true);
        await ShareAsync(shire, "shire", "Young volunteers", "Volunteering counts towards an award", "Café owners took part.", "Youth");
        await ShareAsync(
            shire,
            "vale",
            "Walking buses",
            "Parents walk children to school",
            "Run by volunteers, and by a school.",
            "health",
            "youth"
        );
        await ShareAsync(shire, "closed", "Secret volunteers", "Not for strangers", "Nothing to see", "youth");

        Assert.Equal(["Young volunteers (shire)", "Walking buses (vale)"], await FindAsync("search: \"VOLUNT\""));
        Assert.Equal(["Walking buses (vale)"], await FindAsync("search: \"school volunteers\""));
        Assert.Equal(["Walking buses (vale)", "Young volunteers (shire)"], await FindAsync("tag: \"YOUTH\""));
        Assert.Equal(["Young volunteers (shire)"], await FindAsync("search: \"cafe\", tag: \"youth\""));
        Assert.Empty(await FindAsync("search: \"volunteers helicopter\""));
        Assert.Empty(await FindAsync("search: \"%\", tag: \"none\""));
        Assert.Contains(
            "at most 8 words",
            (await shire.AskAsync("findBestPractice(search: \"one two three four five six seven eight nine\") { total }")).ToJsonString(),
            StringComparison.Ordinal
        );
        var own = await shire.Host.KeyAsync("closed", Role.Viewer);
        Assert.Equal(
            3,
            (int)
                (await shire.Host.DataAsync("""{ partnership(slug: "closed") { findBestPractice(tag: "youth") { total } } }""", own))[
                    "partnership"
                ]!["findBestPractice"]!["total"]!
        );

        async Task<IEnumerable<string>> FindAsync(string arguments) =>
            (await shire.ReadAsync($"findBestPractice({arguments}) {{ total practices {{ title partnership tags }} }}"))[
                "findBestPractice"
            ]!["practices"]!
                .AsArray()
                .Select(p => $"{p!["title"]} ({p["partnership"]})");
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_changed_is_found_by_its_new_words_and_what_is_withdrawn_is_not_found(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var id = await ShareAsync(shire, "shire", "Old title", "Old", "Old", "one");
        await shire.DoAsync(
            "updateBestPractice",
            $"""bestPractice: "{id}", version: 0, title: "New title", summary: "New", text: "New", tags: ["two", "Two "] """
        );

        Assert.Equal(
            """{"a":{"total":0},"b":{"total":1,"practices":[{"tags":["two"]}]}}""",
            (
                await shire.ReadAsync(
                    """
                    a: findBestPractice(search: "old") { total } b: findBestPractice(search: "new",
                    tag: "two") { total practices { tags } }
                    """
                )
            ).ToJsonString()
        );
        Assert.Equal(["CONFLICT input.version"], await shire.RefusedAsync("withdrawBestPractice", $"""bestPractice: "{id}", version: 0"""));
        await shire.DoAsync("withdrawBestPractice", $"""bestPractice: "{id}", version: 1""");
        Assert.Equal(
            """{"bestPractices":{"totalCount":0},"findBestPractice":{"total":0}}""",
            (await shire.ReadAsync("bestPractices { totalCount } findBestPractice { total }")).ToJsonString()
        );
        Assert.Equal(
            ["INVALID input.tags"],
            await shire.RefusedAsync("shareBestPractice", """title: "T", summary: "S", text: "X", tags: []""")
        );
    }

    [Fact]
    public void Every_word_of_a_text_is_searched_by_in_small_letters_of_bounded_length() =>
        Gen.String.Sample(text =>
            SearchTerms
                .Words(text)
                .All(w =>
                    w.Length is > 0 and <= SearchTerms.MaxLength && w.All(c => char.IsLetterOrDigit(c) && c == char.ToLowerInvariant(c))
                )
        );

    private static async Task<string> ShareAsync(
        Shire shire,
        string partnership,
        string title,
        string summary,
        string text,
        params string[] tags
    )
    {
        var key = await shire.Host.KeyAsync(partnership, Role.Officer);
        var payload = (
            await shire.Host.DataAsync(
                $$"""
                mutation { shareBestPractice(input: {partnership: "{{partnership}}", title: "{{title}}", summary: "{{summary}}",
                text: "{{text}}", tags: ["{{string.Join("\", \"", tags)}}"]}) { bestPractice { id } errors { message } } }
                """,
                key
            )
        )["shareBestPractice"]!;
        Assert.Empty(payload["errors"]!.AsArray());
        return (string)payload["bestPractice"]!["id"]!;
    }
}
