using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Tests.Pages.Forms;
using CouncilPlatform.Host.Tests.SignIn;
using CouncilPlatform.LocalityPlans;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Pages.Languages;

/// <summary>One journey wholly in Welsh: from signing in to progress that is recorded.</summary>
public sealed partial class WelshJourneyTests
{
    private const string Partnership = "gogledd";
    private const string Council = "W06000002";

    // Those that are Welsh words too are left out: a, am, at, go, her, i, man, o, problem, ran.
    private static readonly HashSet<string> _commonEnglish =
    [
        .. """
            the of and to in is you that it he was for on are as with his they be this have from or one had by words but not what all were
            we when your can said there use an each which she do how their if will up other about out many then them these so some would
            make like him into time has look two more write see number no way could people my than first water been call who oil its now
            find long down day did get come made may part over new sound take only little work know place year live me back give most very
            after thing our just name good sentence think say great where help through much before line right too means old any same tell
            boy follow came want show also around form three small set put end does another well large must big even such because turn
            here why ask went men read need land different home us move try kind hand picture again change off play spell air away animal
            house point page letter mother answer found study still learn should world high every near add food between own below country
            plant last school father keep tree never start city earth eye light thought head under story saw left late run while press
            close night real life few north open seem together next white children begin got walk example ease paper group always music
            those both mark often until mile river car feet care second book carry took science eat room friend began idea fish mountain
            stop once base hear horse cut sure watch color face wood main enough plain girl usual young ready above ever red list though
            feel talk bird soon body dog family direct leave song measure door product black short class wind question happen complete
            ship area half rock order fire south piece told knew pass since top whole king space
            recorded records action progress status council organisation required optional choose enter sign search
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    [Fact]
    public async Task An_officer_signs_in_finds_their_work_and_records_progress_without_a_word_of_English()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(services: s => s.AddSingleton<TimeProvider>(clock));
        var action = await AddActionAsync(host);
        using var officer = new FormVisitor(host, key: null);

        AssertWelsh(await officer.OpenAsync("/sign-in?lang=cy"), "Mewngofnodi gydag allwedd mynediad");
        officer.Carry((await SignedInClient.StartAsync(host, await OfficerAsync(host))).Cookie);
        AssertWelsh(
            await officer.OpenAsync("/my-work"),
            "Adrodd ar gynnydd cam gweithredu hwyr",
            "31 Rhagfyr 2015",
            "Nifer y pethau sy’n aros amdanoch: 1."
        );
        AssertWelsh(
            await officer.OpenAsync($"/partnerships/{Partnership}/actions"),
            "Camau gweithredu ar y cyd",
            "Gwella’r llwybrau cerdded",
            "Gwaith at y dyfodol",
            "Hwyr"
        );
        AssertWelsh(
            await officer.OpenAsync($"/partnerships/{Partnership}/action/{action}"),
            "Dyddiadau allweddol",
            "31 Rhagfyr 2015",
            "Cofnodi cynnydd"
        );
        var form = await officer.OpenAsync($"/partnerships/{Partnership}/do/recordProgress?action={action}");
        AssertWelsh(form, "Beth ddigwyddodd", "(dewisol)");

        var refused = await officer.FillAsync(form);
        AssertWelsh(refused, "Mae problem", "Dewiswch ateb ar gyfer “beth ddigwyddodd”.", "Llenwch “diwrnod”.");
        var done = await officer.FillAsync(
            refused,
            ("input.kind", "COMPLETED"),
            ("input.on.day", "3"),
            ("input.on.month", "3"),
            ("input.on.year", "2026")
        );

        AssertWelsh(done, "Wedi’i wneud: Cofnodi cynnydd", "3 Mawrth 2026", "Wedi’i gwblhau");
        AssertWelsh(await officer.OpenAsync("/my-work"), "Nid oes dim yn aros amdanoch.");
    }

    private static void AssertWelsh(FormVisitor.FormPage page, params string[] says)
    {
        var document = new HtmlParser().ParseDocument(page.Text);
        var texts = document
            .Descendants()
            .OfType<IText>()
            .Where(t => t.Text.Any(char.IsLetter) && t.ParentElement is { LocalName: not ("script" or "style") })
            // The only English word is the one that leads to the English page.
            .Where(t => t.ParentElement!.GetAttribute("hreflang") is null)
            .ToList();
        var spoken = texts
            .Select(t => t.Text)
            .Concat(document.All.Select(e => e.GetAttribute("aria-label")).OfType<string>())
            // An address is the same in every language.
            .Select(t => Spaces().Replace(Addresses().Replace(t, ""), " ").Trim())
            .ToList();

        Assert.All(says, text => Assert.Contains(text, string.Join(" ", spoken), StringComparison.Ordinal));
        Assert.All(texts, t => Assert.Equal("cy", t.ParentElement!.Closest("[lang]")!.GetAttribute("lang")));
        Assert.DoesNotContain(spoken, t => Words().Matches(t).Any(w => _commonEnglish.Contains(w.Value.ToLowerInvariant())));
    }

    private static async Task<string> AddActionAsync(ModuleHost host)
    {
        await host.AddOrganisationAsync(Council, "Cyngor Gwynedd");
        await host.CreatePartnershipAsync(Partnership, published: true, "localityplans");
        var key = await host.KeyAsync();
        await DoAsync(host, key, "addMember", $"organisation: \"{Council}\", role: MEMBER", "errors { message }");
        await DoAsync(
            host,
            key,
            "createActionPlan",
            $$"""
            slug: "cynllun", title: "Cynllun ar y cyd", source: "Adroddiad",
            councils: [{council: "{{Council}}", strategicPlan: "Cynllun"}]
            """,
            "errors { message }"
        );
        var theme = await IdAsync("addTheme", """actionPlan: "cynllun", title: "Iechyd a lles" """, "theme");
        var opportunity = await IdAsync("addOpportunity", $"""theme: "{theme}", title: "Byw yn iach" """, "opportunity");
        return await IdAsync(
            "addAction",
            $$"""
            opportunity: "{{opportunity}}", title: "Gwella’r llwybrau cerdded", kind: FUTURE_WORKING, keyDates: ["2015"],
            owners: [{council: "{{Council}}", post: "Swyddog Polisi"}]
            """,
            "action"
        );

        async Task<string> IdAsync(string mutation, string input, string made) =>
            (string)(await DoAsync(host, key, mutation, input, made + " { id } errors { message }"))[made]!["id"]!;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> DoAsync(
        ModuleHost host,
        string key,
        string mutation,
        string input,
        string selection
    )
    {
        var answer = await host.DataAsync(
            $$"""mutation { {{mutation}}(input: {partnership: "{{Partnership}}", {{input}}}) { {{selection}} } }""",
            key
        );
        Assert.Empty(answer[mutation]!["errors"]!.AsArray());
        return answer[mutation]!;
    }

    // Somebody who acts for the council, as an invitation makes them.
    private static async Task<Guid> OfficerAsync(ModuleHost host)
    {
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var cancellation = TestContext.Current.CancellationToken;
        return await services
            .GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                await services.GetRequiredService<IPartnerships>().FindAsync(Partnership, cancellation),
                "invitePerson",
                async change =>
                {
                    var person = change.Add(Person.Make("Mari Puw", email: null, organisation: null, change.NowUtc));
                    var council = await OrganisationQueries.RequireAsync(change.Db, Council, cancellation);
                    await PersonMutations.GiveAsync(change, person.Id, Role.Officer, council, null, null, null);
                    change.Audit(person, "invited");
                    return person.Id;
                },
                cancellation
            );
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\p{L}’']+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
