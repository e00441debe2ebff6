using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>A partnership of two councils that send files of what they plan to spend.</summary>
internal sealed class Sender : IAsyncDisposable
{
    public const string Slug = "lakes";
    public const string District = "E07000031";
    public const string County = "E10000006";

    private Sender(ModuleHost host, string key) => (Host, Key) = (host, key);

    public ModuleHost Host { get; }

    /// <summary>The key of an officer of the district.</summary>
    public string Key { get; }

    public static async Task<Sender> StartAsync(
        string provider = Providers.Sqlite,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        TestDatabase? on = null
    )
    {
        var host = await ModuleHost.StartAsync([typeof(CommunityPlanningModule)], provider, services, settings: settings, on: on);
        await host.AddOrganisationAsync(District, "Lakes District Council");
        await host.AddOrganisationAsync(County, "The County Council");
        await host.CreatePartnershipAsync(Slug, published: true, EveryModule.IdOf(typeof(CommunityPlanningModule)));
        return new(host, await host.KeyAsync(Slug, Role.Officer, District));
    }

    /// <summary>An outcome, which new indicators then measure.</summary>
    public async Task AddOutcomeAsync()
    {
        var officer = await Host.KeyAsync(Slug, Role.Officer);
        var national = await Host.MutateAsync(
            "addNationalOutcome",
            $"""partnership: "{Slug}", number: 1, title: "People live well" """,
            "nationalOutcome { id }",
            officer
        );
        var local = await Host.MutateAsync(
            "addLocalOutcome",
            $"""partnership: "{Slug}", nationalOutcome: "{national["nationalOutcome"]!["id"]}", slug: "well", title: "Here too" """,
            "localOutcome { id }",
            officer
        );
        Assert.Empty(local["errors"]!.AsArray());
    }

    /// <summary>A file of what the district spends.</summary>
    public static string Spend(params (string Reference, string Amount)[] lines) =>
        "Reference,Agency,Title,Financial year,Amount,Firmness\n"
        + string.Concat(lines.Select(l => $"{l.Reference},{District},Roads,2012/13,{l.Amount},Firm\n"));

    public Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(string csv, string? key = null, string name = "spend.csv") =>
        SendAsync(Encoding.UTF8.GetBytes(csv), key ?? Key, name);

    public async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(
        byte[] file,
        string? key,
        string name = "spend.csv",
        string kind = "spend",
        string? idempotencyKey = null,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/imports/v1/{Slug}/{kind}") { Content = form };
        // What is refused is refused before it is sent.
        request.Headers.ExpectContinue = true;
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!);
    }

    /// <summary>The import once it is in a state.</summary>
    public async Task<JsonNode> UntilAsync(string id, params string[] states)
    {
        while (true)
        {
            var import = JsonNode.Parse(await Host.GetAsync($"/imports/v1/{Slug}/{id}", Key))!;
            if (states.Contains((string?)import["state"], StringComparer.Ordinal))
            {
                return import;
            }

            Assert.True((string?)import["state"] is "WAITING" or "READING" or "SAVING", import.ToJsonString());
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Decides about an import: the payload.</summary>
    public async Task<JsonNode> DecideAsync(
        string mutation,
        string id,
        string? key = null,
        IReadOnlyDictionary<string, string>? answers = null
    ) =>
        (
            await Host.DataAsync(
                $$"""
                mutation { {{mutation}}(input: { partnership: "{{Slug}}", import: "{{id}}"{{Written(answers)}} }) {
                  import { id state } errors { code message path } } }
                """,
                key ?? Key
            )
        )[mutation]!;

    /// <summary>How many imports the holder of a key sees.</summary>
    public async Task<int> ListedAsync(string? key = null) =>
        (int)
            (await Host.DataAsync($$"""{ partnership(slug: "{{Slug}}") { imports { totalCount } } }""", key ?? Key))["partnership"]![
                "imports"
            ]!["totalCount"]!;

    /// <summary>The references and amounts of the budget lines.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync() =>
        [
            .. (
                await Host.DataAsync(
                    $$"""{ partnership(slug: "{{Slug}}") { budgetLines { nodes { reference amount { amount } } } } }""",
                    Key
                )
            )["partnership"]!["budgetLines"]!["nodes"]!
                .AsArray()
                .Select(l => $"{l!["reference"]} {l["amount"]!["amount"]}"),
        ];

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string Written(IReadOnlyDictionary<string, string>? answers) =>
        answers is null ? "" : $", answers: [{string.Join(", ", answers.Select(a => $$"""{key: "{{a.Key}}", choice: "{{a.Value}}"}"""))}]";
}
