using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Datasets;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Tests.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>What is exported is imported again unchanged, whatever the kind of file.</summary>
public sealed class ExportTests
{
    private const string Slug = "lakes";
    private const string District = "E07000031";
    private const string County = "E10000006";

    /// <summary>A file of each kind: a new kind needs one too.</summary>
    private static readonly Dictionary<string, (string Type, string Text)> _rows = new(StringComparer.Ordinal)
    {
        ["actions"] = (
            ".csv",
            $"""
            Theme,Opportunity,Kind,Action,Detail,Joint,Key dates,Owners
            Roads,Paths,,Mend it,"Words, and more",,"Two meetings in 2016; by June 2016",{District}: Policy Officer
            ,,Current activity,Look after it,,yes,Autumn 2016,"{County}: Area Manager; {District}"
            ,Bridges,,,,,,
            """
        ),
        ["assets"] = (
            ".csv",
            """
            reference,name,kind,address,town,postcode,uprn,tenure,use
            1,Town Hall,office,"1 Street, North",Kendal,LA9 4DL,010012345678,Freehold,Meetings
            02,Depot,depot,,,,,,
            """
        ),
        ["contracts"] = (
            ".csv",
            $"""
            Reference,Contract area,Title,Authority,Supplier,Starts,Ends,Annual value
            W1,waste,Collection,{District},Supplier,2006-04-01,31/03/2009,"1,234.50"
            W2,waste,Collection,{County},,,2010-08-31,
            """
        ),
        ["figures"] = (
            ".csv",
            """
            CPP,Indicator,Type,Year,value,FG,Split by,Category,Measure
            Lakes,homes,raw,2020/21,1234.50,1,,,
            Lakes,homes,provisional,2021/22,[c],1,Sex,Female,
            Vale,homes,raw,2020/21,7,1,,,Tonnes
            """
        ),
        ["grants"] = (
            ".json",
            """
            {"grants":[{"id":"360G-example-1","title":"Grant","description":"Roof","currency":"GBP","amountAwarded":1250.50,
            "awardDate":"2013-01-18","plannedDates":[{"startDate":"2013-04","duration":12}],
            "recipientOrganization":[{"id":"360G-example-hall","name":"Example Hall"}],
            "fundingOrganization":[{"id":"360G-example-council","name":"Example Council"}],
            "grantProgramme":[{"code":"EX","title":"Example Grants"}]}]}
            """
        ),
        ["savings"] = (
            ".csv",
            $"""
            Saving,Title,Annual,Qualifier,Recurring,In base budget,Council,Financial year,Planned,Realised,Source
            audit,Audit,1000.50,Almost,yes,no,{District},2022/23,10,5,
            audit,Audit,1000.50,Almost,yes,no,{County},2022/23,20,,
            fleet,Fleet,7,,,Yes,,,,,"A report, 2007"
            """
        ),
        ["services"] = (
            ".csv",
            """
            Service area,Kind,Development proposal,Benefits,Delivery scale,Delivery model,Status,Efficiency target,Stays local,Source,Slug
            Legal,Back office,Consortium,Capacity,Cluster,Consortium,Proposed,no,"Monitoring Officer; Legal Secretary",,
            ICT,back-office,Harmonise,Scale,,,,Yes,,"A report, 2007",
            """
        ),
        ["shared-posts"] = (
            ".csv",
            $"""
            Agreement,Reference,Post,Employer,Annual cost,Shares,Prefers
            memorandum,P1,Director,{District},"£100,000.49","{District}: 33.34; {County}: 66.66%",
            memorandum,P2,Manager,{County},,{County}: 100,{District}
            """
        ),
        ["spend"] = (
            ".csv",
            $"""
            Reference,Agency,Title,Financial year,Amount,Firmness,Area,Outcome,Approach
            A1,{District},"Roads, and paths",2012/13,100.50,Firm,,well,Preventative
            A2,{County},Roads,2013/14,7,Indicative,,,
            """
        ),
    };

    private static readonly Dictionary<string, Dictionary<string, string>> _settings = new(StringComparer.Ordinal)
    {
        ["actions"] = new(StringComparer.Ordinal) { ["plan"] = "plan" },
        ["assets"] = new(StringComparer.Ordinal) { ["owner"] = District },
    };

    [Fact]
    public async Task What_the_demonstration_has_is_imported_again_without_a_change()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);

        Assert.Superset(new HashSet<string> { "actions", "figures", "savings", "services" }, await ImportedAgainAsync(host));
    }

    [Fact]
    public async Task What_each_kind_of_file_brings_is_imported_again_without_a_change()
    {
        await using var host = await StartAsync();
        foreach (var (kind, (type, text)) in _rows)
        {
            var (exit, output, error) = await host.ImportFileAsync(
                kind,
                Slug,
                Encoding.UTF8.GetBytes(text),
                type,
                _settings.GetValueOrDefault(kind),
                cancellationToken: TestContext.Current.CancellationToken
            );
            Assert.True(exit == 0, $"{kind}: {output} {error}");
        }

        Assert.Equal(
            host.Services.GetRequiredService<ImportCatalogue>().All.Select(k => k.Kind.Name).ToHashSet(),
            await ImportedAgainAsync(host)
        );
    }

    /// <summary>A partnership with what the rows need.</summary>
    private static async Task<ModuleHost> StartAsync()
    {
        var host = await ModuleHost.StartAsync(EveryModule.All);
        await host.AddOrganisationAsync(District, "Lakes District Council");
        await host.AddOrganisationAsync(County, "The County Council", OrganisationKind.County);
        await host.CreatePartnershipAsync(Slug, published: true, [.. EveryModule.All.Select(EveryModule.IdOf)]);
        var (key, other) = (await host.KeyAsync(), await host.KeyAsync());
        await DoAsync("addMember", $"""organisation: "{District}", role: MEMBER""");
        await DoAsync("addMember", $"""organisation: "{County}", role: MEMBER""");
        await DoAsync("addContractArea", $"""slug: "waste", name: "Waste", lead: "{District}" """);
        await DoAsync(
            "draftAgreement",
            $$"""
            slug: "memorandum", title: "Memorandum", form: MEMORANDUM, parties: ["{{District}}", "{{County}}"], purpose: "Posts",
            legalPower: "Local Government Act 1972, section 113", startsOn: "2010-11-01"
            """
        );
        await DoAsync("addClause", """agreement: "memorandum", number: "8", text: "Six months' notice.", terminationMonths: 6""");
        await DoAsync("concludeAgreement", """agreement: "memorandum", on: "2010-10-20" """, by: other);
        await DoAsync(
            "createActionPlan",
            $$"""
            slug: "plan", title: "Joint action plan", source: "A report of 27 May 2015",
            councils: [{council: "{{District}}", strategicPlan: "Council Plan"}, {council: "{{County}}", strategicPlan: "Area Plan"}]
            """
        );
        var national = await DoAsync("addNationalOutcome", """number: 1, title: "People live well" """, "nationalOutcome { id }");
        await DoAsync(
            "addLocalOutcome",
            $"""nationalOutcome: "{national["nationalOutcome"]!["id"]}", slug: "well", title: "They live well here" """
        );
        await DoAsync(
            "addIndicator",
            """
            localOutcome: "well", slug: "homes", title: "Homes built", definition: "As published", unit: NUMBER,
            polarity: HIGH_IS_GOOD
            """
        );
        return host;

        async Task<JsonNode> DoAsync(string mutation, string input, string fields = "", string? by = null)
        {
            var payload = await host.MutateAsync(mutation, $"""partnership: "{Slug}", {input}""", fields, by ?? key);
            Assert.True(payload["errors"]!.AsArray().Count == 0, $"{mutation}: {payload.ToJsonString()}");
            return payload;
        }
    }

    /// <summary>Previews every file of every partnership, which must find nothing new and nothing changed.</summary>
    /// <returns>The kinds of file of which there was something.</returns>
    private static async Task<HashSet<string>> ImportedAgainAsync(ModuleHost host)
    {
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var caller = services.GetRequiredService<Caller>();
        var (kinds, datasets) = (services.GetRequiredService<ImportCatalogue>(), services.GetRequiredService<DatasetCatalogue>());
        var tried = new HashSet<string>();
        var faults = new List<string>();
        foreach (var partnership in await services.GetRequiredService<IPartnerships>().AllAsync(CancellationToken.None))
        {
            var files = await datasets.OfAsync(partnership, caller, services, CancellationToken.None);
            foreach (var kind in kinds.Of(partnership, caller).Select(k => k.Kind))
            {
                foreach (var file in files.Where(f => IsOf(kind, f)))
                {
                    if (await ContentAsync(host, $"/data/v1/{partnership.Slug}/{file.File}", await host.KeyAsync()) is not { } content)
                    {
                        continue;
                    }

                    var settings = kind
                        .Settings.Where(s => s.IsRequired)
                        .ToDictionary(s => s.Name, _ => file.Name[(kind.Name.Length + 1)..], StringComparer.Ordinal);
                    var request = new ImportRequest(
                        kinds.Find(kind.Name)!,
                        partnership,
                        file.File,
                        settings,
                        new Dictionary<string, string>(StringComparer.Ordinal),
                        IsPreview: true
                    );
                    await using var import = host.CommandScope();
                    var report = await import
                        .ServiceProvider.GetRequiredService<ImportRun>()
                        .RunAsync(request, content, progress: null, CancellationToken.None);
                    // A partnership that has nothing of the kind exports the titles alone.
                    if (report.Faults.First is [var only] && only.Contains("below", StringComparison.Ordinal))
                    {
                        continue;
                    }

                    tried.Add(kind.Name);
                    if (report.Outcome is not { New: 0, Changed: 0, Unchanged: > 0 } || report.Faults.Total > 0)
                    {
                        faults.Add($"{partnership.Slug}/{file.File}: {report.Outcome} {string.Join(' ', report.Faults.First.Take(3))}");
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        return tried;
    }

    private static bool IsOf(ImportKind kind, Dataset file) =>
        kind.Settings.Any(s => s.IsRequired) ? file.Name.StartsWith(kind.Name + "-", StringComparison.Ordinal) : file.Name == kind.Name;

    // Null where the partnership has nothing to publish in the file.
    private static async Task<MemoryStream?> ContentAsync(ModuleHost host, string address, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        Assert.True(response.IsSuccessStatusCode, address);
        return new(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
