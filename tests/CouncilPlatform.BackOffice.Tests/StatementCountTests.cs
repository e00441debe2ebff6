using System.Globalization;
using CouncilPlatform.BackOffice.Tests.Services;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests;

/// <summary>A page of many costs no more statements than a page of few.</summary>
public sealed class StatementCountTests
{
    private const int Rows = 9;

    private const string Everything = """
        agreements(first: {0}) { nodes { state lastDay aliases { name } parties { organisation { name } } clauses { number } obligations
          { active owedBy { name } } contracts { title to { name } }
          termination { clause { number } changes { consents { organisation { name } } } } decisions { body } exitPlan { ready }
            allocation { posts } postsByEmployer { employer { name } }
          posts(first: 2) { nodes { employer { name } preference { name } shares { organisation { name } } allocatedTo { organisation {
            name } } } } } }
        services(first: {0}) { nodes { retainedPosts { title } participants { organisation { name } } elements { name } devolutions { to
          { name } impacts { organisation { name } } } savings { slug } } }
        savings(first: {0}) { nodes { service { name } amounts { council { name } } } }
        appraisals(first: {0}) { nodes { options { points { text } } criteria { title } councils { organisation { name } } recommended {
          title } result { options { weightedTotals { council { name } } } } scoreComparison { differs } } }
        recharges(first: {0}) { nodes { provider { name } shares { client { name } } reverses { reference } } }
        contractAreas(first: {0}) { nodes { lead { name } alignment { months } users { organisation { name } } warnings { code } } }
        """;

    [Theory]
    [EveryDatabase]
    public async Task Lists_of_the_back_office_cost_the_same_however_long_they_are(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        foreach (var number in Enumerable.Range(1, Rows))
        {
            await AddAsync(pair, number.ToString(CultureInfo.InvariantCulture));
        }

        var (few, many) = (await CostAsync(2), await CostAsync(Rows));
        Assert.True(
            few == many,
            string.Join("\n\n", pair.Host.Sql.Statements.GroupBy(q => q).Where(g => g.Count() > 1).Select(g => $"{g.Count()} × {g.Key}"))
        );

        async Task<int> CostAsync(int first)
        {
            pair.Host.Sql.Reset();
            var read = await pair.ReadAsync(
                Everything.Replace("{0}", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            );
            Assert.All(read.AsObject(), list => Assert.Equal(first, list.Value!["nodes"]!.AsArray().Count));
            return pair.Host.Sql.Count;
        }
    }

    private static async Task AddAsync(Pair pair, string number)
    {
        var both = $$"""["{{Pair.First}}", "{{Pair.Second}}"]""";
        await pair.DoAsync(
            "draftAgreement",
            $$"""
            slug: "agreement-{{number}}", title: "Agreement {{number}}", form: MEMORANDUM, aliases: ["Alias"], parties: {{both}},
            purpose: "Sharing", legalPower: "Section 113", startsOn: "2010"
            """
        );
        await pair.DoAsync("addClause", $"""agreement: "agreement-{number}", number: "8", text: "Six months", terminationMonths: 6""");
        await pair.DoAsync("addObligation", $"""agreement: "agreement-{number}", text: "Support", owedBy: "{Pair.First}" """);
        await pair.DoAsync("addExitContract", $"""agreement: "agreement-{number}", title: "Telephones", kind: CONTRACT""");
        await pair.DoAsync(
            "addSharedPost",
            $$"""
            agreement: "agreement-{{number}}", reference: "P", title: "Post", employer: "{{Pair.First}}",
            shares: [{organisation: "{{Pair.First}}", percent: "100"}]
            """
        );
        await pair.DoAsync("saveService", ServiceTests.Service($"service-{number}", $"Service {number}", """retainedPosts: ["Officer"]"""));
        await pair.DoAsync(
            "setParticipants",
            $$"""service: "service-{{number}}", participants: [{organisation: "{{Pair.First}}", role: DELIVERS}]"""
        );
        await pair.DoAsync("saveElement", $"""service: "service-{number}", name: "Element", transferable: true""");
        await pair.DoAsync("proposeDevolution", $"""service: "service-{number}", to: "{Pair.First}" """);
        await pair.DoAsync(
            "saveSaving",
            $$"""
            slug: "saving-{{number}}", title: "Saving", service: "service-{{number}}", annual: "1", recurring: true,
            inBaseBudget: false, amounts: [{council: "{{Pair.First}}", financialYear: "2022/23", planned: "1"}]
            """
        );
        await pair.DoAsync(
            "beginAppraisal",
            $$"""
            slug: "appraisal-{{number}}", title: "Appraisal", councils: {{both}}, criteria: ["Place"], options: [{title: "One",
            advantages: ["Near"]}, {title: "Two"}]
            """
        );
        await pair.DoAsync("scoreOption", $"""appraisal: "appraisal-{number}", option: 1, criterion: 1, rating: HIGH""");
        await pair.DoAsync(
            "addRecharge",
            $$"""
            reference: "R{{number}}", title: "Audit", provider: "{{Pair.First}}", financialYear: "2021/22", on: "2021-06-30",
            amount: "100", driver: FIXED, shares: [{client: "{{Pair.Second}}", weight: 1}]
            """
        );
        await pair.DoAsync("addContractArea", $"""slug: "area-{number}", name: "Area {number}", lead: "{Pair.First}" """);
        await pair.DoAsync("shareContracts", $$"""contractArea: "area-{{number}}", users: [{organisation: "{{Pair.Second}}"}]""");
        await pair.DoAsync(
            "saveContract",
            $"""
            contractArea: "area-{number}", reference: "C{number}", title: "Contract", authority: "{Pair.First}", endsOn: "2022-03-31"
            """
        );
    }
}
