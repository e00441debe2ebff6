using System.Net;
using System.Net.Http.Headers;
using CouncilPlatform.Host.Datasets;
using CouncilPlatform.Host.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>What is exported is imported again unchanged, whatever the kind of file.</summary>
public sealed class ExportTests
{
    // Of the other kinds the demonstration has nothing, or they have no file of their own.
    private static readonly string[] _filled = ["actions", "savings", "services"];

    [Fact]
    public async Task Every_kind_has_a_file_that_is_imported_again_without_a_change()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
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
                    if (report.Faults.First is [var only] && only.Contains("no rows below", StringComparison.Ordinal))
                    {
                        continue;
                    }

                    tried.Add(kind.Name);
                    if (report.Outcome is not { New: 0, Changed: 0 } || report.Faults.Total > 0)
                    {
                        faults.Add($"{partnership.Slug}/{file.File}: {report.Outcome} {string.Join(' ', report.Faults.First.Take(3))}");
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.All(_filled, kind => Assert.Contains(kind, tried));
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
