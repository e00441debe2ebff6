using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Forms;
using CouncilPlatform.Host.Resources;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Languages;

/// <summary>
/// The texts of the core and the modules in other languages: <c>Pages/name/page.cy.json</c>, <c>Pages/mutation/form.cy.json</c> and
/// <c>Pages/words.cy.json</c> for what no page or form says itself, embedded in the assembly.
/// </summary>
internal sealed partial class ModuleTexts
{
    private static readonly Dictionary<string, string> _none = new(StringComparer.Ordinal);

    private readonly List<ReadOverlay> _overlays = [];
    private readonly List<string> _faults = [];
    private readonly IStringLocalizer<WordTexts> _words;

    public ModuleTexts(ModuleCatalogue modules, IStringLocalizer<WordTexts> words)
    {
        _words = words;
        foreach (var module in modules.Running)
        {
            var assembly = module.Assembly ?? typeof(ModuleTexts).Assembly;
            foreach (var file in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
            {
                if (Overlay().Match(file.Replace('\\', '/')) is { Success: true } name)
                {
                    Read(module.Id, name.Groups["folder"].Value, name.Groups["language"].Value, assembly, file);
                }
            }
        }
    }

    public IReadOnlyList<ReadOverlay> All => _overlays;

    /// <summary>What is wrong with the files that are left out, a sentence each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public PageTexts Of(DescribedPage page) => Of(page.Module, page.Name);

    public PageTexts Of(MutationForm form) => Of(form.Module, form.Name);

    /// <summary>The texts of a module, in no page of its own.</summary>
    public PageTexts Of(string module) => Of(module, folder: "");

    private PageTexts Of(string module, string folder) =>
        Language.IsEnglish ? PageTexts.English : new([Find(module, folder), Find(module, ""), Find(Gate.CoreModule, "")], _words);

    private IReadOnlyDictionary<string, string> Find(string module, string folder) =>
        _overlays.Find(o => o.Module == module && o.Folder == folder && o.Language == Language.Current)?.Texts ?? _none;

    private void Read(string module, string folder, string language, Assembly assembly, string file)
    {
        try
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            var overlay = JsonSerializer.Deserialize<TextOverlay>(stream, PageCatalogue.Format)!;
            _overlays.Add(new(module, folder, language, new Dictionary<string, string>(overlay.Texts, StringComparer.Ordinal)));
        }
        catch (JsonException e)
        {
            _faults.Add($"{module}/{file}: {e.Message}");
        }
    }

    [GeneratedRegex(
        @"^Pages/((?<folder>[^/]+)/(page|form)|words)\.(?<language>[a-z]{2})\.json$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Overlay();
}

/// <param name="Folder">The page or the mutation. Empty for the words of the whole module.</param>
/// <param name="Texts">Each English text with the same in the language.</param>
internal sealed record ReadOverlay(string Module, string Folder, string Language, IReadOnlyDictionary<string, string> Texts);
