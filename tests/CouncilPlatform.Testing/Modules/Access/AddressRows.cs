using System.Text.Json.Nodes;
using CouncilPlatform.Host.Datasets;
using CouncilPlatform.Host.GraphQL;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>The rows that are addresses: files, a calendar and pages.</summary>
internal sealed class AddressRows(ModuleHost host) : IDisposable
{
    private const string Slug = "{slug}";
    private const string Files = "/data/v1/" + MadeUpHost.Ours;

    private const string ImportPages = "/Imports/";
    private const string FormPages = "/Forms/";
    private const string AdministrationPages = "/Administration/";

    private const int SomeFiles = 3;

    private static readonly Demands OfPartnership = Demands.None with { IsOfPartnership = true };

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = host.Client.BaseAddress,
    };

    public void Dispose() => _client.Dispose();

    /// <param name="administrator">Sees every file, and makes the calendar.</param>
    public async Task<IReadOnlyList<AccessRow>> AllAsync(string administrator) =>
        [.. await FilesAsync(administrator), await CalendarAsync(administrator), .. Pages()];

    private async Task<IEnumerable<AccessRow>> FilesAsync(string administrator)
    {
        var catalogue = host.Services.GetRequiredService<DatasetCatalogue>();
        var list = JsonNode.Parse(await host.GetAsync(Files, administrator))!.AsArray();
        return
        [
            Row(AccessKind.File, Gate.CoreModule, "file list", OfPartnership, Files),
            // A workbook has what the table of the same name has. Files of a family differ in nothing but what they are about.
            .. from file in list.Select(f => (string)f!["file"]!)
            where !file.EndsWith(".xlsx", StringComparison.Ordinal)
            let found = catalogue.Find(file)!.Value
            group (found.Module, found.Dataset.Role, File: file) by catalogue.NameOf(file) into family
            let first = family.First()
            select Row(
                AccessKind.File,
                first.Module,
                $"file {family.Key}",
                OfPartnership with
                {
                    Role = first.Role,
                },
                [.. family.Take(SomeFiles).Select(f => $"{Files}/{f.File}")]
            ),
        ];
    }

    // Whoever has the address may read it.
    private async Task<AccessRow> CalendarAsync(string administrator)
    {
        var answer = await host.DataAsync(
            $$"""
            mutation {
              createCalendarFeed(input: { partnership: "{{MadeUpHost.Ours}}", label: "Test", owner: "{{MadeUpRows.Owners[0].Code}}" }) {
                newCalendarFeed { address }
              }
            }
            """,
            administrator
        );
        var address = (string)answer["createCalendarFeed"]!["newCalendarFeed"]!["address"]!;
        return Row(AccessKind.Address, Gate.CoreModule, "calendar", Demands.None, address);
    }

    /// <summary>The pages that need no other name than a partnership's.</summary>
    private IEnumerable<AccessRow> Pages() =>
        from page in host
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .DistinctBy(e => e.RoutePattern.RawText, StringComparer.Ordinal)
        let pattern = $"/{page.RoutePattern.RawText?.TrimStart('/')}"
        let address = pattern.Replace(Slug, MadeUpHost.Ours, StringComparison.Ordinal)
        where !address.Contains('{', StringComparison.Ordinal)
        select PageRow(page.Metadata.GetMetadata<PageActionDescriptor>()!, pattern, address);

    private AccessRow PageRow(PageActionDescriptor page, string pattern, string address)
    {
        Role? least =
            page.ViewEnginePath.StartsWith(ImportPages, StringComparison.Ordinal) ? Role.Officer
            : page.ViewEnginePath.StartsWith(FormPages, StringComparison.Ordinal) ? Role.Applicant
            : page.ViewEnginePath.StartsWith(AdministrationPages, StringComparison.Ordinal) ? Role.Administrator
            : null;
        if (least is { } role)
        {
            // Whoever has not signed in is asked to.
            return new(AccessKind.Address, Gate.CoreModule, $"page {pattern}", OfPartnership with { Role = role })
            {
                Ask = async key => await FetchAsync(address, key) is var got && got == Answers.ElsewhereTo ? Answers.NotKnown : got,
            };
        }

        var demands = pattern.Contains(Slug, StringComparison.Ordinal) ? OfPartnership : Demands.None;
        return Row(AccessKind.Address, Gate.CoreModule, $"page {pattern}", demands, address);
    }

    private AccessRow Row(AccessKind kind, string module, string name, Demands demands, params string[] addresses) =>
        new(kind, module, name, demands) { Ask = key => FetchAsync(addresses, key) };

    /// <summary>The best of several answers.</summary>
    private async Task<char> FetchAsync(string[] addresses, string? key)
    {
        var last = Answers.NotAsked;
        foreach (var address in addresses)
        {
            last = await FetchAsync(address, key);
            if (last == Answers.Data)
            {
                break;
            }
        }

        return last;
    }

    private async Task<char> FetchAsync(string address, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = key is null ? null : new("Bearer", key);
        using var response = await _client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        try
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return Answers.OfAddress(response.StatusCode, text, address.EndsWith(".csv", StringComparison.Ordinal));
        }
        catch (HttpRequestException)
        {
            // Made-up rows do not suit every file, and the host breaks off.
            return Answers.Fault;
        }
    }
}
