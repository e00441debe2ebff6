using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described.Descriptions;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>
/// The pages that the core and the modules carry: a folder <c>Pages/name</c> with <c>page.json</c> and <c>page.graphql</c> each, embedded
/// in the assembly.
/// </summary>
internal sealed class PageCatalogue
{
    /// <summary>The page of this name, of any module, is a part of the partnership's home.</summary>
    public const string Home = "home";

    /// <summary>The page that the search field at the top of every page of a partnership leads to.</summary>
    public const string Search = "search";

    private const string Folder = "Pages/";

    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly List<DescribedPage> _pages = [];
    private readonly List<string> _faults = [];

    public PageCatalogue(ModuleCatalogue modules)
    {
        foreach (var module in modules.Running)
        {
            var assembly = module.Assembly ?? typeof(PageCatalogue).Assembly;
            foreach (var name in assembly.GetManifestResourceNames().Select(NameOf).OfType<string>().Order(StringComparer.Ordinal))
            {
                Add(module.Id, name, assembly);
            }
        }
    }

    public IReadOnlyList<DescribedPage> All => _pages;

    /// <summary>What is wrong with the pages that are left out, a sentence each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The pages that a partnership has: those of the core and of the modules that are on.</summary>
    public IEnumerable<DescribedPage> Of(Partnership partnership) =>
        All.Where(p => p.Module == Gate.CoreModule || partnership.Modules.Contains(p.Module));

    /// <summary>The page of a partnership with this name. Null if it has none.</summary>
    public DescribedPage? Find(Partnership partnership, string name) =>
        name == Home ? null : Of(partnership).FirstOrDefault(p => p.Name == name);

    /// <summary>The page about objects of a type. Null if the partnership has none.</summary>
    public DescribedPage? About(Partnership partnership, string type) => Of(partnership).FirstOrDefault(p => p.Description.Of == type);

    private void Add(string module, string name, Assembly assembly)
    {
        try
        {
            using var description = assembly.GetManifestResourceStream($"{Folder}{name}/page.json")!;
            using var stream =
                assembly.GetManifestResourceStream($"{Folder}{name}/page.graphql")
                ?? throw new JsonException("The page has no page.graphql.");
            using var document = new StreamReader(stream);
            var page = JsonSerializer.Deserialize<PageDescription>(description, Format)!;
            if (_pages.Find(p => p.Name == name && name != Home || p.Description.Of is { } of && of == page.Of) is { } other)
            {
                throw new JsonException($"The module {other.Module} already has the page {other.Name} for it.");
            }

            _pages.Add(new(module, name, page, document.ReadToEnd()));
        }
        catch (JsonException e)
        {
            _faults.Add($"{module}/{name}: {e.Message}");
        }
    }

    private static string? NameOf(string file) =>
        file.Replace('\\', '/') is var path
        && path.StartsWith(Folder, StringComparison.Ordinal)
        && path.EndsWith("/page.json", StringComparison.Ordinal)
            ? path[Folder.Length..^"/page.json".Length]
            : null;
}
